"""Authlib's grants over the records."""

from __future__ import annotations

from authlib.oauth2.rfc6749 import grants

from app.actors.authorization_server.records import Records
from app.wire import here
from tests.oracle.reference.records import WAYS, Client, Code, RefreshToken


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


class Refresh(grants.RefreshTokenGrant):
    """RFC 6749 section 6, with rotation."""

    TOKEN_ENDPOINT_AUTH_METHODS = tuple(WAYS.values())
    INCLUDE_NEW_REFRESH_TOKEN = True

    def authenticate_refresh_token(self, refresh_token: str) -> RefreshToken | None:
        grant = Records(here()).refresh(refresh_token)
        if grant is None or grant.used or grant.revoked:
            return None
        return RefreshToken(grant) if here().clock.seconds < grant.expires else None

    def authenticate_user(self, refresh_token: RefreshToken) -> str:
        return refresh_token.record.account

    def revoke_old_credential(self, refresh_token: RefreshToken) -> None:
        Records(here()).use_up_refresh(refresh_token.record)


class PasswordFlow(grants.ResourceOwnerPasswordCredentialsGrant):
    """RFC 6749 section 4.3."""

    TOKEN_ENDPOINT_AUTH_METHODS = tuple(WAYS.values())

    def authenticate_user(self, username: str, password: str) -> str | None:
        return username if here().actor("as").look("accounts", username) == password else None


class NightFlow(grants.ClientCredentialsGrant):
    """RFC 6749 section 4.4; which client may use it is for its registration to say."""

    TOKEN_ENDPOINT_AUTH_METHODS = tuple(WAYS.values())
