"""Rules of the login and consent pages: sessions of the authorization server and the owner's own decision.

OAuth leaves open how a server authenticates people (RFC 6749 section 3.1); what is here is what keeps the pages honest.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.checks.ledger import Finding, compared, rule


@dataclass(frozen=True)
class PageAnswer:
    """One form that came back from a page: the session's token, the form's token, and what the person answered."""

    session_known: bool
    expected_token: str
    form_token: str
    account: str = ""
    password_ok: bool = False
    allowed: bool = False


def _token_matches(answer: PageAnswer) -> Finding:
    ok = answer.session_known and bool(answer.expected_token) and answer.form_token == answer.expected_token
    expected = answer.expected_token or "no request is waiting in this session"
    return compared(ok, ("csrf_token in the form", answer.form_token), ("csrf_token of this session", expected))


login_token = rule(
    "login.csrf",
    actor="as",
    title="The login form comes from this session's own page",
    spec="RFC 6749 §10.12",
    level="MUST",
    looked_at="form.csrf_token",
    causes=("The session cookie was not sent.", "Another site posted the form."),
)(_token_matches)


@rule(
    "login.password",
    actor="as",
    title="The password is the account's",
    spec="RFC 6749 §3.1",
    level="MUST",
    looked_at="form.password",
    status=200,
    causes=("A typing error.",),
)
def login_password(answer: PageAnswer) -> Finding:
    given = "right" if answer.password_ok else "wrong"
    return compared(answer.password_ok, (f"password given for {answer.account}", given), ("needed", "right"))


consent_token = rule(
    "consent.csrf",
    actor="as",
    title="The consent form comes from this session's own page",
    spec="RFC 6749 §10.12",
    level="MUST",
    looked_at="form.csrf_token",
    causes=("The session cookie was not sent.", "Another site posted the form: clickjacking or CSRF."),
)(_token_matches)


@rule(
    "consent.decision",
    actor="as",
    title="The resource owner allows it",
    spec="RFC 6749 §4.1.2.1",
    level="MUST",
    looked_at="form.decision",
    error="access_denied",
    causes=("The owner clicked Deny.", "The owner unticked every scope."),
)
def consent_decision(answer: PageAnswer) -> Finding:
    return compared(answer.allowed, ("the owner's answer", "allow" if answer.allowed else "deny"), ("needed", "allow"))
