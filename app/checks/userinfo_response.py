"""Rules of the client for what the userinfo endpoint answers (OIDC Core §5.3.2 and §5.3.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.checks.ledger import Finding, compared, not_applicable, rule


@dataclass(frozen=True)
class UserInfo:
    """The answer as the client read it, and the subject of the ID token, None where there is no ID token."""

    status: int
    document: Mapping[str, Any]
    subject: str | None


@rule(
    "userinfo_response.success",
    actor="client",
    title="The userinfo endpoint answers with success",
    plain="The app looks whether it was told anything about the person, so that it does not go on with empty hands.",
    failure="The userinfo endpoint did not answer with success",
    spec="OIDC Core §5.3.2",
    level="MUST",
    looked_at="status",
    causes=("The access token was refused: the check there says why.", "The message was lost on the way."),
)
def success(answer: UserInfo) -> Finding:
    error = answer.document.get("error", "")
    return compared(answer.status == 200, ("status", f"{answer.status} {error}".strip()), ("needed", "200"))


@rule(
    "userinfo_response.sub",
    actor="client",
    title="It speaks of the person whom the ID token names",
    plain="The person in this answer is compared with the one in the signed note, or the app could show one person "
    "what is another's.",
    failure="It does not speak of the person whom the ID token names",
    spec="OIDC Core §5.3.2",
    level="MUST",
    looked_at="json.sub",
    causes=("The access token was exchanged for that of somebody else: token substitution.",),
)
def same_subject(answer: UserInfo) -> Finding:
    if answer.subject is None:
        return not_applicable("no ID token said before who it is")
    found = answer.document.get("sub")
    sides = ("sub here", str(found or "none")), ("sub of the ID token", answer.subject)
    return compared(found == answer.subject, *sides)


TABLE = (success, same_subject)
