"""Authlib's other endpoints over the records."""

from __future__ import annotations

from typing import Any

from authlib.oauth2.rfc7662 import IntrospectionEndpoint

from app.actors.authorization_server.records import Records
from app.wire import here
from tests.oracle.reference.records import AccessToken, Client, Server


class Introspection(IntrospectionEndpoint):
    """RFC 7662; only the API that a token is meant for may ask."""

    def query_token(self, token_string: str, token_type_hint: str | None) -> AccessToken | None:  # noqa: ARG002
        found = Records(here()).token(token_string)
        return AccessToken(found) if found else None

    def check_permission(self, token: AccessToken, client: Client | Server, request: object) -> bool:  # noqa: ARG002
        return isinstance(client, Server) and token.record.claims["aud"] == client.record.audience

    def introspect_token(self, token: AccessToken) -> dict[str, Any]:
        return {**token.record.claims, "token_type": "Bearer"}
