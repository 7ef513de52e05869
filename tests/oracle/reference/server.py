"""The reference's app: Authlib's server with all that ours has."""

from __future__ import annotations

from functools import partial

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc7636 import CodeChallenge
from flask import Flask, Response, request

from app.actors.places import IDENTITY_SCOPES, OWN_SCOPE, SCOPES
from tests.oracle.drafts import METHODS
from tests.oracle.reference.assertions import Assertions
from tests.oracle.reference.endpoints import DeviceAuthorization, Introspection, Revocation
from tests.oracle.reference.grants import CodeFlow, Device, Implicit, OwnName, Password, Refresh
from tests.oracle.reference.openid import Hybrid, Information, OpenID
from tests.oracle.reference.records import client


def build() -> Flask:
    """Every endpoint takes every method, and Authlib says what comes of it."""
    app = Flask("reference", static_folder=None)
    app.logger.disabled = True  # where Authlib raises, the outcome is a 500, and that says it
    app.config["OAUTH2_REFRESH_TOKEN_GENERATOR"] = True
    app.config["OAUTH2_SCOPES_SUPPORTED"] = [*SCOPES, *IDENTITY_SCOPES, OWN_SCOPE]
    server = AuthorizationServer(app, query_client=client, save_token=lambda *_: None)
    server.register_client_auth_method(Assertions.CLIENT_AUTH_METHOD, Assertions(leeway=0))
    server.register_grant(CodeFlow, [CodeChallenge(required=False), OpenID()])
    server.register_grant(Hybrid, [CodeChallenge(required=False)])
    for grant in (Implicit, OwnName, Password, Refresh, Device):
        server.register_grant(grant)
    for endpoint in (Information, DeviceAuthorization, Introspection, Revocation):
        server.register_endpoint(endpoint)

    def authorize() -> Response:
        try:
            server.get_consent_grant()
        except OAuth2Error as error:
            return server.handle_error_response(request, error)
        return Response("The owner is asked.")

    userinfo = partial(server.create_endpoint_response, Information.ENDPOINT_NAME)
    app.add_url_rule("/userinfo", "userinfo", userinfo, methods=["GET", "POST"])
    app.add_url_rule("/authorize", view_func=authorize, methods=["GET", "POST"])
    posted = {
        "/token": server.create_token_response,
        "/device_authorization": partial(server.create_endpoint_response, DeviceAuthorization.ENDPOINT_NAME),
        "/introspect": partial(server.create_endpoint_response, Introspection.ENDPOINT_NAME),
        "/revoke": partial(server.create_endpoint_response, Revocation.ENDPOINT_NAME),
    }
    for path, view in posted.items():
        app.add_url_rule(path, path, view, methods=METHODS, provide_automatic_options=False)
    return app
