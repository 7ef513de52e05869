"""The authorization server as an open redirector: a link to it leads to the attacker's page (RFC 9700 §4.11.2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from flask import Flask, Response
from markupsafe import Markup

from app.actors.owner import Owner
from app.actors.pages import page
from app.actors.places import ASKED_SCOPE, AUTHORIZATION_ENDPOINT
from app.actors.redirects import with_query
from app.attacks import parts
from app.attacks.attack import Attack, Defence, Reached
from app.attacks.parts import ATTACKER
from app.checks.clients import RegisteredClient
from app.flows.flow import Hosts
from app.flows.parts import go_on, log_in_and_consent
from app.trace import Phase, Trace
from app.trace.paths import query_of
from app.wire import Browser, Step, World

SWITCH = "as.error_redirect"
WANTS = "to see a cat"
ORIGIN = "https://accounts-login.example"
CLIENT_ID = "cat-album"
LURE, WARN, FALL = "lure", "warn", "fall"
COPY = Markup(
    '<p>Your session is over.</p><form method="post" action="/again"><label>Account <input name="username"></label>'
    '<label>Password <input name="password" type="password"></label><button>Log in</button></form>'
)


@cache
def build() -> Flask:
    """The attacker's site."""
    app = Flask("accounts-login", static_folder=None)
    app.add_url_rule("/again", "again", show, methods=["GET"])
    return app


def show() -> Response:
    """A page that looks like the login page of the server."""
    return page("Log in to Accounts", COPY)


def hosts(_: Mapping[str, str]) -> Hosts:
    """The attacker's site."""
    return {ORIGIN: (ATTACKER, build())}


def prepare(world: World) -> None:
    """The attacker has registered a client, as anybody can there."""
    client = RegisteredClient(
        client_id=CLIENT_ID,
        name="Cat album",
        kind="public",
        auth_method="none",
        secret=None,
        redirect_uris=(f"{ORIGIN}/again",),
        scopes=(ASKED_SCOPE,),
        vetted=False,
    )
    world.actor("as").know("clients", CLIENT_ID, client)


def link(**parameters: str) -> str:
    """A link to the authorization server, in the attacker's own name and to his registered address."""
    own = {"response_type": "code", "client_id": CLIENT_ID, "redirect_uri": f"{ORIGIN}/again"}
    return with_query(AUTHORIZATION_ENDPOINT, {**own, **parameters})


def follow(world: World, address: str, *, logs_in: bool = False) -> None:
    """Ana follows the link. To see a cat she does no more than she has to; a site that she is warned of she leaves."""
    owner, browser = Owner(world), Browser(world)
    browser.open(address, owner.follows_link("link", WANTS).cause)
    if logs_in:
        log_in_and_consent(owner, browser)
    go_on(owner, browser, willing=False)


def script(world: World) -> None:
    """The scope is what is wrong: no client may have it."""
    follow(world, link(scope="everything"))


def reached(error: str, sentence: str) -> Callable[[Trace], Reached]:
    """The goal: her browser shows the attacker's page, and came there with that error."""

    def goal(trace: Trace) -> Reached:
        brought = parts.request_of(trace, "phished")
        came = brought is not None and ("error", error) in query_of(brought.message)
        return parts.answered(trace, "phished", sentence) if came else Reached(False)

    return goal


NAMED = Defence(
    switch=SWITCH,
    value="interstitial",
    who="as",
    sentence="Accounts names the host that would come next, and waits: Ana came for a cat, and does not go there.",
)
ATTACK = Attack(
    id="server-as-redirector",
    title="Authorization server as open redirector",
    spec=("RFC 9700 §4.11.2",),
    flows=("authorization_code",),
    aim="A link to the authorization server takes Ana to the attacker's page, and no page comes in between.",
    goal=reached("invalid_scope", "The link was one to Accounts, and Ana's browser shows the attacker's page."),
    weak={SWITCH: "at_once"},
    stops=(
        Defence(
            switch=SWITCH,
            value="after_login",
            who="as",
            sentence="Ana is at the login page of Accounts itself, and goes no further for the sake of a cat.",
        ),
        Defence(
            switch=SWITCH,
            value="page",
            who="as",
            sentence="Accounts says itself what is wrong, and does not send Ana to a client that nobody there knows.",
        ),
        NAMED,
    ),
    promised={"rfc9700": "RFC 9700 §4.11.2", "oauth-2.1": "OAuth 2.1 §7.13.2"},
    lanes=(parts.thief("Cat album", "malicious client"),),
    steps=(
        Step("link", "owner", "browser", "act", "", LURE, "Ana follows a link"),
        Step("go_on", "owner", "browser", "act", "", WARN, "Ana reads which site comes next"),
        Step("phished", "browser", ATTACKER, "GET", "/again", FALL, "Arrive at what looks like Accounts"),
    ),
    phases=(
        Phase(LURE, "Follow a link"),
        Phase(WARN, "Learn where it leads"),
        Phase(FALL, "End at the attacker's page"),
    ),
    hosts=hosts,
    prepare=prepare,
    script=script,
    victim="Ana looks where the link leads before she clicks on it: to Accounts, over https. She is right to trust it.",
    attacker="He registers a client, and makes a request that is bound to fail. The error is what he wants.",
    remains="An owner who reads the name of the host and goes on: it was chosen to look like the right one.",
)
