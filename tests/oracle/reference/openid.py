"""Authlib's OpenID Connect over the records."""

from __future__ import annotations

from typing import Any

from authlib.integrations.flask_oauth2 import ResourceProtector
from authlib.oauth2.rfc6750 import BearerTokenValidator
from authlib.oidc.core import UserInfo, UserInfoEndpoint
from authlib.oidc.core.grants import OpenIDCode, OpenIDHybridGrant
from joserfc.jwk import RSAKey

from app.actors.keys import id_token_key
from app.actors.places import ISSUER
from tests.oracle.reference.records import Client, Token, access_token


class _Provider:
    """What all of its grants ask for."""

    def exists_nonce(self, nonce: str, request: object) -> bool:  # noqa: ARG002
        return False  # nothing happened yet in this world

    def resolve_client_private_key(self, client: Client) -> RSAKey:  # noqa: ARG002
        return id_token_key()

    def get_client_claims(self, client: Client) -> dict[str, Any]:  # noqa: ARG002
        return {"iss": ISSUER}

    def generate_user_info(self, user: str, scope: str) -> UserInfo:  # noqa: ARG002
        return UserInfo(sub=user)


class OpenID(_Provider, OpenIDCode):
    """The authorization code flow: an extension of that grant (OIDC Core §3.1)."""


class Hybrid(_Provider, OpenIDHybridGrant):
    """The hybrid flow (OIDC Core §3.3)."""


class Bearers(BearerTokenValidator):
    """RFC 6750, by the tokens of the records."""

    def authenticate_token(self, token_string: str) -> Token | None:
        return access_token(token_string)


class Information(UserInfoEndpoint):
    """The userinfo endpoint (OIDC Core §5.3)."""

    def __init__(self, server: object = None) -> None:
        super().__init__(server, ResourceProtector())
        self.resource_protector.register_token_validator(Bearers())

    def generate_user_info(self, user: str, scope: str) -> UserInfo:  # noqa: ARG002
        return UserInfo(sub=user)
