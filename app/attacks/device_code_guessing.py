"""Device code guessing: the attacker connects Ana's device with his own account (RFC 8628 §5.1 and §5.5).

He has seen most of the code on its screen, and tries what is missing. What she does on the device, she does for him.
"""

from __future__ import annotations

from dataclasses import replace

from app.actors.authorization_server.devices import LETTERS
from app.actors.client.device import Device
from app.actors.owner import Owner
from app.actors.places import VERIFICATION_URI
from app.attacks import own_account, parts
from app.attacks.attack import Attack, Defence, Reached
from app.attacks.parts import ATTACKER
from app.flows import device_authorization as flow
from app.trace import Phase, Trace
from app.wire import Browser, Step, World

SPY = "spy"
TYPING = 10  # seconds for each
TRIES = 13  # that many it takes him, whatever the code is: he is neither lucky nor unlucky


def script(world: World) -> None:
    """Ana's device shows a code, and she looks for her phone. The attacker has seen it too, and is quicker."""
    device = Device(world)
    with world.during(Owner(world).connects("start", "client")):
        shown = device.begin()
    if shown is None:
        return
    seen = parts.leak(world, "client", "glimpse", "user_code", shown.user_code[:-1])
    own = own_account.allow_at(world, VERIFICATION_URI)
    try_codes(world, own, seen, shown.user_code[-1])
    tokens = device.poll()
    if tokens:
        device.show_photos(tokens)


def try_codes(world: World, own: Browser, seen: str, right: str) -> None:
    """Type one letter after the other behind what was seen, until the page asks something else."""
    for letter in (*LETTERS.replace(right, "")[: TRIES - 1], right):
        form = own.page.form("/device")
        if form is None:
            break
        world.clock.advance(1000 * TYPING)
        own.submit(form, {"user_code": seen + letter}, own.page.moment.cause)
    consent = own.page.form("/consent")
    if consent is not None:
        own.submit(consent, {"decision": "allow"}, own.page.moment.cause)


def goal(trace: Trace) -> Reached:
    """The device fetched the attacker's photos: it is connected to his account."""
    sentence = "Ana's frame is connected to the attacker's account, and shows his photos."
    return parts.answered(trace, "photos", sentence, parts.shows_photos_of(own_account.ACCOUNT))


ATTACK = Attack(
    id="device-code-guessing",
    title="Device code guessing",
    spec=("RFC 8628 §5.1", "RFC 8628 §5.5"),
    flows=("device_authorization",),
    aim="Ana's frame is connected to the attacker's account before she has typed its code.",
    goal=goal,
    needs={"client.type": "public", "client.auth": "none"},
    weak={"as.user_code_attempts": "any", "as.device_code_life": "10m"},
    stops=(
        Defence(
            switch="as.user_code_attempts",
            value="5",
            who="as",
            sentence="Accounts counts the wrong codes of his account, and looks at no sixth one.",
            check="device.user_code.attempts",
            at="own_code#6.request",
            status=429,
        ),
        Defence(
            switch="as.device_code_life",
            value="2m",
            who="as",
            sentence="He types for more than two minutes, and the code is not good for as long as that.",
            check="device.user_code.unexpired",
            at="own_code#13.request",
            status=200,
        ),
    ),
    lanes=(parts.browser_of("Attacker's phone"), parts.thief("Attacker")),
    steps=(
        Step("glimpse", "client", ATTACKER, "act", "", SPY, "The attacker sees the screen"),
        *(replace(step, after=step.after and f"own_{step.after}") for step in own_account.taken(flow.FLOW.steps)),
    ),
    phases=(Phase(SPY, "Learn a code"), own_account.PHASE),
    prepare=own_account.open_account,
    script=script,
    victim="The frame was to show a code, and shows photos. They are not hers; whatever she sends to it now, he gets.",
    attacker="He walked past a shop window, or a video call showed the room. One letter was hidden, and he has time.",
    remains="An attacker who sees the whole code and types faster than Ana, or who is lucky within five tries.",
)
