"""Rules for the grant type of a token request (RFC 6749 section 5.2)."""

from __future__ import annotations

from app.checks.ledger import Finding, compared, rule
from app.checks.token.subject import TokenRequest


@rule(
    "token.grant_type.present",
    actor="as",
    title="grant_type is there",
    plain="The app has to say what it hands in, since each thing is examined in another way.",
    failure="grant_type is missing",
    spec="RFC 6749 §4.1.3",
    level="MUST",
    looked_at="form.grant_type",
    error="invalid_request",
    causes=("The parameters were put into the query instead of the body.",),
)
def present(asked: TokenRequest) -> Finding:
    sent = asked.params.get("grant_type")
    return compared(bool(sent), ("grant_type sent", sent), ("needed", "a value"))


@rule(
    "token.grant_type.supported",
    actor="as",
    title="The server supports this grant",
    plain="What the app would like to hand in has to be something that this login server swaps at all, or nothing can "
    "come of it.",
    failure="This server does not support that grant_type",
    spec="RFC 6749 §5.2",
    level="MUST",
    looked_at="form.grant_type",
    error="unsupported_grant_type",
    causes=("A typing error: it is authorization_code.",),
)
def supported(asked: TokenRequest) -> Finding:
    sent, known = asked.params.get("grant_type"), asked.grant_types
    return compared(sent in known, ("grant_type sent", sent), ("supported", " ".join(known)))


@rule(
    "token.grant_type.allowed",
    actor="as",
    title="This client may use this grant",
    plain="What is handed in is compared with what the app signed up for, so that a thief cannot use a weaker way in "
    "its name.",
    failure="This client may not use that grant_type",
    spec="RFC 6749 §5.2",
    level="MUST",
    looked_at="form.grant_type",
    error="unauthorized_client",
    causes=("The client was registered for another grant.",),
)
def allowed(asked: TokenRequest) -> Finding:
    sent, registered = asked.params.get("grant_type"), asked.known.grant_types
    return compared(sent in registered, ("grant_type sent", sent), ("registered for", " ".join(registered)))
