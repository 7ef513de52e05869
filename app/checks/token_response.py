"""Rules of the client for what the token endpoint answers (RFC 6749 section 5.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.checks.ledger import Finding, compared, rule


@dataclass(frozen=True)
class TokenAnswer:
    """The token response as the client read it; `document` is empty when the body is no JSON object."""

    status: int
    document: dict[str, Any]


@rule(
    "token_response.success",
    actor="client",
    title="The token endpoint answers with success",
    plain="The app looks whether the login server has swapped what it handed in, so that it does not go on with empty "
    "hands.",
    failure="The token endpoint did not answer with success",
    spec="RFC 6749 §5.1",
    level="MUST",
    looked_at="status",
    causes=("The server refused the request: its check says why.", "The message was lost on the way."),
)
def success(answer: TokenAnswer) -> Finding:
    error = answer.document.get("error", "")
    return compared(answer.status == 200, ("status", f"{answer.status} {error}".strip()), ("needed", "200"))


@rule(
    "token_response.access_token",
    actor="client",
    title="There is an access token",
    plain="The answer has to hold the pass that the app came for, since no service lets it in without one.",
    failure="There is no access token in the answer",
    spec="RFC 6749 §5.1",
    level="MUST",
    looked_at="json.access_token",
    causes=("The body is not the JSON object that the specification asks for.",),
)
def access_token(answer: TokenAnswer) -> Finding:
    token = answer.document.get("access_token")
    ok = isinstance(token, str) and bool(token)
    return compared(ok, ("access_token", token if isinstance(token, str) else "none"), ("needed", "a text"))


@rule(
    "token_response.token_type",
    actor="client",
    title="The client knows how to use this type of token",
    plain="The kind of pass has to be one that the app knows how to use, because used in another way it may be given "
    "away.",
    failure="The client does not know how to use this type of token",
    spec="RFC 6749 §7.1",
    level="MUST",
    looked_at="json.token_type",
    causes=("The server binds its tokens (DPoP), which this client does not know.",),
)
def token_type(answer: TokenAnswer) -> Finding:
    found = str(answer.document.get("token_type", ""))
    return compared(found.lower() == "bearer", ("token_type", found), ("known, in any case", "Bearer"))


TABLE = (success, access_token, token_type)
