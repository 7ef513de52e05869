"""Rules for the shape of a token request (RFC 6749 section 3.2)."""

from __future__ import annotations

from app.checks import posted
from app.checks.ledger import Finding, compared, rule
from app.checks.token.subject import TokenRequest

method_post, content_type_form = posted.rules("token", "RFC 6749 §3.2", "RFC 6749 §4.1.3")


@rule(
    "token.parameters.once",
    actor="as",
    title="No parameter stands twice",
    failure="A parameter is sent more than once",
    spec="RFC 6749 §3.2",
    level="MUST",
    looked_at="body",
    error="invalid_request",
    causes=("Two pieces of code each add the same parameter.",),
)
def parameters_once(asked: TokenRequest) -> Finding:
    twice = asked.params.repeated(besides=("resource",))
    return compared(not twice, ("repeated parameters", ", ".join(twice) or "none"), ("allowed", "none"))
