"""Single sign-on: somebody who signed in comes back, and the client asks how much she is to be bothered.

`prompt` and `max_age` of OIDC Core §3.1.2.1.
"""

from __future__ import annotations

from dataclasses import replace

from app.actors.owner import Owner
from app.flows import openid_parts
from app.flows.flow import Flow
from app.trace import Phase
from app.wire import Browser, Step, World

BACK = "back"
TWO_HOURS = 7200
LATER = Step("later", "owner", "browser", "act", "", BACK, "She comes back later")
# Each step of the first visit once more, in a phase of its own. They stand first: they only match once she is back.
AGAIN = tuple(
    replace(step, id=f"{step.id}_again", phase=BACK, after=LATER.id)
    for step in openid_parts.SIGNING_IN
    if step.id not in {"start", "configuration", "jwks"}
)


def play(world: World) -> None:
    """She signs in, goes away, and comes back; whoever did not get in does not come back."""
    owner, browser = Owner(world), Browser(world)
    openid_parts.sign_in(world, owner, browser)
    if world.actor("client").shelf("people"):
        openid_parts.sign_in_again(world, owner, browser, LATER.id, TWO_HOURS)


FLOW = Flow(
    id="single_sign_on",
    title="Single sign-on",
    spec="OIDC Core §3.1.2.1",
    steps=(*AGAIN, LATER, *openid_parts.SIGNING_IN),
    phases=(*openid_parts.PHASES, Phase(BACK, "Come back later")),
    switches=(*openid_parts.CLIENT_SWITCHES, "client.prompt", "client.max_age", "as.consent", "as.session", "as.pkce"),
    lanes=openid_parts.LANES,
    hosts=openid_parts.hosts,
    prepare=openid_parts.prepare,
    play=play,
)
