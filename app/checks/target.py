"""Resource indicators at the authorization endpoint: which API a token is to be for (RFC 8707 section 2.1)."""

from __future__ import annotations

from app.checks.authorize import AuthorizationRequest
from app.checks.ledger import Finding, compared, not_applicable, rule


@rule(
    "authorize.resource.known",
    actor="as",
    title="The server gives tokens for every API that is named",
    plain="Every service that the app names has to be one that this login server makes passes for, since the others "
    "would not take them.",
    failure="An API is named that this server gives no tokens for",
    spec="RFC 8707 §2.1",
    level="SHOULD",
    looked_at="query.resource",
    error="invalid_target",
    causes=(
        "A typing error, a trailing slash, a fragment: the comparison is byte for byte.",
        "An API of another server.",
    ),
)
def resource_known(asked: AuthorizationRequest) -> Finding:
    named = asked.params.named("resource")
    if not named:
        return not_applicable("no API is named: the server picks one by itself")
    known = ("known", " or ".join(asked.resources))
    return compared(set(named) <= set(asked.resources), ("resource", " and ".join(named)), known)
