"""Authorization code interception: another app on the device claims the scheme that the answer comes by (RFC 7636 §1).

A public client has nothing to authenticate with: whoever holds the code can redeem it, unless a verifier goes with it.
"""

from __future__ import annotations

from app.actors.places import CUSTOM_SCHEME, CUSTOM_URI
from app.attacks import parts
from app.attacks.attack import Attack, Defence
from app.attacks.parts import ATTACKER, STEAL
from app.flows.parts import SWAP
from app.trace.paths import pairs, split_url
from app.wire import Claim, Step, World


def prepare(world: World) -> None:
    """The thief's app was installed after the printer's, and claims the same scheme."""
    world.schemes.claim(CUSTOM_SCHEME, Claim(ATTACKER, receive))


def receive(world: World, url: str) -> None:
    """Redeem the code that came, and fetch the photos. A challenge that it read before it tries as the verifier."""
    thief = world.actor(ATTACKER)
    code = dict(pairs(split_url(url).query)).get("code")
    if code is None:
        return
    challenge = thief.look(parts.COPIES, "code_challenge")
    parts.use_code(thief, code, CUSTOM_URI, {"code_verifier": challenge} if challenge else {})


ATTACK = Attack(
    id="code-interception",
    title="Authorization code interception",
    spec=("RFC 7636 §1", "RFC 8252 §8.1"),
    flows=("authorization_code",),
    aim="A malicious app on Ana's device gets an access token for her photos.",
    goal=parts.photos_stolen,
    needs={"client.type": "public", "client.auth": "none"},
    weak={"client.pkce": "none", "client.redirect_uri": "custom_scheme"},
    stops=(
        Defence(
            switch="client.pkce",
            value="plain",
            who="as",
            sentence="The thief's app saw the answer alone: it has the code, and not the verifier.",
            check="token.pkce.verifier_present",
            at="thief_token#1.request",
            status=400,
            error="invalid_request",
        ),
        Defence(
            switch="client.pkce",
            value="S256",
            who="as",
            sentence="The code is worth nothing without the verifier, which never left the printer's app.",
            check="token.pkce.verifier_present",
            at="thief_token#1.request",
            status=400,
            error="invalid_request",
        ),
        Defence(
            switch="client.redirect_uri",
            value="loopback",
            who="browser",
            sentence="The answer goes to the port that the printer's app opened: there is no scheme to claim.",
        ),
        Defence(
            switch="client.redirect_uri",
            value="claimed_https",
            who="browser",
            sentence="The system hands this address to the one app that the printer's site names.",
        ),
    ),
    promised={"rfc9700": "RFC 9700 §2.1.1", "oauth-2.1": "OAuth 2.1 §4.1.1"},
    lanes=(parts.thief("Thief's app"),),
    steps=(
        Step("stolen", "browser", ATTACKER, "launch", "/cb", STEAL, "The system hands the answer to the thief's app"),
        Step("handover", "browser", "client", "launch", "*/cb", SWAP, "The system hands the answer to the app"),
        *parts.REDEEMING,
    ),
    phases=(parts.STEALING,),
    prepare=prepare,
    victim="Ana does everything right: her own browser, the real login page. The printer's app then waits for ever.",
    attacker="It only has to be installed, claim a scheme, and wait. It breaks nothing, and needs no secret.",
    remains="An app that can read the verifier in the memory of the printer's app, or run in its place, needs no code.",
)
