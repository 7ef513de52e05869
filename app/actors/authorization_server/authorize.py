"""The authorization endpoint (RFC 6749 section 3.1): its checks in order, and where each failure goes.

A failure of the first table is shown to the person and never redirected (section 4.1.2.1); of the second it goes to
the redirect URI, which is the client's by then: whether that is to be trusted is another question (`interaction`).
"""

from __future__ import annotations

from flask import Flask, Response

from app.actors.authorization_server.interaction import begin, decline
from app.actors.authorization_server.records import PendingRequest, Records
from app.actors.authorization_server.response_types import modes_of, offered
from app.actors.authorization_server.responses import refusal
from app.actors.authorization_server.sent import parameters
from app.actors.pages import problem
from app.actors.places import ASKED_SCOPE, IDENTITY_SCOPES, RESOURCES, SCOPES
from app.checks import authorize as rules
from app.checks import examine, openid, target
from app.wire import here

SHOWN_ON_A_PAGE = (
    rules.client_id_once,
    rules.client_id_known,
    rules.redirect_uri_once,
    rules.redirect_uri_exact,
)
RESPONSE_MODE = (rules.response_mode_supported,)
REDIRECTED = (
    rules.parameters_once,
    rules.response_type_present,
    rules.response_type_supported,
    rules.response_type_allowed,
    rules.pkce_required,
    rules.pkce_complete,
    rules.pkce_method,
    rules.pkce_challenge,
    rules.scope_known,
    target.resource_known,
)

# A browser shows a 500 or a 503 to the person: for the client to learn of it, it has to be told by redirect (§4.1.2.1).
TROUBLE = {
    "failing": {"error": "server_error", "error_description": "Something broke that nobody expected"},
    "overloaded": {"error": "temporarily_unavailable", "error_description": "Too busy at the moment, try again later"},
}


def register(app: Flask) -> None:
    """Add the endpoint. POST is allowed too, with the parameters in the body (RFC 6749 section 3.1)."""
    app.add_url_rule("/authorize", view_func=authorize, methods=["GET", "POST"])


def authorize() -> Response:
    """Check the request, remember it in a session, and show the person what has to be shown."""
    world = here()
    records = Records(world)
    params = parameters()
    asked = rules.AuthorizationRequest(
        params=params,
        client=records.client(params.get("client_id")),
        response_types=offered(world.switches),
        response_modes=modes_of(params.get("response_type")),
        scopes_supported=(*SCOPES, *IDENTITY_SCOPES),
        resources=RESOURCES,
        switches=world.switches,
    )
    table = SHOWN_ON_A_PAGE + (RESPONSE_MODE if params.get("response_mode") else ())
    failed = examine(world, table, asked)
    if failed:
        return problem("This request cannot be used", f"{failed.failure} ({failed.spec}).")
    pending = _pending(asked)
    failed = examine(world, REDIRECTED + (openid.REQUEST if openid.concerns(asked) else ()), asked)
    if failed:
        return decline(records, pending, refusal(failed))
    trouble = TROUBLE.get(world.switches["as.health"])
    return decline(records, pending, trouble) if trouble else begin(records, pending)


def _pending(asked: rules.AuthorizationRequest) -> PendingRequest:
    response_type = asked.params.get("response_type")
    return PendingRequest(
        response_type=response_type,
        response_mode=asked.params.get("response_mode") or asked.response_modes[0],
        client_id=asked.params.get("client_id"),
        redirect_uri=asked.redirect_uri,
        redirect_uri_sent=bool(asked.params.get("redirect_uri")),
        scope=asked.params.get("scope") or ASKED_SCOPE,
        state=asked.params.get("state") or None,
        challenge=asked.challenge,
        method=asked.method,
        params=asked.params,
    )
