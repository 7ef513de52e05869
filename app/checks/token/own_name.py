"""The rule for a client that asks in its own name (RFC 6749 section 4.4)."""

from __future__ import annotations

from app.checks.ledger import Finding, compared, rule
from app.checks.token.subject import TokenRequest


@rule(
    "token.client.confidential",
    actor="as",
    title="The client is a confidential one, as this grant demands",
    plain="Only an app that can keep a secret may ask in its own name, because anybody could pretend to be one that "
    "cannot.",
    failure="The client is a public one, and this grant is for confidential clients",
    spec="RFC 6749 §4.4",
    level="MUST",
    looked_at="form.grant_type",
    error="unauthorized_client",
    causes=("An app asks in its own name: anybody who took it apart could say that he is this client.",),
)
def confidential(asked: TokenRequest) -> Finding:
    return compared(asked.known.kind == "confidential", ("client type", asked.known.kind), ("needed", "confidential"))
