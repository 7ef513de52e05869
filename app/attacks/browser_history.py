"""Browser history: somebody who sits down at Ana's computer finds the code in an address (RFC 9700 §4.3)."""

from __future__ import annotations

from app.actors.owner import Owner
from app.actors.places import LOOPBACK_ORIGIN
from app.attacks import code_replay, parts
from app.attacks.attack import Attack
from app.attacks.parts import ATTACKER, COPIES
from app.flows.parts import log_in_and_consent, start
from app.trace.paths import pairs, split_url
from app.wire import Browser, World


def script(world: World) -> None:
    """Ana gets her prints and leaves; somebody opens the history of her browser, and tries the code he finds there."""
    owner, browser = Owner(world), Browser(world)
    start(world, owner, browser)
    log_in_and_consent(owner, browser)
    thief = world.actor(ATTACKER)
    for address in browser.history:
        code = dict(pairs(split_url(address).query)).get("code")
        if code:
            thief.put(COPIES, "code", code, f"the code, in the history of Ana's browser: {address}")
            parts.use_code(thief, code, f"{LOOPBACK_ORIGIN}/cb")


ATTACK = Attack(
    id="browser-history",
    title="A code in the history",
    spec=("RFC 9700 §4.3",),
    flows=("authorization_code",),
    aim="Somebody at Ana's computer finds the code in her browser's history, and gets an access token with it.",
    goal=parts.photos_stolen,
    needs={"client.type": "public", "client.auth": "none", "client.redirect_uri": "loopback"},
    weak=code_replay.ATTACK.weak,
    stops=code_replay.ATTACK.stops,
    promised={"rfc9700": "RFC 9700 §4.3.1", "oauth-2.1": "OAuth 2.1 §4.1.1"},
    lanes=(parts.thief("Somebody at her desk"),),
    steps=parts.REDEEMING,
    phases=(parts.STEALING,),
    script=script,
    victim="Ana has her prints, and leaves the room.",
    attacker="He opens the history, and looks for addresses with a code in them.",
    remains="An address with an access token in it: that is good for an hour, and for any number of uses.",
)
