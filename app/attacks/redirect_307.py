"""A redirect with 307 takes the password along to the client (RFC 9700 §4.12)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from flask import Flask, Response

from app.actors.owner import PASSWORDS, Owner
from app.actors.pages import problem
from app.actors.places import ACCOUNT, ASKED_SCOPE, AUTHORIZATION_ENDPOINT
from app.actors.redirects import redirect, with_query
from app.attacks import parts
from app.attacks.attack import Attack, Defence, Reached
from app.attacks.parts import ATTACKER
from app.checks.clients import RegisteredClient
from app.checks.token import s256
from app.flows.flow import Hosts
from app.flows.parts import log_in_and_consent
from app.trace import Phase, RequestSent, Trace
from app.trace.paths import read
from app.wire import Browser, Step, World, here

SWITCH = "as.redirect_status"
ORIGIN = "https://prize.example"
CLIENT_ID = "prize"
GAME, PRIZE = "game", "prize"


@cache
def build() -> Flask:
    """The client: registered like any other, and its maker is the attacker."""
    app = Flask("prize", static_folder=None)
    app.add_url_rule("/play", "play", start, methods=["GET"])
    app.add_url_rule("/cb", "callback", lose, methods=["GET", "POST"])
    return app


def start() -> Response:
    """Send the browser to the authorization endpoint, with all that any server could ask for (RFC 7636 section 4.3)."""
    asked = {"response_type": "code", "client_id": CLIENT_ID, "redirect_uri": f"{ORIGIN}/cb", "scope": ASKED_SCOPE}
    challenge = {"code_challenge": s256(here().chance.token("prize.verifier")), "code_challenge_method": "S256"}
    return redirect(with_query(AUTHORIZATION_ENDPOINT, {**asked, **challenge}))


def lose() -> Response:
    """Whatever came: nobody ever wins."""
    return problem("No luck today", "Try again tomorrow.", 200)


def hosts(_: Mapping[str, str]) -> Hosts:
    """The game's site."""
    return {ORIGIN: (ATTACKER, build())}


def prepare(world: World) -> None:
    """The game is registered, and Ana has played it before: she allowed it then, and is not asked again."""
    client = RegisteredClient(
        client_id=CLIENT_ID,
        name="Prize game",
        kind="confidential",
        auth_method="basic",
        secret=world.chance.token("prize.secret", 24),
        redirect_uris=(f"{ORIGIN}/cb",),
        grant_types=("authorization_code",),
        scopes=(ASKED_SCOPE,),
    )
    world.actor("as").know("clients", CLIENT_ID, client)
    world.actor("as").know("consents", f"{ACCOUNT} {CLIENT_ID}", frozenset({ASKED_SCOPE}))


def script(world: World) -> None:
    """Ana plays, and logs in at the server that she trusts."""
    owner, browser = Owner(world), Browser(world)
    browser.open(f"{ORIGIN}/play", owner.follows_link("link", "to win a camera").cause)
    log_in_and_consent(owner, browser)


def goal(trace: Trace) -> Reached:
    """The password stands in a request to the attacker."""
    for event in trace.events:
        if not isinstance(event, RequestSent) or event.to != ATTACKER:
            continue
        if read(event.message, "form.password") == PASSWORDS["right"]:
            return Reached(True, event.seq, "Ana's password went to the attacker's site, in the body of the request.")
    return Reached(False)


def without_body(value: str, sentence: str) -> Defence:
    """A status that turns the POST into a GET."""
    return Defence(switch=SWITCH, value=value, who="browser", sentence=sentence)


ATTACK = Attack(
    id="redirect-307",
    title="Redirect that takes the password along",
    spec=("RFC 9700 §4.12",),
    flows=("authorization_code",),
    aim="A malicious client learns Ana's password, which she typed at the authorization server.",
    goal=goal,
    needs={"as.consent": "remembered"},
    weak={SWITCH: "307"},
    stops=(
        without_body("302", "After a 302 browsers go on with a GET: the body stays behind, as long as they do."),
        without_body(
            "303", "After a 303 the browser goes on with a GET: the body, and the password in it, stays behind."
        ),
    ),
    promised={"rfc9700": "RFC 9700 §4.12", "oauth-2.1": "OAuth 2.1 §7.5.3"},
    lanes=(parts.thief("Prize game", "malicious client"),),
    steps=(
        Step("link", "owner", "browser", "act", "", GAME, "Ana follows a link"),
        Step("game", "browser", ATTACKER, "GET", "/play", GAME, "Open the game"),
        Step("game_callback", "browser", ATTACKER, "GET", "/cb", PRIZE, "Bring the answer to the game"),
        Step("game_callback_posted", "browser", ATTACKER, "POST", "/cb", PRIZE, "Bring the answer, and more"),
    ),
    phases=(Phase(GAME, "Play a game"), Phase(PRIZE, "Come back to the game")),
    hosts=hosts,
    prepare=prepare,
    script=script,
    victim="Ana looks at the address bar before she types her password: it is the right page, and the right server.",
    attacker="He registers a client like anybody else, and waits for a redirect that carries more than a code.",
    remains="A page that only looks like the login page: no status of a redirect helps against that.",
)
