"""The registration endpoint, and what the client makes of its answer."""

import json

from app.actors.assertions import client_key
from app.trace.paths import json_of
from tests.checks.failing.case import Failing, Passing

REGISTERED = "dynamic-registration"
KEYED = {"client.auth": "private_key_jwt"}


def describing(**members: object):
    """An edit that lets the client say something else of itself; None leaves a member out."""

    def edit(request):
        said = {**json_of(request), **members}
        return {"body": json.dumps({name: value for name, value in said.items() if value is not None})}

    return edit


def _failing(error: str, edit, switches: dict[str, str] | None = None) -> Failing:
    return Failing("register#1.request", edit, f"400 {error}", REGISTERED, switches or {})


def _answered(path: str, value: str | None) -> Failing:
    return Failing("register#1.response", {path: value}, "400 page", REGISTERED, answered_at="open#1")


FAILING = {
    "register.method": Failing("register#1.request", {"method": "PUT"}, "405 invalid_request", REGISTERED),
    "register.json": _failing("invalid_client_metadata", {"header.Content-Type": "text/plain"}),
    "register.redirect_uris.present": _failing("invalid_redirect_uri", describing(redirect_uris=[])),
    "register.redirect_uris.valid": _failing(
        "invalid_redirect_uri", describing(redirect_uris=["https://printer.example/cb", "http://printer.example/cb"])
    ),
    "register.grant_types.supported": _failing(
        "invalid_client_metadata", describing(grant_types=["authorization_code", "urn:example:wish"])
    ),
    "register.grant_types.consistent": _failing("invalid_client_metadata", describing(response_types=[])),
    "register.auth_method": _failing("invalid_client_metadata", describing(token_endpoint_auth_method="basic")),
    "register.keys": _failing(
        "invalid_client_metadata", describing(jwks={"keys": [client_key().as_dict(private=True)]}), KEYED
    ),
    "register.scope": _failing("invalid_client_metadata", describing(scope="photos.read admin")),
    "register_response.success": _answered("status", "200"),
    "register_response.client_id": _answered("json.client_id", None),
    "register_response.auth_method": _answered("json.token_endpoint_auth_method", "none"),
    "register_response.client_secret": _answered("json.client_secret", None),
}
PASSING = {id: Passing(REGISTERED, KEYED if id == "register.keys" else {}) for id in FAILING}
