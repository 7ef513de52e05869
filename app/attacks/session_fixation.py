"""Session fixation: Ana goes through a login that the attacker began, and its result is in his session.

A client that finds the session of an answer by its `state` does not see that two browsers took part. PKCE does not
help: the same client goes on with the same attempt.
"""

from __future__ import annotations

from app.actors.owner import Owner
from app.actors.places import ACCOUNT, CLIENT_ORIGIN
from app.attacks import own_account, parts
from app.attacks.attack import Attack, Defence, Reached
from app.attacks.parts import ATTACKER, ATTACKER_BROWSER, COPIES
from app.flows.parts import log_in_and_consent
from app.trace import Phase, Trace
from app.wire import Browser, Step, Tap, World

BAIT, HARVEST = "bait", "harvest"
BEGINNING = Phase(own_account.OWN, "Begin as the attacker")


def script(world: World) -> None:
    """The attacker asks for prints, keeps the address of the server, and sends it to Ana; then he looks at his page."""
    owner, browser, own = Owner(world), Browser(world), Browser(world, ATTACKER_BROWSER)
    own.open(f"{CLIENT_ORIGIN}/print", world.last)
    address = world.actor(ATTACKER).look(COPIES, "url")
    if address:
        browser.open(address, owner.follows_link("link", "to get ten free prints").cause)
        log_in_and_consent(owner, browser)
        own.open(f"{CLIENT_ORIGIN}/prints", world.last)


def goal(trace: Trace) -> Reached:
    """The client fetched Ana's photos for the attacker's session."""
    sentence = "The printer shows Ana's photos to the attacker, in the session that he began."
    fetched = parts.answered(trace, "photos", sentence, parts.shows_photos_of(ACCOUNT))
    shown = parts.answered(trace, "own_prints", sentence)
    return shown if fetched.reached else Reached(False)


ATTACK = Attack(
    id="session-fixation",
    title="Session fixation across browsers",
    spec=("RFC 6749 §10.12", "RFC 9700 §4.7"),
    flows=("authorization_code",),
    aim="Ana's login connects the attacker's session at the printer with her photos.",
    goal=goal,
    needs={"client.type": "confidential", "client.state": "bound"},
    weak={"client.callback_session": "by_state"},
    stops=(
        Defence(
            switch="client.callback_session",
            value="by_cookie",
            who="client",
            sentence="Ana's browser brings an answer, and asked for nothing: the printer does not take it.",
            check="callback.session",
            at="callback#1.request",
            status=400,
        ),
    ),
    promised={"rfc6749": "RFC 6749 §10.12", "rfc9700": "RFC 9700 §4.7.1", "oauth-2.1": "OAuth 2.1 §7.10"},
    lanes=(parts.browser_of("Attacker's browser"), parts.thief("Attacker")),
    steps=(
        *(step for step in own_account.STEPS if step.id in {"own_open", "own_authorize"}),
        Step("link", "owner", "browser", "act", "", BAIT, "Ana follows a link"),
        Step("own_prints", ATTACKER_BROWSER, "client", "GET", "/prints", HARVEST, "Look at one's own page"),
    ),
    phases=(BEGINNING, Phase(BAIT, "Follow a link"), Phase(HARVEST, "Come back as the attacker")),
    script=script,
    taps=(Tap("own_authorize.request", ATTACKER, parts.keeper("url")),),
    victim="The address is that of the real server, the page names the real printer, and she wanted prints anyway.",
    attacker="He begins, lets somebody else do the part with the password, and goes on where he left off.",
    remains="An attacker who can read Ana's answer and bring it in his own browser: then both are the same again.",
)
