"""The refresh token grant (RFC 6749 section 6): the owner comes back when the access token has expired."""

from __future__ import annotations

from app.actors.client import native
from app.actors.owner import Owner
from app.actors.places import CLIENT_ORIGIN
from app.flows import parts
from app.flows.flow import Flow
from app.trace import Phase
from app.wire import Browser, Step, World

TWO_HOURS = 7200  # an access token lives for one
LATE = (
    Step("later", "owner", "browser", "act", "", parts.RETURN, "The owner comes back later"),
    Step(
        *("prints_again", "browser", "client", "GET", "/prints", parts.RETURN, "Open the printer's page again"),
        when=parts.WEB,
        after="later",
    ),
    Step("photos_late", "client", "rs", "GET", "/photos", parts.RETURN, "Try the old access token", after="later"),
)


def prepare(world: World) -> None:
    """Register the client at the server, and give the owner an account."""
    parts.register(world)
    parts.open_account(world)


def play(world: World) -> None:
    """The code grant from its start to the photos; then the owner goes away, and comes back for more."""
    owner, browser = Owner(world), Browser(world)
    parts.start(world, owner, browser)
    parts.log_in_and_consent(owner, browser)
    if parts.connected(world) and browser.page.status == 200:
        come_back(world, owner, browser)


def come_back(world: World, owner: Owner, browser: Browser) -> None:
    """She opens the printer's page again, or the app on her device."""
    if parts.is_public(world.switches):
        with world.during(owner.lets_pass("later", TWO_HOURS, "client")):
            native.print_again(world)
    else:
        moment = owner.lets_pass("later", TWO_HOURS)
        browser.open(f"{CLIENT_ORIGIN}/prints", moment.cause)


FLOW = Flow(
    id="refresh_token",
    title="Refresh token",
    spec="RFC 6749 §6",
    steps=(*parts.REFRESHING, *LATE, *parts.ASKING, *parts.ALLOWING, *parts.SWAPPING, *parts.USING),
    phases=(*parts.PHASES, Phase(parts.RETURN, "Come back later")),
    switches=(
        *("client.type", "client.auth", "client.pkce", "client.state", "as.pkce"),
        *("as.refresh_token", "client.refresh_scope", "as.access_token", "as.audience", "client.scope"),
    ),
    lanes=parts.EVERYBODY,
    hosts=parts.hosts,
    prepare=prepare,
    play=play,
)
