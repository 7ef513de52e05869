"""The implicit grant (RFC 6749 section 4.2): an access token in the address, for a script of the client's page."""

from __future__ import annotations

from collections.abc import Mapping

from app.actors.client import page
from app.actors.client.registration import Registration
from app.actors.owner import Owner
from app.actors.places import CLIENT_ORIGIN
from app.flows import parts
from app.flows.flow import Flow, Hosts
from app.trace import Phase
from app.wire import Browser, Step, World

TAKE = "take"
OPEN = Step("open", "browser", "client", "GET", "/print", parts.ASK, "Fetch the page with the script")
TAKING = (
    Step("callback", "browser", "client", "GET", "/cb", TAKE, "Fetch the page that reads the address"),
    Step("preflight", "browser", "rs", "OPTIONS", "/photos", parts.USE, "Ask whether the script may call"),
    Step("photos", "browser", "rs", "GET", "/photos", parts.USE, "Fetch the photos"),
)


def hosts(switches: Mapping[str, str]) -> Hosts:
    """Who answers at which origin; the client's host only hands out pages."""
    return {**parts.servers(switches), CLIENT_ORIGIN: ("client", parts.built(page))}


def prepare(world: World) -> None:
    """Register the page's scripts as a public client for response_type=token, and give the owner an account."""
    own = Registration("printer-page", None, f"{CLIENT_ORIGIN}/cb", response_type="token")
    parts.register(
        world,
        own,
        kind="public",
        auth_method="none",
        redirect_uris=(own.redirect_uri,),
        response_types=("token",),
        grant_types=(),
    )
    parts.open_account(world)


def play(world: World) -> None:
    """She opens the page; its script asks, and the script at the redirect URI takes what came."""
    owner, browser = Owner(world), Browser(world)
    browser.open(f"{CLIENT_ORIGIN}/print", owner.starts("start", "browser").cause)
    page.run_scripts(world, browser)
    parts.log_in_and_consent(owner, browser)
    page.run_scripts(world, browser)


FLOW = Flow(
    id="implicit",
    title="Implicit",
    spec="RFC 6749 §4.2",
    steps=(parts.ASKING[0], OPEN, parts.ASKING[2], *parts.ALLOWING, *TAKING),
    phases=(
        *parts.PHASES[:2],
        Phase(TAKE, "Take the token out of the address"),
        Phase(parts.USE, "Use the token"),
    ),
    switches=("client.state", "client.onward", "client.third_party", "as.implicit", "as.redirect_uri_match"),
    lanes=parts.EVERYBODY,
    hosts=hosts,
    prepare=prepare,
    play=play,
)
