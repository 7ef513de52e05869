"""Rules for the shape of a token request (RFC 6749 section 3.2)."""

from __future__ import annotations

from app.checks.ledger import Finding, compared, rule
from app.checks.token.subject import TokenRequest

FORM = "application/x-www-form-urlencoded"


@rule(
    "token.method",
    actor="as",
    title="The request is a POST",
    failure="The request is not a POST",
    spec="RFC 6749 §3.2",
    level="MUST",
    looked_at="method",
    status=405,
    causes=("The token endpoint was opened in a browser.",),
)
def method_post(asked: TokenRequest) -> Finding:
    return compared(asked.method == "POST", ("method", asked.method), ("needed", "POST"))


@rule(
    "token.content_type",
    actor="as",
    title="The parameters are a form",
    failure="The parameters are not sent as a form",
    spec="RFC 6749 §4.1.3",
    level="MUST",
    looked_at="header.content-type",
    error="invalid_request",
    causes=("The parameters were sent as JSON.",),
)
def content_type_form(asked: TokenRequest) -> Finding:
    sent = asked.content_type.partition(";")[0].strip().lower()
    return compared(sent == FORM, ("content type", sent), ("needed", FORM))


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
