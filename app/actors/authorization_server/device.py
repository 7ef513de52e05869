"""The verification page: the owner types the code that her device shows, in any browser (RFC 8628 section 3.3)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Flask, Response, request
from markupsafe import Markup

from app.actors.authorization_server import devices
from app.actors.authorization_server.records import PendingRequest, Records, Session, set_session_cookie
from app.actors.pages import page, problem
from app.actors.redirects import redirect
from app.checks import Rule, examine
from app.checks import device as rules
from app.wire import here

TOKEN_TABLE = (rules.form_token,)
CODE_TABLE = (rules.attempts, rules.user_code_known, rules.user_code_unexpired, rules.user_code_waiting)

FORM = Markup(
    '{note}<form method="post" action="/device"><input type="hidden" name="csrf_token" value="{token}">'
    '<label>The code that your device shows <input name="user_code" value="{code}" autocomplete="off"></label>'
    "<button>Go on</button></form>"
)
WAITING = "Nobody is signed in here. Open the address that your device shows."
BACK = "You can close this page and go back to your device."


def register(app: Flask) -> None:
    """Add the page and the address its form goes to."""
    app.add_url_rule("/device", "device_page", show, methods=["GET"])
    app.add_url_rule("/device", "device", enter, methods=["POST"])


def show() -> Response:
    """The form, for somebody who is signed in. An address that brings the code fills it in, to be compared."""
    records = Records(here())
    session = records.session()
    if session is None or not session.account:
        visit = PendingRequest(page=request.full_path.rstrip("?"))
        return set_session_cookie(redirect("/login"), records.open_session(visit))
    return _form(session, request.args.get("user_code", ""))


def _form(session: Session, code: str, note: str = "") -> Response:
    said = Markup("<p>{}</p>").format(note) if note else Markup("")
    return page("Connect a device", FORM.format(note=said, token=session.csrf_token, code=code))


def enter() -> Response:
    """Check the code, then ask the owner about the device that shows it."""
    world = here()
    records = Records(world)
    session = records.session()
    typed = request.form.get("user_code", "")
    grant = devices.by_user_code(records, typed)
    account = session.account if session else ""
    form = rules.UserCodeForm(
        session_known=session is not None and bool(account),
        expected_token=session.csrf_token if session else "",
        form_token=request.form.get("csrf_token", ""),
        typed=typed,
        grant=grant,
        wrong=records.actor.look("wrong codes", account) or 0,
        now=world.clock.seconds,
    )
    if examine(world, TOKEN_TABLE, form) or session is None or not account:
        return problem("Nothing to connect", WAITING)
    failed = examine(world, CODE_TABLE, form)
    if failed or grant is None:
        return _again(records, session, form, failed or rules.user_code_known)
    pending = PendingRequest(client_id=grant.client_id, scope=grant.scope, user_code=grant.user_code)
    note = f"the device that shows {grant.user_code} waits; {account} is signed in"
    records.actor.put("sessions", session.sid, replace(session, pending=pending), note)
    return redirect("/consent")


def _again(records: Records, session: Session, form: rules.UserCodeForm, failed: Rule[rules.UserCodeForm]) -> Response:
    """The form again; whoever typed a code that does not exist is counted, since codes are short enough to be tried."""
    if failed is rules.attempts:
        return problem("Too many wrong codes", "Wait a while, or start again on the device.", failed.status)
    if failed is rules.user_code_known:
        records.actor.put("wrong codes", session.account, form.wrong + 1, f"{form.wrong + 1} so far")
    return _form(session, "", f"{failed.failure}. Look at your device again.")


def decided(records: Records, session: Session, refused: Rule[Any] | None, scope: str) -> Response:
    """The consent page's answer: there is no redirect URI, the device learns it when it asks next."""
    grant = devices.by_user_code(records, session.pending.user_code) if session.pending else None
    if grant is None:
        return problem("Nothing to connect", WAITING)
    devices.decide(records, grant, "denied" if refused else "allowed", session.account, scope or grant.scope)
    return page("Not connected" if refused else "Connected", Markup("<p>{}</p>").format(BACK))
