"""The authorization code grant by a client that nobody registered: it does so by itself (RFC 7591)."""

from __future__ import annotations

from dataclasses import replace

from app.flows import parts
from app.flows.flow import Flow
from app.wire import Step, World

NAMED = {"as.error_redirect": ("interstitial",)}
GO_ON = Step("go_on", "owner", "browser", "act", "", parts.ALLOW, "The owner reads which site comes next", NAMED)
REGISTER = Step("register", "client", "as", "POST", "/register", parts.ASK, "Register at the server")


def prepare(world: World) -> None:
    """Give the owner an account; the client knows where it can be called back, and has no name yet."""
    nameless = replace(parts.registration(world), client_id="", secret=None)
    world.actor("client").know("registration", "own", nameless)
    parts.open_account(world)


FLOW = Flow(
    id="dynamic_registration",
    title="Authorization code, client registered on the spot",
    spec="RFC 7591 §3",
    steps=(*parts.ASKING[:2], REGISTER, *parts.ASKING[2:], *parts.ALLOWING, GO_ON, *parts.SWAPPING, *parts.USING),
    phases=parts.PHASES,
    switches=(
        "client.type",
        "client.auth",
        "client.pkce",
        "client.state",
        "as.pkce",
        "as.error_redirect",
        *parts.OWNER,
    ),
    lanes=parts.EVERYBODY,
    hosts=parts.hosts,
    prepare=prepare,
    play=parts.ask_and_allow,
)
