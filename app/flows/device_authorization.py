"""Device authorization (RFC 8628): a device shows a code, its owner types it on her phone, and the device polls."""

from __future__ import annotations

from app.actors.client.device import Device
from app.actors.client.registration import Registration
from app.actors.owner import Owner
from app.checks.device import GRANT_TYPE
from app.flows import parts
from app.flows.flow import Flow
from app.trace import Phase
from app.wire import Browser, Step, World

BEGIN, WAIT, ALLOW = "begin", "wait", "allow"
VISIT_SECONDS = 3
POLL = {"grant_type": GRANT_TYPE}


def prepare(world: World) -> None:
    """Register the device for its grant, with no redirect URI at all, and give the owner an account."""
    secret = None if parts.is_public(world.switches) else parts.registration(world).secret
    own = Registration("photo-frame", secret, "")
    parts.register(world, own, redirect_uris=(), response_types=(), grant_types=(GRANT_TYPE,))
    parts.open_account(world)


def play(world: World) -> None:
    """The device asks twice before she has done anything, and again when she has done what she does."""
    owner, browser, device = Owner(world), Browser(world), Device(world)
    with world.during(owner.connects("start", "client")):
        shown = device.begin()
        if shown is None:
            return
        device.poll()
        device.poll()
    if device.waiting:
        scans, moment = owner.visits("visit", VISIT_SECONDS)
        browser.open(shown.picture if scans else shown.address, moment.cause)
        parts.log_in_and_consent(owner, browser)
        _type_code(owner, browser, shown.user_code)
        parts.log_in_and_consent(owner, browser)
        tokens = device.poll()
        if tokens:
            device.show_photos(tokens)


def _type_code(owner: Owner, browser: Browser, user_code: str) -> None:
    form = browser.page.form("/device")
    if form is not None:
        fields, said = owner.types_code("code", user_code)
        browser.submit(form, fields, said)


LOGIN_PAGE, LOGIN, CONSENT_PAGE, CONSENT = parts.ALLOWING
FLOW = Flow(
    id="device_authorization",
    title="Device authorization",
    spec="RFC 8628",
    steps=(
        Step("start", "owner", "client", "act", "", BEGIN, "The owner wants her photos on the device"),
        Step("codes", "client", "as", "POST", "/device_authorization", BEGIN, "Ask for a code to keep and one to show"),
        Step("visit", "owner", "browser", "act", "", ALLOW, "Open the address on the phone"),
        Step("code_page", "browser", "as", "GET", "/device", ALLOW, "Come back, signed in", after="login"),
        Step("device_page", "browser", "as", "GET", "/device", ALLOW, "Open the verification page"),
        LOGIN_PAGE,
        LOGIN,
        Step("code", "browser", "as", "POST", "/device", ALLOW, "Type the code"),
        CONSENT_PAGE,
        CONSENT,
        Step("token", "client", "as", "POST", "/token", parts.USE, "Ask once more", form=POLL, after="consent"),
        Step("poll", "client", "as", "POST", "/token", WAIT, "Ask whether she has decided", form=POLL),
        Step("photos", "client", "rs", "GET", "/photos", parts.USE, "Fetch the photos"),
    ),
    phases=(
        Phase(BEGIN, "Show a code"),
        Phase(WAIT, "Wait for the answer"),
        Phase(ALLOW, "Allow it on the phone"),
        Phase(parts.USE, "Get the token, and use it"),
    ),
    switches=("client.polling",),
    lanes=parts.EVERYBODY,
    hosts=parts.servers,
    prepare=prepare,
    play=play,
)
