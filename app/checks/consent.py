"""Rules of the consent page: the form is the session's own, and the owner allows something (RFC 6749 section 4.1.1)."""

from __future__ import annotations

from dataclasses import dataclass

from app.checks.ledger import Finding, compared, rule
from app.checks.login import from_own_page


@dataclass(frozen=True)
class ConsentForm:
    """The consent form as it came back: the session's token, the form's token, the decision and the scopes."""

    session_known: bool
    expected_token: str
    form_token: str
    decision: str
    scope_asked: str
    scope_allowed: str


consent_token = from_own_page(
    "consent.csrf",
    "The consent form",
    "say yes in her name",
    posted="Another site posted the form: cross-site request forgery.",
)


@rule(
    "consent.decision",
    actor="as",
    title="The resource owner allows it",
    plain="The login server goes on only if the person said yes: without that no app gets anything of hers.",
    failure="The resource owner denied the request",
    spec="RFC 6749 §4.1.2.1",
    level="MUST",
    looked_at="form.decision",
    error="access_denied",
    causes=("The owner clicked Deny.",),
)
def consent_decision(answer: ConsentForm) -> Finding:
    return compared(answer.decision == "allow", ("the owner's answer", answer.decision), ("needed", "allow"))


@rule(
    "consent.scope",
    actor="as",
    title="Something of what was asked for is allowed",
    plain="At least one of the rights that were asked for has to be allowed, because a pass that opens nothing is of "
    "no use.",
    failure="Nothing of what was asked for is allowed",
    spec="RFC 6749 §3.3",
    level="choice",
    looked_at="form.scope",
    error="access_denied",
    causes=("The owner unticked every scope.", "The form names a scope that the client did not ask for."),
)
def consent_scope(answer: ConsentForm) -> Finding:
    left = ("allowed of it", answer.scope_allowed or "nothing")
    return compared(bool(answer.scope_allowed), left, ("asked for", answer.scope_asked))
