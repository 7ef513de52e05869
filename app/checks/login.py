"""Rules of the login page: the session of the authorization server, and the password.

OAuth leaves open how a server authenticates people (RFC 6749 section 3.1); what is here is what keeps the pages honest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from app.checks.ledger import Finding, Rule, compared, rule
from app.trace.events import Level


class SessionForm(Protocol):
    """What every form of a session has."""

    @property
    def session_known(self) -> bool:
        """Whether the browser's session is one of this server."""

    @property
    def expected_token(self) -> str:
        """The token that the session's own page carries."""

    @property
    def form_token(self) -> str:
        """The token that came back."""


@dataclass(frozen=True)
class LoginForm:
    """The login form as it came back: the session's token, the form's token, and what the person typed."""

    session_known: bool
    expected_token: str
    form_token: str
    account: str = ""
    password_ok: bool = False


def token_matches(answer: SessionForm) -> Finding:
    ok = answer.session_known and bool(answer.expected_token) and answer.form_token == answer.expected_token
    expected = answer.expected_token or "no request is waiting in this session"
    return compared(ok, ("csrf_token in the form", answer.form_token), ("csrf_token of this session", expected))


def from_own_page(
    id: str,
    form: str,
    harm: str,
    *,
    posted: str = "Another site posted the form.",
    spec: str = "RFC 6749 §10.12",
    level: Level = "MUST",
) -> Rule[SessionForm]:
    """The rule that a form comes from the session's own page.

    `harm` is what another site could do if that were not looked at, `posted` who else may have sent it.
    """
    return rule(
        id,
        actor="as",
        title=f"{form} comes from this session's own page",
        plain=f"It has to come from the page that this very browser was shown, so that no other site can {harm}.",
        failure=f"{form} is not one that this session waits for",
        spec=spec,
        level=level,
        looked_at="form.csrf_token",
        causes=(
            "The session cookie was not sent.",
            "The session has expired, or the form was answered before.",
            posted,
        ),
    )(token_matches)


login_token = from_own_page("login.csrf", "The login form", "log her in behind her back")


@rule(
    "login.password",
    actor="as",
    title="The password is the account's",
    plain="The password that was typed is compared with the account's, since only its owner should know it.",
    failure="The password is not the account's",
    spec="RFC 6749 §3.1",
    level="MUST",
    looked_at="form.password",
    status=200,
    causes=("A typing error.",),
)
def login_password(answer: LoginForm) -> Finding:
    given = "right" if answer.password_ok else "wrong"
    return compared(answer.password_ok, (f"password given for {answer.account}", given), ("needed", "right"))
