"""The consent page: the resource owner sees who asks for what, and what was asked for is made when she allows it."""

from __future__ import annotations

from flask import Flask, Response, request
from markupsafe import Markup

from app.actors.authorization_server import device
from app.actors.authorization_server.leaving import send_on
from app.actors.authorization_server.records import Records
from app.actors.authorization_server.response_types import Allowed, issue
from app.actors.authorization_server.responses import answer, refusal
from app.actors.pages import page, problem
from app.actors.places import IDENTITY_SCOPES, SCOPES
from app.checks import consent as rules
from app.checks import examine
from app.wire import here

TOKEN_TABLE = (rules.consent_token,)
DECISION_TABLE = (rules.consent_decision, rules.consent_scope)

MEANINGS = {**IDENTITY_SCOPES, **SCOPES}
FORM = Markup(
    "<p><strong>{client}</strong> would like to:</p>{compare}"
    '<form method="post" action="/consent"><input type="hidden" name="csrf_token" value="{token}">{scopes}'
    '<button name="decision" value="allow">Allow</button><button name="decision" value="deny">Deny</button></form>'
)
SCOPE = Markup('<label><input type="checkbox" name="scope" value="{scope}" checked> {meaning} ({scope})</label>')
COMPARE = Markup("<p>Does your own device show <strong>{code}</strong>? If somebody sent you that code, deny.</p>")
WAITING = "Nobody is signed in here, or no request is waiting. Start again at the application."


def register(app: Flask) -> None:
    """Add the page and the address its form goes to."""
    app.add_url_rule("/consent", "consent_page", show, methods=["GET"])
    app.add_url_rule("/consent", "consent", decide, methods=["POST"])


def show() -> Response:
    """Who asks, and for what."""
    world = here()
    records = Records(world)
    session = records.session()
    if session is None or session.pending is None or not session.account:
        return problem("Nothing to allow", WAITING)
    client = records.client(session.pending.client_id)
    name = client.name if client else session.pending.client_id
    scopes = Markup("").join(
        SCOPE.format(scope=scope, meaning=MEANINGS.get(scope, scope)) for scope in session.pending.scope.split(" ")
    )
    code = session.pending.user_code
    named = code and world.switches["as.device_confirm"] == "named"
    compare = COMPARE.format(code=code) if named else ""
    form = FORM.format(client=name, token=session.csrf_token, scopes=scopes, compare=compare)
    return page(f"Allow {name}?", form)


def decide() -> Response:
    """Check the form; allowing makes the code, denying sends `access_denied`."""
    world = here()
    records = Records(world)
    session = records.session()
    asked = session.pending.scope.split(" ") if session and session.pending else []
    granted = [scope for scope in request.form.getlist("scope") if scope in asked]
    said = rules.ConsentForm(
        session_known=session is not None and bool(session.account),
        expected_token=session.csrf_token if session and session.pending else "",
        form_token=request.form.get("csrf_token", ""),
        decision=request.form.get("decision", ""),
        scope_asked=" ".join(asked),
        scope_allowed=" ".join(granted),
    )
    if examine(world, TOKEN_TABLE, said) or session is None or session.pending is None or not session.account:
        return problem("Nothing to allow", WAITING)
    failed = examine(world, DECISION_TABLE, said)
    records.answered(session)
    if session.pending.user_code:
        return device.decided(records, session, failed, " ".join(granted))
    if failed:
        return send_on(records, session.pending, refusal(failed))
    if "openid" in granted or world.switches["as.consent"] == "remembered":  # nobody else could rely on it later
        records.remember_consent(session.account, session.pending.client_id, frozenset(granted))
    allowed = Allowed(session.pending, session, " ".join(granted))
    return answer(session.pending, issue(records, allowed))
