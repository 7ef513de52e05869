"""The login page. How people authenticate is beyond OAuth (RFC 6749 section 3.1): here by account and password."""

from __future__ import annotations

from flask import Flask, Response, request
from markupsafe import Markup

from app.actors.authorization_server.interaction import go_on
from app.actors.authorization_server.records import Records, Session, set_session_cookie
from app.actors.pages import page, problem
from app.actors.redirects import redirect
from app.checks import examine
from app.checks import login as rules
from app.wire import here

TOKEN_TABLE = (rules.login_token,)
PASSWORD_TABLE = (rules.login_password,)

FORM = Markup(
    '{note}<form method="post" action="/login"><input type="hidden" name="csrf_token" value="{token}">'
    '<label>Account <input name="username" autocomplete="username"></label>'
    '<label>Password <input name="password" type="password" autocomplete="current-password"></label>'
    "<button>Log in</button></form>"
)
WAITING = "No authorization request is waiting in this browser. Start again at the application."


def register(app: Flask) -> None:
    """Add the page and the address its form goes to."""
    app.add_url_rule("/login", "login_page", show, methods=["GET"])
    app.add_url_rule("/login", "login", sign_in, methods=["POST"])


def show() -> Response:
    """The form, if a request waits in this session."""
    session = Records(here()).session()
    return _form(session) if session else problem("Nothing to log in for", WAITING)


def _form(session: Session, note: str = "") -> Response:
    said = Markup("<p>{}</p>").format(note) if note else Markup("")
    return page("Log in to Accounts", FORM.format(note=said, token=session.csrf_token))


def sign_in() -> Response:
    """Check the form, then go on in a session with a new id."""
    world = here()
    records = Records(world)
    session = records.session()
    account = request.form.get("username", "")
    password = records.actor.look("accounts", account)
    answer = rules.LoginForm(
        session_known=session is not None,
        expected_token=session.csrf_token if session else "",
        form_token=request.form.get("csrf_token", ""),
        account=account,
        password_ok=password is not None and request.form.get("password") == password,
    )
    if examine(world, TOKEN_TABLE, answer) or session is None:
        return problem("Nothing to log in for", WAITING)
    if examine(world, PASSWORD_TABLE, answer):
        return _form(session, "Account or password is wrong.")
    records.close_session(session, "replaced after signing in, so that a planted id is worth nothing")
    pending = session.pending
    session = records.open_session(pending, account)
    response = go_on(records, session, pending) if pending else redirect("/consent")
    return set_session_cookie(response, session)
