"""Authlib's grants over the records."""

from __future__ import annotations

from typing import Any

from authlib.oauth2.rfc6749 import grants
from authlib.oauth2.rfc8628 import DeviceCodeGrant

from app.actors.authorization_server import devices
from app.actors.authorization_server.records import Records
from app.wire import here
from tests.oracle.reference.records import WAYS, Client, Code, Credential, Token
from tests.oracle.reference.records import refresh_token as find_refresh_token


class CodeFlow(grants.AuthorizationCodeGrant):
    """RFC 6749 section 4.1."""

    TOKEN_ENDPOINT_AUTH_METHODS = tuple(WAYS.values())

    def query_authorization_code(self, code: str, client: Client) -> Code | None:
        grant = Records(here()).code(code)
        if grant is None or grant.used or grant.client_id != client.get_client_id():
            return None
        return Code(grant) if here().clock.seconds < grant.expires else None

    def delete_authorization_code(self, authorization_code: Code) -> None:
        Records(here()).use_up(authorization_code.record)

    def authenticate_user(self, authorization_code: Code) -> str:
        return authorization_code.record.account


class Implicit(grants.ImplicitGrant):
    """RFC 6749 section 4.2."""


class Refresh(grants.RefreshTokenGrant):
    """RFC 6749 section 6, with rotation."""

    TOKEN_ENDPOINT_AUTH_METHODS = tuple(WAYS.values())
    INCLUDE_NEW_REFRESH_TOKEN = True

    def authenticate_refresh_token(self, refresh_token: str) -> Token | None:
        token = find_refresh_token(refresh_token)
        good = token and not token.record.used and not token.is_revoked() and not token.is_expired()
        return token if good else None

    def authenticate_user(self, refresh_token: Token) -> str:
        return refresh_token.record.account

    def revoke_old_credential(self, refresh_token: Token) -> None:
        Records(here()).use_up_refresh(refresh_token.record)


class Password(grants.ResourceOwnerPasswordCredentialsGrant):
    """RFC 6749 section 4.3."""

    TOKEN_ENDPOINT_AUTH_METHODS = tuple(WAYS.values())

    def authenticate_user(self, username: str, password: str) -> str | None:
        return username if here().actor("as").look("accounts", username) == password else None

    def generate_token(self, **asked: Any) -> dict[str, Any]:
        """Nothing to go on with: the client was not registered for refresh tokens."""
        return super().generate_token(**asked, include_refresh_token=False)


class OwnName(grants.ClientCredentialsGrant):
    """RFC 6749 section 4.4: for clients that can prove themselves."""

    TOKEN_ENDPOINT_AUTH_METHODS = tuple(way for way in WAYS.values() if way != "none")


class Device(DeviceCodeGrant):
    """RFC 8628 section 3.4."""

    TOKEN_ENDPOINT_AUTH_METHODS = tuple(WAYS.values())

    def query_device_credential(self, device_code: str) -> Credential | None:
        grant = devices.by_device_code(Records(here()), device_code)
        return Credential(grant) if grant and grant.state != "used" else None

    def query_user_grant(self, user_code: str) -> tuple[str, bool] | None:
        grant = devices.by_user_code(Records(here()), user_code)
        return (grant.account, grant.state == "allowed") if grant and grant.state != "waiting" else None

    def should_slow_down(self, credential: Credential) -> bool:
        grant = credential.record
        return grant.polled is not None and here().clock.seconds < grant.polled + grant.interval
