"""Authorization code injection: the attacker's own session at the client is given a code of Ana's (RFC 9700 §4.5).

A stolen code of a confidential client brings nothing by itself: the attacker cannot redeem it. But the client can, and
will, for whoever brings the code.
"""

from __future__ import annotations

from app.attacks import own_account, parts
from app.attacks.attack import Attack, Defence, Reached
from app.attacks.parts import ATTACKER, COPIES
from app.flows.parts import ask_and_allow
from app.trace import Trace
from app.trace.edits import write
from app.trace.messages import Message
from app.wire import Tap, World


def script(world: World) -> None:
    """Ana's answer never arrives; the attacker asks for prints as well, and swaps the codes."""
    ask_and_allow(world)
    if world.actor(ATTACKER).look(COPIES, "code"):
        own_account.go_through(world)


def inject(world: World, message: Message) -> Message:
    """Put the stolen code in place of one's own; the state stays, for it is the right one."""
    return write(message, "query.code", world.actor(ATTACKER).look(COPIES, "code"))


def goal(trace: Trace) -> Reached:
    """The client fetched Ana's photos for the attacker's session."""
    sentence = "The printer shows Ana's photos to the attacker, in the attacker's own session."
    fetched = parts.answered(trace, "photos", sentence, parts.shows_photos_of("ana"))
    pages = (parts.answered(trace, step, sentence) for step in ("own_prints", "own_callback"))
    shown = next((page for page in pages if page.reached), Reached(False))  # the callback may be the page itself
    return shown if fetched.reached else Reached(False)


def unfitting(value: str, sentence: str) -> Defence:
    """The server compares the verifier of one session with the challenge of another."""
    return Defence(
        switch="client.pkce",
        value=value,
        who="as",
        sentence=sentence,
        check="token.pkce.verify",
        at="token#1.request",
        status=400,
        error="invalid_grant",
    )


ATTACK = Attack(
    id="code-injection",
    title="Authorization code injection",
    spec=("RFC 9700 §4.5",),
    flows=("authorization_code",),
    aim="The attacker sees Ana's photos in his own session at the printer.",
    goal=goal,
    needs={"client.type": "confidential", "client.state": "bound"},
    weak={"client.pkce": "none"},
    stops=(
        unfitting("plain", "The code is bound to Ana's challenge, and the printer sends the attacker's verifier."),
        unfitting("S256", "The code is bound to Ana's challenge, and the printer sends the attacker's verifier."),
    ),
    promised={"rfc9700": "RFC 9700 §4.5.3.1", "oauth-2.1": "OAuth 2.1 §4.1.1"},
    lanes=(parts.browser_of("Attacker's browser"), parts.thief("Attacker")),
    steps=own_account.STEPS,
    phases=(own_account.PHASE,),
    prepare=own_account.open_account,
    script=script,
    taps=(
        Tap("callback.request", ATTACKER, parts.keeper("query.code")),
        Tap("own_callback.request", ATTACKER, inject),
    ),
    victim="Ana allows it, and then the page does not load. She shrugs, and tries again later.",
    attacker="He cannot redeem the code himself, so he has the printer do it: state, session and secret are all right.",
    remains="An attacker who can put his own challenge into Ana's request: then the code fits his session (§4.5.4).",
)
