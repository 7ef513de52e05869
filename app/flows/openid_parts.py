"""What the flows of OpenID Connect share: their steps, what is registered, and how somebody signs in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.actors.client import sign_in as pages
from app.actors.owner import Owner
from app.actors.places import ACCOUNT, CLIENT_ORIGIN, IDENTITY_SCOPES
from app.flows import parts
from app.flows.flow import Hosts
from app.flows.parts import WEB
from app.trace import Phase
from app.wire import Browser, Moment, Step, World

LANES = ("owner", "browser", "client", "as")
MEET, ASK, ALLOW, SWAP, KNOW = "meet", "ask", "allow", "swap", "know"
WHO = "openid profile email"
PROFILE = {"name": "Ana", "email": "ana@mail.example", "email_verified": True}
CONFIGURATION = "/.well-known/openid-configuration"

PHASES = (
    Phase(MEET, "Look the provider up"),
    Phase(ASK, "Ask who is there"),
    Phase(ALLOW, "Log in and consent"),
    Phase(SWAP, "Swap the code"),
    Phase(KNOW, "Learn who it is"),
)
MEETING = (
    Step("start", "owner", "client", "act", "", MEET, "She wants to sign in"),
    Step("sign_in", "browser", "client", "GET", "/sign-in", MEET, "Open the sign-in page", WEB),
    Step("configuration", "client", "as", "GET", CONFIGURATION, MEET, "Fetch the provider's configuration"),
    Step("jwks", "client", "as", "GET", "/jwks", MEET, "Fetch the provider's keys"),
)
ASKING = (Step("authorize", "browser", "as", "GET", "/authorize", ASK, "Ask the provider who is there"),)
CALLBACK = Step("callback", "browser", "client", "GET", "/signed-in", SWAP, "Bring the answer to the client")
SWAPPING = (CALLBACK, Step("token", "client", "as", "POST", "/token", SWAP, "Swap the code for an ID token"))
KNOWING = (
    Step("userinfo", "client", "as", "GET", "/userinfo", KNOW, "Ask for her name"),
    Step("hello", "browser", "client", "GET", "/hello", KNOW, "Go to a clean address", WEB),
)
SIGNING_IN = (*MEETING, *ASKING, *parts.ALLOWING, *SWAPPING, *KNOWING)
CLIENT_SWITCHES = ("client.type", "client.auth", "client.pkce", "client.state", "client.nonce")


def hosts(switches: Mapping[str, str]) -> Hosts:
    """Who answers at which origin."""
    return {**parts.servers(switches), pages.origin(switches): ("client", parts.built(pages))}


def prepare(world: World, scope: str = WHO, response_type: str = "code", **registered: Any) -> None:
    """Register the client for what it asks for, and give the owner an account with a profile."""
    own = parts.registration(world, "/signed-in", scope=scope, response_type=response_type)
    scopes = (*IDENTITY_SCOPES, "photos.read")
    parts.register(world, own, scopes=scopes, response_types=(response_type,), **registered)
    parts.open_account(world)
    world.actor("as").know("profiles", ACCOUNT, PROFILE)


def sign_in(world: World, owner: Owner, browser: Browser) -> None:
    """She wants to sign in, and does."""
    moment = owner.wants_in("start", _where(world))
    _go(world, browser, moment)
    parts.log_in_and_consent(owner, browser)


def sign_in_again(world: World, owner: Owner, browser: Browser, step: str, seconds: int) -> None:
    """She comes back at `step` after a while; what she is asked then are steps of their own, ending in `_again`."""
    moment = owner.lets_pass(step, seconds, _where(world))
    _go(world, browser, moment)
    parts.log_in_and_consent(owner, browser, "_again")


def sign_out(world: World, owner: Owner, browser: Browser) -> None:
    """She wants to sign out: on the page that greeted her, or in the app."""
    moment = owner.wants_out("sign_out", _where(world))
    if parts.is_public(world.switches):
        with world.during(moment):
            url = pages.leave(world)
            launched = world.actor("client").launch("browser", url)
        browser.open(url, launched)
        return
    form = browser.page.form("/sign-out")
    if form is not None:
        browser.submit(form, {}, moment.cause)


def _where(world: World) -> str:
    """What she acts on: the app on her device, or her browser."""
    return "client" if parts.is_public(world.switches) else "browser"


def _go(world: World, browser: Browser, moment: Moment) -> None:
    if not parts.is_public(world.switches):
        browser.open(f"{CLIENT_ORIGIN}/sign-in", moment.cause)
        return
    with world.during(moment):
        launched = pages.start_app(world)
    if launched is not None:
        browser.open(*launched)
