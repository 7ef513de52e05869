"""A code that comes again (RFC 6749 section 4.1.2).

This rule stands last of its grant: what a second use sets off (the tokens of the first are revoked) is in the hands of
nobody who could not have redeemed the code at all.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.checks.ledger import Finding, compared, not_applicable, rule
from app.checks.token.subject import TokenRequest


def _takes_again(switches: Mapping[str, str]) -> str:
    return "as.code_replay=accepted gives tokens once more" if switches["as.code_replay"] == "accepted" else ""


@rule(
    "token.code.unused",
    actor="as",
    title="The code was not used before",
    plain="The login server looks whether this voucher was swapped before: if it comes a second time, somebody may "
    "have copied it.",
    failure="The code was used before",
    spec="RFC 6749 §4.1.2",
    level="MUST",
    looked_at="form.code",
    error="invalid_grant",
    causes=(
        "The callback was called twice: reload, prefetch, a retry after a time-out.",
        "A thief redeemed the code first.",
    ),
    lax=_takes_again,
)
def unused(asked: TokenRequest) -> Finding:
    if asked.grant is None:
        return not_applicable("there is no such code")
    times = "once" if asked.grant.used else "never"
    return compared(not asked.grant.used, ("used before", times), ("needed", "never"))
