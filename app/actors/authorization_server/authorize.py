"""The authorization endpoint (RFC 6749 section 3.1): its checks in order, and where each failure goes.

A failure of the first table is shown to the person and never redirected (section 4.1.2.1); of the second it goes to
the redirect URI, which is trusted by then.
"""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, request

from app.actors.authorization_server.records import PendingRequest, Records, set_session_cookie
from app.actors.pages import problem
from app.actors.places import ASKED_SCOPE, SCOPES
from app.actors.redirects import redirect, with_query
from app.checks import Params, Rule, examine
from app.checks import authorize as rules
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
    rules.pkce_method,
    rules.pkce_challenge,
    rules.scope_known,
)
ANSWER_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}  # RFC 9700 section 4.2.4


def register(app: Flask) -> None:
    """Add the endpoint. POST is allowed too, with the parameters in the body (RFC 6749 section 3.1)."""
    app.add_url_rule("/authorize", view_func=authorize, methods=["GET", "POST"])


def authorize() -> Response:
    """Check the request, remember it in a session, and ask the person to sign in."""
    world = here()
    records = Records(world)
    text = request.get_data(as_text=True) if request.method == "POST" else request.query_string.decode("latin-1")
    params = Params(tuple(pairs(text)))
    asked = rules.AuthorizationRequest(params, records.client(params.get("client_id")), tuple(SCOPES), world.switches)
    failed = examine(world, SHOWN_ON_A_PAGE, asked)
    if failed:
        return problem("This request cannot be used", f"{failed.title}: it is not so here ({failed.spec}).")
    pending = _pending(asked)
    failed = examine(world, REDIRECTED, asked)
    if failed:
        return refuse(pending, failed)
    return set_session_cookie(redirect("/login", ANSWER_HEADERS), records.open_session(pending))


def _pending(asked: rules.AuthorizationRequest) -> PendingRequest:
    states = asked.params.all("state")
    return PendingRequest(
        client_id=asked.params.get("client_id"),
        redirect_uri=asked.redirect_uri,
        redirect_uri_sent=bool(asked.params.get("redirect_uri")),
        scope=asked.params.get("scope") or ASKED_SCOPE,
        state=states[0] if states else None,
        challenge=asked.challenge,
        method=asked.method,
    )


def answer(pending: PendingRequest, parameters: dict[str, str]) -> Response:
    """Send the browser back with `parameters`, and `state` exactly as it came (RFC 6749 section 4.1.2)."""
    if pending.state is not None:
        parameters["state"] = pending.state
    return redirect(with_query(pending.redirect_uri, parameters), ANSWER_HEADERS)


def refuse(pending: PendingRequest, failed: Rule[Any]) -> Response:
    """An error redirect (RFC 6749 section 4.1.2.1). The description keeps to the characters allowed there."""
    description = f"{failed.title} is not so here: see {failed.spec}".replace("§", "section ")
    return answer(pending, {"error": failed.error, "error_description": description})
