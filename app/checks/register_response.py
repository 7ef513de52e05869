"""Rules of the client for what the registration endpoint answers (RFC 7591 section 3.2.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.checks.ledger import Finding, compared, not_applicable, rule


@dataclass(frozen=True)
class RegistrationAnswer:
    """The registration response as the client read it, its document empty when the body is no JSON object."""

    status: int
    document: dict[str, Any]
    auth_method: str


@rule(
    "register_response.success",
    actor="client",
    title="The client is registered",
    plain="The app looks whether the login server has taken it in, because otherwise it has no name to go on with.",
    failure="The client is not registered",
    spec="RFC 7591 §3.2.1",
    level="MUST",
    looked_at="status",
    causes=("The server refused what the client says of itself: its check says why.", "It registers nobody unasked."),
)
def success(answer: RegistrationAnswer) -> Finding:
    error = answer.document.get("error", "")
    return compared(answer.status == 201, ("status", f"{answer.status} {error}".strip()), ("needed", "201"))


@rule(
    "register_response.client_id",
    actor="client",
    title="There is a client_id",
    plain="The answer has to hold the name by which the app is known from now on: without it nobody knows who asks.",
    failure="There is no client_id in the answer",
    spec="RFC 7591 §3.2.1",
    level="MUST",
    looked_at="json.client_id",
    causes=("The body is not the JSON object that the specification asks for.",),
)
def client_id(answer: RegistrationAnswer) -> Finding:
    found = answer.document.get("client_id")
    ok = isinstance(found, str) and bool(found)
    return compared(ok, ("client_id", found if isinstance(found, str) else "none"), ("needed", "a text"))


@rule(
    "register_response.auth_method",
    actor="client",
    title="The client may prove itself in the way it asked for",
    plain="The way to prove itself that the app got is compared with the one that it asked for, since the login server "
    "may pick another.",
    failure="The server registered another way to prove itself than the client asked for",
    spec="RFC 7591 §3.2.1",
    level="choice",
    looked_at="json.token_endpoint_auth_method",
    causes=("The server put in what it has: that is its right, and the client has to look.",),
)
def auth_method(answer: RegistrationAnswer) -> Finding:
    found = str(answer.document.get("token_endpoint_auth_method") or "client_secret_basic")
    return compared(found == answer.auth_method, ("registered", found), ("asked for", answer.auth_method))


@rule(
    "register_response.client_secret",
    actor="client",
    title="There is a secret where one is needed",
    plain="An app that is to prove itself with a password looks whether it was given one, because with nothing it "
    "proves nothing.",
    failure="There is no client_secret in the answer",
    spec="RFC 7591 §3.2.1",
    level="MUST",
    looked_at="json.client_secret",
    causes=("The server takes the client for a public one.",),
)
def client_secret(answer: RegistrationAnswer) -> Finding:
    if answer.auth_method not in {"client_secret_basic", "client_secret_post"}:
        return not_applicable(f"{answer.auth_method} needs none")
    found = answer.document.get("client_secret")
    ok = isinstance(found, str) and bool(found)
    return compared(ok, ("client_secret", found if isinstance(found, str) else "none"), ("needed", "a text"))


TABLE = (success, client_id, auth_method, client_secret)
