"""Authlib's other endpoints over the records."""

from __future__ import annotations

from typing import Any

from authlib.oauth2.rfc7009 import RevocationEndpoint
from authlib.oauth2.rfc7662 import IntrospectionEndpoint
from authlib.oauth2.rfc8628 import DeviceAuthorizationEndpoint

from app.actors.authorization_server.records import Records
from app.actors.places import VERIFICATION_URI
from app.checks.tokens import RefreshGrant
from app.wire import here
from tests.oracle.reference.records import WAYS, Client, Server, Token, access_token, refresh_token


class Introspection(IntrospectionEndpoint):
    """RFC 7662; only the API that a token is meant for is told about it."""

    def query_token(self, token_string: str, token_type_hint: str | None) -> Token | None:  # noqa: ARG002
        return access_token(token_string)

    def check_permission(self, token: Token, client: Client | Server, request: object) -> bool:  # noqa: ARG002
        return isinstance(client, Server) and token.record.claims["aud"] == client.record.audience

    def introspect_token(self, token: Token) -> dict[str, Any]:
        return {**token.record.claims, "token_type": "Bearer"}


class Revocation(RevocationEndpoint):
    """RFC 7009; with a refresh token all of its family goes."""

    CLIENT_AUTH_METHODS = tuple(WAYS.values())

    def query_token(self, token_string: str, token_type_hint: str | None) -> Token | None:  # noqa: ARG002
        return refresh_token(token_string) or access_token(token_string)

    def revoke_token(self, token: Token, request: object) -> None:  # noqa: ARG002
        if isinstance(token.record, RefreshGrant):
            Records(here()).revoke_family(token.record.family, "given back")
        else:
            Records(here()).revoke(token.record, "given back")


class DeviceAuthorization(DeviceAuthorizationEndpoint):
    """RFC 8628 section 3.1."""

    CLIENT_AUTH_METHODS = tuple(WAYS.values())

    def get_verification_uri(self) -> str:
        return VERIFICATION_URI

    def save_device_credential(self, client_id: str, scope: str, data: dict[str, Any]) -> None:
        """Nobody asks with these codes any more."""
