"""The resource owner password credentials grant (RFC 6749 section 4.3): the owner tells the client her password."""

from __future__ import annotations

from collections.abc import Mapping

from app.actors.client import password
from app.actors.owner import Owner
from app.actors.places import CLIENT_ORIGIN, SCOPES
from app.flows import parts
from app.flows.flow import Flow, Hosts
from app.trace import Phase
from app.wire import Browser, Moment, Step, World

TELL, SWAP, USE = "tell", "swap", "use"


def hosts(switches: Mapping[str, str]) -> Hosts:
    """Who answers at which origin; the app on a device waits for nothing."""
    web = {} if parts.is_public(switches) else {CLIENT_ORIGIN: ("client", parts.built(password))}
    return {**parts.servers(switches), **web}


def prepare(world: World) -> None:
    """Register the client for this grant, and give the owner an account."""
    # It asks for all there is: no page will ever ask the owner.
    own = parts.registration(world, scope=" ".join(SCOPES))
    parts.register(world, own, grant_types=("password",), response_types=())
    parts.open_account(world)


def play(world: World) -> None:
    """She types her password into the client's page, or into its app."""
    owner, browser = Owner(world), Browser(world)
    if parts.is_public(world.switches):
        owner.starts("start", "client")
        typed, said = owner.signs_in("login", "client")
        with world.during(Moment(cause=said)):
            password.in_app(world, typed)
        return
    parts.start(world, owner, browser)
    form = browser.page.form("/sign-in")
    if form is not None:
        typed, said = owner.signs_in("login")
        browser.submit(form, typed, said)


FLOW = Flow(
    id="password",
    title="Resource owner password credentials",
    spec="RFC 6749 §4.3",
    steps=(
        Step("start", "owner", "client", "act", "", TELL, "The owner wants prints"),
        Step("open", "browser", "client", "GET", "/print", TELL, "Open the printer's page", parts.WEB),
        Step("login", "browser", "client", "POST", "/sign-in", TELL, "Tell the client the password"),
        Step("token", "client", "as", "POST", "/token", SWAP, "Swap the password for a token"),
        Step("prints", "browser", "client", "GET", "/prints", USE, "Go to the prints", parts.WEB),
        Step("photos", "client", "rs", "GET", "/photos", USE, "Fetch the photos"),
    ),
    phases=(Phase(TELL, "Tell the password"), Phase(SWAP, "Swap the password"), Phase(USE, "Use the token")),
    switches=("client.type", "client.auth", "as.password_grant"),
    lanes=parts.EVERYBODY,
    hosts=hosts,
    prepare=prepare,
    play=play,
)
