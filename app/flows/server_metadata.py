"""The authorization code grant by a client that is told the server's name alone, and looks the rest up (RFC 8414)."""

from __future__ import annotations

from app.actors.places import ISSUER, METADATA_PATH
from app.flows import parts
from app.flows.flow import Flow
from app.wire import Step, World

LOOK_UP = Step("metadata", "client", "as", "GET", METADATA_PATH, parts.ASK, "Look the server up")


def prepare(world: World) -> None:
    """Register the client at the server, tell it the server's name, and give the owner an account."""
    parts.register(world)
    parts.open_account(world)
    world.actor("client").know("servers", "to look up", ISSUER)


FLOW = Flow(
    id="server_metadata",
    title="Authorization code, server looked up",
    spec="RFC 8414",
    steps=(*parts.ASKING[:2], LOOK_UP, *parts.ASKING[2:], *parts.ALLOWING, *parts.SWAPPING, *parts.USING),
    phases=parts.PHASES,
    switches=(
        "client.type",
        "client.auth",
        "client.pkce",
        "client.state",
        "client.iss",
        "as.pkce",
        "as.iss",
        *parts.OWNER,
    ),
    lanes=parts.EVERYBODY,
    hosts=parts.hosts,
    prepare=prepare,
    play=parts.ask_and_allow,
)
