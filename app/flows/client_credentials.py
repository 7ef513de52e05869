"""The client credentials grant (RFC 6749 section 4.4): the client asks in its own name; no owner, no browser."""

from __future__ import annotations

from app.actors.client import machine
from app.actors.places import OWN_SCOPE
from app.flows import parts
from app.flows.flow import Flow
from app.trace import Phase
from app.wire import Step, World

ASK, USE = "ask", "use"


def prepare(world: World) -> None:
    """Register the client for what it may do in its own name, and for nothing that needs an owner."""
    own = parts.registration(world, scope=OWN_SCOPE)
    parts.register(world, own, grant_types=("client_credentials",), response_types=(), scopes=(OWN_SCOPE,))


FLOW = Flow(
    id="client_credentials",
    title="Client credentials",
    spec="RFC 6749 §4.4",
    steps=(
        Step("token", "client", "as", "POST", "/token", ASK, "Ask in its own name"),
        Step("prices", "client", "rs", "GET", "/prices", USE, "Fetch the prices"),
    ),
    phases=(Phase(ASK, "Ask for a token"), Phase(USE, "Use the token")),
    switches=("client.type", "client.auth"),
    lanes=("client", "as", "rs"),
    hosts=parts.servers,
    prepare=prepare,
    play=machine.work,
)
