"""The authorization endpoint (RFC 6749 section 3.1): its checks in order, and where each failure goes.

A failure of the first table is shown to the person and never redirected (section 4.1.2.1); of the second it goes to
the redirect URI, which is trusted by then.
"""

from __future__ import annotations

from flask import Flask, Response, request

from app.actors.authorization_server.records import PendingRequest, Records, set_session_cookie
from app.actors.authorization_server.response_types import default_mode, offered
from app.actors.authorization_server.responses import ANSWER_HEADERS, refuse
from app.actors.pages import problem
from app.actors.places import ASKED_SCOPE, SCOPES
from app.actors.redirects import redirect
from app.checks import Params, examine
from app.checks import authorize as rules
from app.checks.posted import FORM
from app.trace.paths import pairs
from app.wire import here

SHOWN_ON_A_PAGE = (
    rules.client_id_once,
    rules.client_id_known,
    rules.redirect_uri_once,
    rules.redirect_uri_exact,
)
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
)


def register(app: Flask) -> None:
    """Add the endpoint. POST is allowed too, with the parameters in the body (RFC 6749 section 3.1)."""
    app.add_url_rule("/authorize", view_func=authorize, methods=["GET", "POST"])


def authorize() -> Response:
    """Check the request, remember it in a session, and ask the person to sign in."""
    world = here()
    records = Records(world)
    params = Params(tuple(pairs(_sent())))
    asked = rules.AuthorizationRequest(
        params=params,
        client=records.client(params.get("client_id")),
        response_types=offered(world.switches),
        scopes_supported=tuple(SCOPES),
        switches=world.switches,
    )
    failed = examine(world, SHOWN_ON_A_PAGE, asked)
    if failed:
        return problem("This request cannot be used", f"{failed.failure} ({failed.spec}).")
    pending = _pending(asked)
    failed = examine(world, REDIRECTED, asked)
    if failed:
        return refuse(pending, failed)
    return set_session_cookie(redirect("/login", ANSWER_HEADERS), records.open_session(pending))


def _sent() -> str:
    """The text that carries the parameters: the query, or the form that a POST brings. Another body carries none."""
    if request.method != "POST":
        return request.query_string.decode("latin-1")
    return request.get_data(as_text=True) if request.mimetype == FORM else ""


def _pending(asked: rules.AuthorizationRequest) -> PendingRequest:
    response_type = asked.params.get("response_type")
    return PendingRequest(
        response_type=response_type,
        response_mode=default_mode(response_type),
        client_id=asked.params.get("client_id"),
        redirect_uri=asked.redirect_uri,
        redirect_uri_sent=bool(asked.params.get("redirect_uri")),
        scope=asked.params.get("scope") or ASKED_SCOPE,
        state=asked.params.get("state") or None,
        challenge=asked.challenge,
        method=asked.method,
        params=asked.params,
    )
