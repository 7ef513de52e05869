"""Access token injection: a token that Ana gave one client signs the attacker in at another (RFC 9700 §4.6).

A client that takes the holder of an access token for the person whom it is about can be told anything by its visitors.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from flask import Flask, Response, request
from markupsafe import Markup

from app.actors.owner import Owner
from app.actors.pages import page, posting_page
from app.actors.places import AUTHORIZATION_ENDPOINT
from app.actors.redirects import with_query
from app.attacks import lure, own_account, parts
from app.attacks.attack import Attack, Defence, Reached
from app.attacks.csrf import EVIL
from app.attacks.parts import ATTACKER, COPIES
from app.checks.clients import RegisteredClient
from app.flows import openid_connect_implicit as flow
from app.flows.flow import Hosts
from app.flows.parts import log_in_and_consent
from app.trace import Phase, Trace
from app.trace.edits import write
from app.trace.messages import Message, body_text
from app.wire import Browser, Step, Tap, World, here

QUIZ, QUIZ_URI, SCOPE = "cat-quiz", f"{EVIL}/in", "openid profile"
SWITCH = "client.sign_in_by"
TAKE = "take"
STEPS = (
    *lure.STEPS,
    Step("quiz", "browser", ATTACKER, "GET", "/in", TAKE, "Go back to the quiz"),
    Step("handed_in", "browser", ATTACKER, "POST", "/in", TAKE, "Post the token to the quiz"),
    *own_account.taken(flow.FLOW.steps),
)
PHASES = (lure.LURING, Phase(TAKE, "Get a token for the quiz"), own_account.PHASE)


def leads_to(_: World) -> str:
    """An honest request of the quiz, in its own name."""
    asked = {"response_type": "token", "client_id": QUIZ, "redirect_uri": QUIZ_URI, "scope": SCOPE}
    return with_query(AUTHORIZATION_ENDPOINT, asked)


def receive() -> Response:
    """Read the fragment by a script, keep the token, and begin the quiz."""
    if request.method == "GET":
        return posting_page("Cat quiz", "/in", {}, fragment=True)
    token = request.form.get("access_token")
    if token:
        here().actor(ATTACKER).put(COPIES, "access_token", token, "a token of Ana's, made for the quiz")
    return page("Cat quiz", Markup("<p>You are a tabby.</p>"))


@cache
def build() -> Flask:
    """The quiz: a client of the same authorization server."""
    return lure.site("cat-quiz", leads_to, {"/in": receive})


def hosts(_: Mapping[str, str]) -> Hosts:
    """The site with the quiz."""
    return {EVIL: (ATTACKER, build())}


def prepare(world: World) -> None:
    """The attacker has an account, and a client that is registered as anybody's is."""
    server = world.actor("as")
    quiz = RegisteredClient(QUIZ, "Cat quiz", "public", "none", None, (QUIZ_URI,), ("token",), (), tuple(SCOPE.split()))
    server.know("clients", QUIZ, quiz)
    server.know("profiles", own_account.ACCOUNT, {"name": "Mallory"})
    own_account.open_account(world)


def script(world: World) -> None:
    """Ana does the quiz; then the attacker signs in at the printer, as anybody may."""
    owner, browser = Owner(world), Browser(world)
    lure.follow_link(owner, browser)
    log_in_and_consent(owner, browser)
    if world.actor(ATTACKER).look(COPIES, "access_token"):
        own_account.go_through(world, "/sign-in")


def inject(world: World, message: Message) -> Message:
    """Put Ana's token where his own would be; the state stays, for it is the right one."""
    place = "query" if world.switches[SWITCH] == "code" else "form"
    return write(message, f"{place}.access_token", world.actor(ATTACKER).look(COPIES, "access_token"))


def goal(trace: Trace) -> Reached:
    """The printer greets the attacker by Ana's name."""
    sentence = "The printer takes the attacker for Ana: it greets him by her name."
    return parts.answered(trace, "own_hello", sentence, lambda event: "Hello Ana" in body_text(event.message))


ATTACK = Attack(
    id="token-injection",
    title="Access token injection",
    spec=("RFC 9700 §4.6", "RFC 6749 §10.16"),
    flows=("openid_connect_implicit",),
    aim="The attacker is signed in as Ana at the printer, which she has never been to.",
    goal=goal,
    needs={
        **{"client.type": "confidential", "client.state": "bound", "client.nonce": "bound"},
        **{"client.response_mode": "fragment", "as.implicit": "allowed"},
    },
    weak={SWITCH: "access_token"},
    stops=(
        Defence(
            switch=SWITCH,
            value="id_token",
            who="client",
            sentence="The ID token holds the hash of another access token: of the attacker's own.",
            check="id_token.at_hash",
            at="own_posted#1.request",
            status=400,
        ),
        Defence(
            switch=SWITCH,
            value="code",
            who="client",
            sentence="The printer uses the token that it swapped the code for, and none that a browser brings.",
        ),
    ),
    promised={"rfc9700": "RFC 9700 §2.1.2", "oauth-2.1": "OAuth 2.1 §10.1"},
    lanes=(parts.browser_of("Attacker's browser"), parts.thief("Cat quiz", "attacker's client")),
    steps=STEPS,
    phases=PHASES,
    hosts=hosts,
    prepare=prepare,
    script=script,
    taps=(
        Tap("own_posted.request", ATTACKER, inject),
        Tap("own_callback.request", ATTACKER, inject, {SWITCH: ("code",)}),
    ),
    victim="Ana did a quiz, and let it know her name. She never heard of the printer, where somebody is Ana now.",
    attacker="He has a client of his own, which people sign in to. Every token that it gets, he can show elsewhere.",
    remains="A client that takes any token it is shown: OAuth does not tell it for which client one was made.",
)
