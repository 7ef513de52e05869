"""Authlib's client authentication by a signed JWT (RFC 7523 section 2.2), by the keys of the records."""

from __future__ import annotations

import time
from typing import Any

from authlib.oauth2.rfc6749 import InvalidClientError
from authlib.oauth2.rfc7523 import JWTBearerClientAssertion
from joserfc import jwk, jwt
from joserfc.errors import JoseError

from app.actors.places import ISSUER, TOKEN_ENDPOINT
from app.checks.token.assertion import ALGORITHM
from app.wire import here
from tests.oracle.reference.records import WAYS, Client

TIMES = ("iat", "nbf", "exp")


class Assertions(JWTBearerClientAssertion):
    """What is left to Authlib's user: the key, the audiences, and which jti came before."""

    CLIENT_AUTH_METHOD = WAYS["private_key_jwt"]

    def get_audiences(self) -> list[str]:
        return [ISSUER, TOKEN_ENDPOINT]

    def resolve_client_public_key(self, client: Client) -> jwk.Key:
        if client.record.key is None:
            raise InvalidClientError
        return jwk.OKPKey.import_key(dict(client.record.key))

    def process_assertion_claims(self, assertion: str, resolve_key: jwk.Key) -> None:
        """As Authlib does it, but with the one algorithm of our keys, which is not among its own.

        Authlib asks the machine what time it is: what lies between that and the run's own clock is added to the claims.
        """
        try:
            claims = jwt.decode(assertion, resolve_key, algorithms=[ALGORITHM]).claims
        except JoseError as error:
            raise InvalidClientError from error
        between = int(time.time()) - here().clock.seconds
        times = {name: claims[name] + between for name in TIMES if type(claims.get(name)) in {int, float}}
        self.verify_claims({**claims, **times})

    def validate_jti(self, claims: dict[str, Any], jti: str) -> bool:  # noqa: ARG002
        return here().actor("as").look("assertions", jti) is None
