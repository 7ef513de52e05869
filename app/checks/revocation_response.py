"""Rules of the client for what the revocation endpoint answers (RFC 7009 section 2.2)."""

from __future__ import annotations

from dataclasses import dataclass

from app.checks.ledger import Finding, compared, rule


@dataclass(frozen=True)
class RevocationAnswer:
    """The status of the answer, 0 when none came, and the error code in it."""

    status: int
    error: str


@rule(
    "revocation_response.success",
    actor="client",
    title="The server says that the token is good for nothing any more",
    plain="The app looks whether the pass was really cancelled, because as long as it was not, whoever has it can go "
    "on.",
    failure="The server did not say that the token is good for nothing any more",
    spec="RFC 7009 §2.2",
    level="MUST",
    looked_at="status",
    status=502,
    causes=("The server cannot revoke this type of token.", "It is busy (503): the token lives on, try again later."),
)
def success(answer: RevocationAnswer) -> Finding:
    return compared(answer.status == 200, ("status", f"{answer.status} {answer.error}".strip()), ("needed", "200"))


TABLE = (success,)
