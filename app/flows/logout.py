"""Logging out where one logged in (OIDC RP-Initiated Logout): the session ends, tokens that it led to live on."""

from __future__ import annotations

from app.actors.client import sign_in as pages
from app.actors.owner import Owner
from app.flows import openid_parts, parts
from app.flows.flow import Flow
from app.flows.parts import WEB
from app.trace import Phase
from app.wire import Browser, Step, World

LEAVE, AFTER = "leave", "after"
LEAVING = (
    Step("sign_out", "browser", "client", "POST", "/sign-out", LEAVE, "Sign out at the client", WEB),
    Step("logout", "browser", "as", "GET", "/logout", LEAVE, "Ask the provider to log her out"),
    Step("confirm", "browser", "as", "POST", "/logout/confirm", LEAVE, "Log out"),
)
LIVING_ON = (
    Step("goodbye", "browser", "client", "GET", "/goodbye", AFTER, "Come back to the client"),
    Step("photos", "client", "rs", "GET", "/photos", AFTER, "Use the access token once more"),
)


def prepare(world: World) -> None:
    """Register where browsers are sent after a logout, beside where they are sent after a login."""
    back_to = (f"{pages.origin(world.switches)}/goodbye",)
    openid_parts.prepare(world, scope=f"{openid_parts.WHO} photos.read", post_logout_redirect_uris=back_to)


def play(world: World) -> None:
    """She signs in, then out, and is asked whether she means all of it."""
    owner, browser = Owner(world), Browser(world)
    openid_parts.sign_in(world, owner, browser)
    if not world.actor("client").shelf("people"):
        return
    openid_parts.sign_out(world, owner, browser)
    form = browser.page.form("/logout/confirm")
    if form is not None:
        answer, said = owner.logs_out("confirm")
        browser.submit(form, answer, said)


FLOW = Flow(
    id="logout",
    title="Logout",
    spec="OIDC RP-Initiated Logout §2",
    steps=(*openid_parts.SIGNING_IN, *LEAVING, *LIVING_ON),
    phases=(*openid_parts.PHASES, Phase(LEAVE, "Log out"), Phase(AFTER, "See what lives on")),
    switches=(*openid_parts.CLIENT_SWITCHES, "as.pkce"),
    lanes=parts.EVERYBODY,
    hosts=openid_parts.hosts,
    prepare=prepare,
    play=play,
)
