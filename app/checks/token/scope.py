"""The rule for a scope that is asked for at the token endpoint, where no owner is asked (RFC 6749 section 3.3)."""

from __future__ import annotations

from app.checks.grammar import scope_text
from app.checks.ledger import Finding, compared, not_applicable, rule
from app.checks.token.subject import ClientRequest


@rule(
    "token.scope.known",
    actor="as",
    title="Every scope asked for is one that this client may have",
    plain="Every right that is asked for has to be open to this app, because nobody is asked here who could say no.",
    failure="A scope was asked for that this client may not have",
    spec="RFC 6749 §5.2",
    level="choice",
    looked_at="form.scope",
    error="invalid_scope",
    causes=("A typing error in a scope.", "The client was not registered for this scope."),
)
def known(asked: ClientRequest) -> Finding:
    sent = asked.params.get("scope")
    if not sent:
        return not_applicable("no scope was asked for: the server grants its default (RFC 6749 §3.3)")
    allowed = asked.known.scopes
    ok = scope_text(sent) and set(sent.split(" ")) <= set(allowed)
    return compared(ok, ("scope asked for", sent), ("this client may have", " ".join(allowed)))
