"""Token revocation (RFC 7009): the owner disconnects the client, and a copy of the tokens is still about."""

from __future__ import annotations

from dataclasses import replace

from app.actors.client import native, queue
from app.actors.client.protocol import QUEUE
from app.actors.owner import Owner
from app.actors.places import CLIENT_ORIGIN
from app.flows import parts
from app.flows.flow import Flow
from app.flows.refresh_token import TWO_HOURS
from app.trace import Phase
from app.wire import Browser, Moment, Step, World

END, AFTER = "end", "after"
ENDING = (
    Step("leave", "owner", "browser", "act", "", END, "The owner has enough prints"),
    Step("account", "browser", "client", "GET", "/account", END, "Look for the way to end it", parts.WEB),
    Step("disconnect", "browser", "client", "POST", "/disconnect", END, "Disconnect", parts.WEB),
    Step("revoke", "client", "as", "POST", "/revoke", END, "Give the tokens back"),
)
COPY = (
    Step("wait", "owner", "client", "act", "", AFTER, "Time passes"),
    Step(
        *("refresh", "client", "as", "POST", "/token", AFTER, "The queue asks for a new access token"),
        form={"grant_type": "refresh_token"},
    ),
    Step("job_again", "client", "rs", "GET", "/photos", AFTER, "The queue tries again", after="refresh"),
    Step("job_late", "client", "rs", "GET", "/photos", AFTER, "The queue tries later", after="wait"),
    Step("job", "client", "rs", "GET", "/photos", AFTER, "The queue works on", after="leave"),
)


def prepare(world: World) -> None:
    """Register a client that keeps copies of its tokens, and give the owner an account."""
    parts.register(world, replace(parts.registration(world), queues=True))
    parts.open_account(world)


def play(world: World) -> None:
    """The code grant; then the owner disconnects the printer, whose queue knows nothing of that."""
    owner, browser = Owner(world), Browser(world)
    parts.start(world, owner, browser)
    parts.log_in_and_consent(owner, browser)
    if not parts.connected(world) or browser.page.status != 200:
        return
    disconnect(world, owner, browser)
    with world.during(Moment(cause=world.last)):
        queue.work(world)
    if world.actor("client").shelf(QUEUE):
        with world.during(owner.lets_pass("wait", TWO_HOURS, "client", "wait")):
            queue.work(world)


def disconnect(world: World, owner: Owner, browser: Browser) -> None:
    """She finds the button on a page of the printer, or in the app on her device."""
    if parts.is_public(world.switches):
        with world.during(owner.leaves("leave", "client")):
            native.disconnect(world)
        return
    browser.open(f"{CLIENT_ORIGIN}/account", owner.leaves("leave", "browser").cause)
    form = browser.page.form("/disconnect")
    if form is not None:
        browser.submit(form, {}, owner.disconnects("disconnect").cause)


FLOW = Flow(
    id="revocation",
    title="Token revocation",
    spec="RFC 7009 §2",
    steps=(*COPY, *ENDING, *parts.ASKING, *parts.ALLOWING, *parts.SWAPPING, *parts.USING),
    phases=(*parts.PHASES, Phase(END, "Disconnect"), Phase(AFTER, "See what a copy is still good for")),
    switches=(
        *("client.type", "client.auth", "client.pkce", "client.state", "as.pkce"),
        *("client.revokes", "as.revocation", "as.access_token", "as.refresh_token"),
    ),
    lanes=parts.EVERYBODY,
    hosts=parts.hosts,
    prepare=prepare,
    play=play,
)
