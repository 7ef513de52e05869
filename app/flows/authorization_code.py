"""The authorization code grant (RFC 6749 section 4.1), with or without PKCE (RFC 7636), for both types of client."""

from __future__ import annotations

from app.actors.owner import Owner
from app.flows import parts
from app.flows.flow import Flow
from app.wire import Browser, World


def prepare(world: World) -> None:
    """Register the client at the server, and give the owner an account."""
    parts.register(world)
    parts.open_account(world)


def play(world: World) -> None:
    """Drive the owner and her browser: start, log in, consent."""
    owner, browser = Owner(world), Browser(world)
    parts.start(world, owner, browser)
    parts.log_in_and_consent(owner, browser)


FLOW = Flow(
    id="authorization_code",
    title="Authorization code",
    spec="RFC 6749 §4.1",
    steps=(*parts.ASKING, *parts.ALLOWING, *parts.SWAPPING, *parts.USING),
    phases=parts.PHASES,
    switches=(
        *("client.type", "client.auth", "client.pkce", "client.state", "as.pkce", "as.health"),
        *("as.access_token", "as.audience", "client.scope"),
    ),
    lanes=parts.EVERYBODY,
    hosts=parts.hosts,
    prepare=prepare,
    play=play,
)
