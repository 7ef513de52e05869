"""Device code phishing: Ana is sent the code of a stranger's device, and connects it (RFC 8628 §5.4)."""

from __future__ import annotations

from typing import Any

from app.actors.owner import Owner
from app.actors.places import ASKED_SCOPE, DEVICE_AUTHORIZATION_ENDPOINT, TOKEN_ENDPOINT
from app.attacks import parts
from app.attacks.attack import Attack, Defence
from app.attacks.parts import ATTACKER, STEAL
from app.checks.device import GRANT_TYPE
from app.flows import parts as flow_parts
from app.trace import Phase
from app.wire import Actor, Browser, Step, World

CLIENT_ID = "photo-frame"  # the same in every frame that was ever sold
BAIT = "bait"
MAIL_SECONDS = 300  # until Ana reads it
INTERVAL = 5
FORM = {"grant_type": GRANT_TYPE}


def script(world: World) -> None:
    """The stranger asks for codes and sends Ana one of them, in a mail that says something else; then he polls."""
    owner, browser, thief = Owner(world), Browser(world), world.actor(ATTACKER)
    asked = {"client_id": CLIENT_ID, "scope": ASKED_SCOPE}
    codes = parts.post(thief, DEVICE_AUTHORIZATION_ENDPOINT, asked)
    if "verification_uri_complete" not in codes:
        return
    poll(thief, codes)
    _, moment = owner.visits("visit", MAIL_SECONDS)
    browser.open(str(codes["verification_uri_complete"]), moment.cause)
    flow_parts.log_in_and_consent(owner, browser)
    form = browser.page.form("/device")
    if form is not None:
        fields, said = owner.types_code("code", str(codes.get("user_code", "")))
        browser.submit(form, fields, said)
    decide(owner, browser)
    parts.fetch_photos(thief, poll(thief, codes))


def decide(owner: Owner, browser: Browser) -> None:
    """She confirms her account, as the mail told her to; where the page asks for a device, she sees that she has none.

    A person who plays her may be fooled all the same.
    """
    form = browser.page.form("/consent")
    if form is not None:
        sees = owner.world.switches["as.device_confirm"] == "named"
        answer, said = owner.consents("consent", form.fields.get("scope", []), "deny" if sees else "")
        browser.submit(form, answer, said)


def poll(thief: Actor, codes: dict[str, Any]) -> str:
    """Ask for the token after a decent pause; empty where none came."""
    thief.world.clock.advance(1000 * INTERVAL)
    asked = {**FORM, "device_code": str(codes.get("device_code", "")), "client_id": CLIENT_ID}
    return str(parts.post(thief, TOKEN_ENDPOINT, asked).get("access_token", ""))


ATTACK = Attack(
    id="device-code-phishing",
    title="Device code phishing",
    spec=("RFC 8628 §5.4",),
    flows=("device_authorization",),
    aim="A stranger's device is connected to Ana's account, and shows her photos.",
    goal=parts.photos_stolen,
    needs={"client.type": "public", "client.auth": "none"},
    weak={"as.device_confirm": "silent", "as.device_code_life": "10m"},
    stops=(
        Defence(
            switch="as.device_confirm",
            value="named",
            who="as",
            sentence="The page shows the code and asks for the device: Ana has none before her, and denies.",
            check="token.device_code.undenied",
            at="thief_token#1.request",
            status=400,
            error="access_denied",
        ),
        Defence(
            switch="as.device_code_life",
            value="2m",
            who="as",
            sentence="Ana reads the mail after five minutes, and the codes were good for two.",
            check="token.device_code.unexpired",
            at="thief_token#1.request",
            status=400,
            error="expired_token",
        ),
    ),
    lanes=(parts.thief("Stranger's frame", "attacker's device"),),
    steps=(
        Step(
            *("thief_codes", ATTACKER, "as", "POST", "/device_authorization", BAIT),
            "The stranger asks for codes",
        ),
        Step(
            *("thief_token", ATTACKER, "as", "POST", "/token", STEAL, "The stranger asks once more"),
            form=FORM,
            after="code",
        ),
        Step(
            *("thief_poll", ATTACKER, "as", "POST", "/token", BAIT, "The stranger asks whether she has decided"),
            form=FORM,
        ),
        Step("thief_photos", ATTACKER, "rs", "GET", "/photos", STEAL, "The stranger's frame fetches the photos"),
    ),
    phases=(Phase(BAIT, "Ask for codes, and send one"), parts.STEALING),
    script=script,
    victim="Ana is on the real page of the real server, and logs in with her own password. Nothing there is forged.",
    attacker="He owns no server and breaks nothing: he asks for a code as any frame does, and writes a kind mail.",
    remains="An owner who is fooled and allows it: for the server all is in order; no check sees whose device it is.",
)
