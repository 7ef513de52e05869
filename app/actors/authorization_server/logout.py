"""The logout endpoint: ends the session of a browser at this server, not the tokens that it led to.

OIDC RP-Initiated Logout: the person is asked, since any site can send a browser here.
"""

from __future__ import annotations

from flask import Flask, Response, request
from markupsafe import Markup

from app.actors.authorization_server.records import SESSION_COOKIE, Records
from app.actors.authorization_server.sent import parameters
from app.actors.pages import page, problem
from app.actors.places import ISSUER
from app.actors.redirects import redirect, with_query
from app.actors.tokens import is_own_id_token
from app.checks import examine
from app.checks import logout as rules
from app.trace.paths import jwt_parts
from app.wire import here

FORM = Markup(
    "<p>{client} has signed you out. Log out of Accounts as well?</p>"
    '<form method="post" action="/logout/confirm"><input type="hidden" name="csrf_token" value="{token}">'
    '<button name="decision" value="log out">Log out</button><button name="decision" value="stay">Stay</button></form>'
)
GONE = "Nobody is logged in at Accounts in this browser."


def register(app: Flask) -> None:
    """Add the endpoint, for both methods that section 2 names, and the address that its page posts to."""
    app.add_url_rule("/logout", "logout", ask, methods=["GET", "POST"])
    app.add_url_rule("/logout/confirm", "confirm", confirm, methods=["POST"])


def ask() -> Response:
    """Check what the client asks for, and ask the person. Whoever is not logged in is sent on: that is no error."""
    world = here()
    records = Records(world)
    asked = _read(records)
    failed = examine(world, rules.REQUEST, asked)
    if failed:
        return problem("This logout cannot be used", f"{failed.failure} ({failed.spec}).")
    where = _afterwards(asked)
    session = records.session()
    if session is None or not session.account:
        return redirect(where) if where else page("Logged out", Markup("<p>{}</p>").format(GONE))
    records.leave(session, where)
    name = asked.client.name if asked.client else "An application"
    return page("Log out of Accounts?", FORM.format(client=name, token=session.csrf_token))


def confirm() -> Response:
    """End the session if she says so, and send the browser where the client asked for."""
    world = here()
    records = Records(world)
    session = records.session()
    said = rules.LogoutForm(
        session_known=session is not None and bool(session.account),
        expected_token=session.csrf_token if session else "",
        form_token=request.form.get("csrf_token", ""),
        decision=request.form.get("decision", ""),
    )
    if examine(world, rules.TOKEN, said) or session is None:
        return problem("Nothing to log out of", GONE)
    if examine(world, rules.DECISION, said):
        return page("Still logged in", Markup("<p>You are still logged in to Accounts.</p>"))
    records.close_session(session, f"{session.account} logged out; tokens that were issued stay valid")
    gone = Markup("<p>{}</p>").format(GONE)
    response = redirect(session.leaving) if session.leaving else page("Logged out", gone)
    response.delete_cookie(SESSION_COOKIE, secure=True, httponly=True, samesite="Lax", path="/")
    return response


def _read(records: Records) -> rules.LogoutRequest:
    params = parameters()
    token = params.get("id_token_hint")
    _, claims = jwt_parts(token) or ({}, {})
    audience = claims.get("aud", "")
    return rules.LogoutRequest(
        params=params,
        claims=claims,
        signed_here=lambda: is_own_id_token(token),
        client=records.client(audience) if isinstance(audience, str) else None,
        issuer=ISSUER,
    )


def _afterwards(asked: rules.LogoutRequest) -> str:
    """Where the browser is sent, with `state` as it came; empty for nowhere (section 3)."""
    where, state = asked.params.get("post_logout_redirect_uri"), asked.params.get("state")
    return with_query(where, {"state": state}) if where and state else where
