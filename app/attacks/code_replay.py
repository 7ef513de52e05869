"""Code replay: a code that was redeemed is redeemed once more, by somebody who read it (RFC 6749 §4.1.2 and §10.5)."""

from __future__ import annotations

from app.actors.client import native
from app.actors.places import LOOPBACK_ORIGIN
from app.attacks import parts
from app.attacks.attack import Attack, Defence
from app.attacks.parts import ATTACKER, COPIES, STEAL
from app.flows.parts import ask_and_allow, connected
from app.wire import Step, Tap, World

SWITCH = "as.code_replay"


def script(world: World) -> None:
    """Ana gets her prints; the thief finds the code in a log, and tries it; then she opens the app again."""
    ask_and_allow(world)
    thief = world.actor(ATTACKER)
    code = thief.look(COPIES, "code")
    if code and connected(world):
        parts.use_code(thief, code, f"{LOOPBACK_ORIGIN}/cb")
        native.print_again(world)


def used_before(value: str, sentence: str) -> Defence:
    """The server that refuses a code which was used, with whatever it does besides."""
    return Defence(
        switch=SWITCH,
        value=value,
        who="as",
        sentence=sentence,
        check="token.code.unused",
        at="thief_token#1.request",
        status=400,
        error="invalid_grant",
    )


ATTACK = Attack(
    id="code-replay",
    title="Code replay",
    spec=("RFC 6749 §4.1.2", "RFC 6749 §10.5"),
    flows=("authorization_code",),
    aim="A thief who finds the code in a log gets an access token with it, though it was used.",
    goal=parts.photos_stolen,
    needs={"client.type": "public", "client.auth": "none"},
    weak={SWITCH: "accepted", "client.pkce": "none"},
    stops=(
        used_before("refused", "A code is good for one use."),
        used_before("any_revokes", "A code is good for one use, and the tokens of that one are revoked as well."),
        used_before(
            "valid_revokes", "A code is good for one use; all else was right, so its tokens are revoked as well."
        ),
        Defence(
            switch="client.pkce",
            value="S256",
            who="as",
            sentence="Without the verifier the code is worth nothing, used or not.",
            check="token.pkce.verifier_present",
            at="thief_token#1.request",
            status=400,
            error="invalid_request",
        ),
    ),
    promised={"rfc6749": "RFC 6749 §4.1.2", "rfc9700": "RFC 9700 §2.1.1", "oauth-2.1": "OAuth 2.1 §4.1.1"},
    lanes=(parts.thief("Thief"),),
    steps=(
        *parts.REDEEMING,
        Step(
            *("photos_after", "client", "rs", "GET", "/photos", STEAL, "The app fetches the photos again"),
            after="thief_token",
        ),
    ),
    phases=(parts.STEALING,),
    script=script,
    taps=(Tap("callback.request", ATTACKER, parts.reader("query.code")),),
    victim="Ana has her prints and notices nothing, unless the server revokes: then her app has to ask her once more.",
    attacker="It finds addresses with codes in logs and histories, and tries each of them within its minute.",
    remains="A thief who is faster than the client: then the client is the one that comes second.",
)
