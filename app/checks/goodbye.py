"""The rule of the client for a browser that comes back from a logout (OIDC RP-Initiated Logout §3)."""

from __future__ import annotations

from dataclasses import dataclass

from app.checks.ledger import Finding, Params, compared, rule


@dataclass(frozen=True)
class Farewell:
    """The parameters that came, and the state that was kept for this browser."""

    params: Params
    bound_state: str


@rule(
    "goodbye.state",
    actor="client",
    title="state is the one that the logout began with",
    plain="The note that comes back is compared with the one that the app gave along, so that it knows which log-out "
    "has come to its end.",
    failure="state is not the one that the logout began with",
    spec="OIDC RP-Initiated Logout §2",
    level="choice",
    looked_at="query.state",
    causes=("The address was opened by hand, or a second time.", "The logout began in another browser."),
)
def state_bound(said: Farewell) -> Finding:
    came = said.params.get("state")
    ok = bool(said.bound_state) and came == said.bound_state
    return compared(ok, ("state that came back", came), ("state of the logout", said.bound_state))


TABLE = (state_bound,)
