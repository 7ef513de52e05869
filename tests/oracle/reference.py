"""The reference: an authorization server made of Authlib's parts, which reads the same records as ours.

Only what Authlib leaves to its user is written here, as its documentation asks for it: looking up clients and codes,
comparing secrets, redirect URIs and scopes.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, ClientMixin, grants
from authlib.oauth2.rfc7636 import CodeChallenge
from flask import Flask, Response, request

from app.actors.authorization_server.records import Records
from app.actors.places import SCOPES
from app.checks.clients import RegisteredClient
from app.checks.token import CodeGrant
from app.wire import here
from tests.oracle.drafts import METHODS

WAYS = {"basic": "client_secret_basic", "post": "client_secret_post", "none": "none"}
LOOPBACK = ("127.0.0.1", "::1")


@dataclass(frozen=True)
class Client(ClientMixin):
    """A client of the records, as Authlib asks about it."""

    record: RegisteredClient

    def get_client_id(self) -> str:
        return self.record.client_id

    def get_default_redirect_uri(self) -> str | None:
        return self.record.redirect_uris[0] if len(self.record.redirect_uris) == 1 else None

    def get_allowed_scope(self, scope: str | None) -> str | None:
        """The scope to grant; None when any of it is not this client's (RFC 6749 section 3.3)."""
        if not scope:
            return "photos.read"
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
    """A code of the records, as Authlib asks about it."""

    record: CodeGrant

    def get_redirect_uri(self) -> str | None:
        return self.record.redirect_uri if self.record.redirect_uri_sent else None

    def get_scope(self) -> str:
        return self.record.scope

    @property
    def code_challenge(self) -> str:
        return self.record.challenge

    @property
    def code_challenge_method(self) -> str:
        return self.record.method


class CodeFlow(grants.AuthorizationCodeGrant):
    """The authorization code grant over the records."""

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


def build() -> Flask:
    """The reference's app."""
    app = Flask("reference", static_folder=None)
    app.logger.disabled = True  # where Authlib raises, the outcome is a 500, and that says it
    app.config["OAUTH2_SCOPES_SUPPORTED"] = [*SCOPES]
    server = AuthorizationServer(app, query_client=_client, save_token=lambda *_: None)
    server.register_grant(CodeFlow, [CodeChallenge(required=False)])

    @app.route("/authorize", methods=["GET", "POST"])
    def authorize() -> Response:
        try:
            server.get_consent_grant()
        except OAuth2Error as error:
            return server.handle_error_response(request, error)
        return Response("The owner is asked.")

    @app.route("/token", methods=[*METHODS], provide_automatic_options=False)
    def token() -> Response:
        return server.create_token_response()

    return app


def _client(client_id: str) -> Client | None:
    record = Records(here()).client(client_id)
    return Client(record) if record else None
