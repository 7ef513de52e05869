"""What a person has to be shown before a request is answered: the login page, the consent page, or nothing at all.

Who is signed in already need not type a password again (single sign-on), unless the client asks for it with `prompt` or
`max_age` (OIDC Core §3.1.2.1). What was allowed before is remembered; it skips the consent page only where
`as.consent` says so. `prompt=none` always relies on it: it could never be answered otherwise.
"""

from __future__ import annotations

from dataclasses import replace

from flask import Response

from app.actors.authorization_server.leaving import send_on
from app.actors.authorization_server.records import PendingRequest, Records, Session, set_session_cookie
from app.actors.authorization_server.response_types import Allowed, issue
from app.actors.authorization_server.responses import ANSWER_HEADERS, answer, refusal
from app.actors.pages import problem
from app.actors.redirects import redirect
from app.checks import examine
from app.checks import openid as rules

CONSENT = "/consent"
SILENT = (rules.signed_in, rules.signed_in_lately, rules.client_proven, rules.consented)


def begin(records: Records, pending: PendingRequest) -> Response:
    """Answer a request that passed its checks, or send the browser to the page that comes first."""
    session = records.session()
    found = _state(records, pending, session)
    if found.silent:
        failed = examine(records.world, SILENT, found)
        if failed or session is None:
            return decline(records, pending, refusal(failed or rules.signed_in))
        return _answer(records, session, pending)
    if session is None or found.login_needed:
        if session is not None:
            records.close_session(session, "another request waits, and its sender wants a fresh login")
        return set_session_cookie(redirect("/login", ANSWER_HEADERS), records.open_session(pending))
    return go_on(records, records.ask(session, pending), pending)


def decline(records: Records, pending: PendingRequest, error: dict[str, str]) -> Response:
    """Tell an error before anybody was asked anything: at once, where somebody has looked at the client.

    Of others `as.error_redirect` says it (RFC 9700 §4.11.2). With `prompt=none` no login page can come first.
    """
    client = records.client(pending.client_id)
    way = records.world.switches["as.error_redirect"] if client and not client.vetted else "at_once"
    if way == "page":
        said = f"{error['error_description']}. Nobody here knows who made that client, so you are not sent on to it."
        return problem("This request cannot be used", said)
    if way == "after_login" and pending.params.get("prompt") != "none":
        return begin(records, replace(pending, error=error))
    return send_on(records, pending, error)


def go_on(records: Records, session: Session, pending: PendingRequest) -> Response:
    """Somebody is signed in: show the page that waits for her, or answer where consent is all that it would ask for."""
    if pending.error:
        records.answered(session)
        return answer(pending, pending.error)
    if pending.page != CONSENT or _state(records, pending, session).consent_needed:
        return redirect(pending.page)
    records.answered(session)
    return _answer(records, session, pending)


def _answer(records: Records, session: Session, pending: PendingRequest) -> Response:
    return answer(pending, issue(records, Allowed(pending, session, pending.scope)))


def _state(records: Records, pending: PendingRequest, session: Session | None) -> rules.Interaction:
    account = session.account if session else ""
    client = records.client(pending.client_id)
    return rules.Interaction(
        params=pending.params,
        scope=pending.scope,
        account=account,
        auth_time=session.auth_time if session else 0,
        consented=records.consented(account, pending.client_id),
        public=client is None or client.kind == "public",
        now=records.world.clock.seconds,
        switches=records.world.switches,
    )
