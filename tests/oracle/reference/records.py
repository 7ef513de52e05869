"""Clients, codes and tokens of the records, as Authlib asks about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from authlib.oauth2.rfc6749 import ClientMixin, TokenMixin
from authlib.oauth2.rfc8628 import DeviceCredentialMixin
from authlib.oidc.core import AuthorizationCodeMixin

from app.actors.authorization_server.records import Records
from app.actors.places import ASKED_SCOPE
from app.checks.clients import RegisteredClient, RegisteredServer
from app.checks.token import CodeGrant
from app.checks.token.device_code import DeviceGrant
from app.checks.tokens import IssuedToken, RefreshGrant
from app.wire import here

WAYS = {
    "basic": "client_secret_basic",
    "post": "client_secret_post",
    "private_key_jwt": "private_key_jwt",
    "none": "none",
}
LOOPBACK = ("127.0.0.1", "::1")


@dataclass(frozen=True)
class Client(ClientMixin):
    """A registered client."""

    record: RegisteredClient
    client_metadata: Mapping[str, object] = field(default_factory=dict)

    def get_client_id(self) -> str:
        return self.record.client_id

    def get_default_redirect_uri(self) -> str | None:
        return self.record.redirect_uris[0] if len(self.record.redirect_uris) == 1 else None

    def get_allowed_scope(self, scope: str | None) -> str | None:
        """The scope to grant; None when any of it is not this client's (RFC 6749 section 3.3)."""
        if not scope:
            return ASKED_SCOPE if ASKED_SCOPE in self.record.scopes else self.record.scopes[0]
        return scope if set(scope.split()) <= set(self.record.scopes) else None

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return any(_same_uri(each, redirect_uri) for each in self.record.redirect_uris)

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == self.record.secret

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:  # noqa: ARG002
        return method == WAYS[self.record.auth_method]

    def check_response_type(self, response_type: str) -> bool:
        return response_type in self.record.response_types

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type in self.record.grant_types


@dataclass(frozen=True)
class Server(ClientMixin):
    """A resource server, which Authlib takes for one more client."""

    record: RegisteredServer

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == self.record.secret

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return (method, endpoint) == ("client_secret_basic", "introspection")


def client(client_id: str) -> Client | Server | None:
    """The client or resource server of that id."""
    record, server = Records(here()).client(client_id), Records(here()).server(client_id)
    if record:
        return Client(record)
    return Server(server) if server else None


def _same_uri(registered: str, requested: str) -> bool:
    """Equal, but for the port of a loopback address (RFC 8252 section 7.3)."""
    if registered == requested:
        return True
    try:
        host, port = urlsplit(registered).hostname, urlsplit(requested).port
    except ValueError:
        return False
    return host in LOOPBACK and bool(port) and requested.replace(f":{port}", "", 1) == registered


@dataclass(frozen=True)
class Code(AuthorizationCodeMixin):
    """An authorization code."""

    record: CodeGrant

    def get_redirect_uri(self) -> str | None:
        return self.record.redirect_uri if self.record.redirect_uri_sent else None

    def get_scope(self) -> str:
        return self.record.scope

    def get_nonce(self) -> str:
        return self.record.nonce

    def get_auth_time(self) -> int:
        return self.record.auth_time

    @property
    def code_challenge(self) -> str:
        return self.record.challenge

    @property
    def code_challenge_method(self) -> str:
        return self.record.method


@dataclass(frozen=True)
class Credential(DeviceCredentialMixin):
    """What a device waits with."""

    record: DeviceGrant

    def get_client_id(self) -> str:
        return self.record.client_id

    def get_scope(self) -> str:
        return self.record.scope

    def get_user_code(self) -> str:
        return self.record.user_code

    def is_expired(self) -> bool:
        return self.record.expires <= here().clock.seconds


@dataclass(frozen=True)
class Token(TokenMixin):
    """An access token or a refresh token."""

    record: IssuedToken | RefreshGrant

    @property
    def scope(self) -> str:
        return self.record.scope if isinstance(self.record, RefreshGrant) else self.record.claims["scope"]

    def get_scope(self) -> str:
        return self.scope

    def get_user(self) -> str:
        return self.record.account if isinstance(self.record, RefreshGrant) else self.record.claims["sub"]

    def get_client(self) -> Client | Server | None:
        return client(self.record.client_id)

    def check_client(self, client: Client) -> bool:
        return self.record.client_id == client.get_client_id()

    def is_expired(self) -> bool:
        expires = self.record.expires if isinstance(self.record, RefreshGrant) else self.record.claims["exp"]
        return expires <= here().clock.seconds

    def is_revoked(self) -> bool:
        return self.record.revoked


def refresh_token(text: str) -> Token | None:
    """The refresh token of that text."""
    record = Records(here()).refresh(text)
    return Token(record) if record else None


def access_token(text: str) -> Token | None:
    """The access token of that text."""
    record = Records(here()).token(text)
    return Token(record) if record else None
