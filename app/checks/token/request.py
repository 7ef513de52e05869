"""Rules for the shape of a token request and its grant type (RFC 6749 sections 3.2 and 5.2)."""

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


@rule(
    "token.grant_type.present",
    actor="as",
    title="grant_type is there",
    failure="grant_type is missing",
    spec="RFC 6749 §4.1.3",
    level="MUST",
    looked_at="form.grant_type",
    error="invalid_request",
    causes=("The parameters were put into the query instead of the body.",),
)
def grant_type_present(asked: TokenRequest) -> Finding:
    sent = asked.params.get("grant_type")
    return compared(bool(sent), ("grant_type sent", sent), ("needed", "a value"))


@rule(
    "token.grant_type.supported",
    actor="as",
    title="The server supports this grant",
    failure="This server does not support that grant_type",
    spec="RFC 6749 §5.2",
    level="MUST",
    looked_at="form.grant_type",
    error="unsupported_grant_type",
    causes=("A typing error: it is authorization_code.",),
)
def grant_type_supported(asked: TokenRequest) -> Finding:
    sent, supported = asked.params.get("grant_type"), " ".join(asked.grant_types)
    return compared(sent in asked.grant_types, ("grant_type sent", sent), ("supported", supported))


@rule(
    "token.grant_type.allowed",
    actor="as",
    title="This client may use this grant",
    failure="This client may not use that grant_type",
    spec="RFC 6749 §5.2",
    level="MUST",
    looked_at="form.grant_type",
    error="unauthorized_client",
    causes=("The client was registered for another grant.",),
)
def grant_type_allowed(asked: TokenRequest) -> Finding:
    sent, allowed = asked.params.get("grant_type"), asked.known.grant_types
    return compared(sent in allowed, ("grant_type sent", sent), ("registered for", " ".join(allowed)))
