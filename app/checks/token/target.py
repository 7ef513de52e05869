"""Resource indicators at the token endpoint: for which API this token is to be (RFC 8707 section 2.2)."""

from __future__ import annotations

from app.checks.ledger import Finding, compared, not_applicable, rule
from app.checks.token.subject import TokenRequest


@rule(
    "token.resource.within",
    actor="as",
    title="The token is for an API that was granted",
    plain="The service that the pass is to be for is compared with those that were allowed, so that a pass for one "
    "does not open another.",
    failure="The token is to be for an API that was not granted",
    spec="RFC 8707 §2.2",
    level="choice",
    looked_at="form.resource",
    error="invalid_target",
    causes=("The client names another API than in the authorization request.", "A typing error, or a trailing slash."),
)
def within(asked: TokenRequest) -> Finding:
    named = asked.params.named("resource")
    if not named:
        return not_applicable("no API is named: the token is for what was granted")
    brought = asked.grant or asked.refresh
    granted = brought.resources if brought else ()
    label = "granted" if granted else "known, since none was named before"
    allowed = granted or asked.resources
    return compared(set(named) <= set(allowed), ("resource", " and ".join(named)), (label, " or ".join(allowed)))
