"""The authorization code grant (RFC 6749 section 4.1), with or without PKCE (RFC 7636), for both types of client."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from flask import Flask

from app.actors import authorization_server, resource_server
from app.actors.client import native, web
from app.actors.client.protocol import Registration
from app.actors.owner import PASSWORDS, Owner
from app.actors.places import ACCOUNT, API, CLIENT_ORIGIN, ISSUER, LOOPBACK_ORIGIN, SCOPES
from app.checks.clients import RegisteredClient
from app.flows.flow import Flow, Hosts
from app.trace import Phase
from app.wire import Browser, Step, World

ASK, ALLOW, SWAP, USE = "ask", "allow", "swap", "use"
WEB = {"client.type": ("confidential",)}

PHASES = (
    Phase(ASK, "Ask permission"),
    Phase(ALLOW, "Log in and consent"),
    Phase(SWAP, "Swap the code"),
    Phase(USE, "Use the token"),
)
STEPS = (
    Step("start", "owner", "client", "act", "", ASK, "The owner wants prints"),
    Step("open", "browser", "client", "GET", "/print", ASK, "Open the printer's page", WEB),
    Step("authorize", "browser", "as", "GET", "/authorize", ASK, "Ask the authorization server"),
    Step("login_page", "browser", "as", "GET", "/login", ALLOW, "Fetch the login page"),
    Step("login", "browser", "as", "POST", "/login", ALLOW, "Log in"),
    Step("consent_page", "browser", "as", "GET", "/consent", ALLOW, "Fetch the consent page"),
    Step("consent", "browser", "as", "POST", "/consent", ALLOW, "Allow it"),
    Step("callback", "browser", "client", "GET", "/cb", SWAP, "Bring the answer to the client"),
    Step("token", "client", "as", "POST", "/token", SWAP, "Swap the code for a token"),
    Step("prints", "browser", "client", "GET", "/prints", USE, "Go to a clean address", WEB),
    Step("photos", "client", "rs", "GET", "/photos", USE, "Fetch the photos"),
)


@lru_cache(maxsize=1)
def _apps() -> dict[str, Flask]:
    """The servers' apps, built once: building them costs most of what a play does."""
    return {
        "as": authorization_server.build(),
        "rs": resource_server.build(),
        "web": web.build(),
        "native": native.build(),
    }


def hosts(switches: Mapping[str, str]) -> Hosts:
    """Who answers at which origin."""
    apps = _apps()
    public = switches["client.type"] == "public"
    client = (LOOPBACK_ORIGIN, apps["native"]) if public else (CLIENT_ORIGIN, apps["web"])
    return {ISSUER: ("as", apps["as"]), API: ("rs", apps["rs"]), client[0]: ("client", client[1])}


def prepare(world: World) -> None:
    """Register the client at the server, and give the owner an account."""
    server, client = world.actor("as"), world.actor("client")
    own = _registration(world)
    kind = world.switches["client.type"]
    # The registered loopback address has no port: the app gets another one each time (RFC 8252 section 7.3).
    registered = "http://127.0.0.1/cb" if kind == "public" else own.redirect_uri
    record = RegisteredClient(
        client_id=own.client_id,
        name=client.name,
        kind=kind,
        auth_method=world.switches["client.auth"],
        secret=own.secret,
        redirect_uris=(registered,),
        scopes=tuple(SCOPES),
    )
    client.know("registration", "own", own)
    server.know("clients", own.client_id, record)
    server.know("accounts", ACCOUNT, PASSWORDS["right"])


def _registration(world: World) -> Registration:
    if world.switches["client.type"] == "public":
        return Registration("printer-app", None, f"{LOOPBACK_ORIGIN}/cb")
    return Registration("printer", world.chance.token("client.secret", 24), f"{CLIENT_ORIGIN}/cb")


def play(world: World) -> None:
    """Drive the owner and her browser: start, log in, consent. All else follows from redirects."""
    owner, browser = Owner(world), Browser(world)
    _start(world, owner, browser)
    login = browser.page.form("/login")
    if login is None:
        return
    fields, said = owner.signs_in("login")
    browser.submit(login, fields, said)
    consent = browser.page.form("/consent")
    if consent is None:
        return
    answer, said = owner.consents("consent", consent.fields.get("scope", []))
    browser.submit(consent, answer, said)


def _start(world: World, owner: Owner, browser: Browser) -> None:
    """She opens the printer's page in her browser, or the app on her device, which opens the browser."""
    if world.switches["client.type"] == "public":
        with world.during(owner.starts("start", "client")):
            url, launched = native.start(world)
        browser.open(url, launched)
    else:
        moment = owner.starts("start", "browser")
        browser.open(f"{CLIENT_ORIGIN}/print", moment.cause)


FLOW = Flow(
    id="authorization_code",
    title="Authorization code",
    spec="RFC 6749 §4.1",
    steps=STEPS,
    phases=PHASES,
    switches=("client.type", "client.auth", "client.pkce", "client.state", "as.pkce"),
    lanes=("owner", "browser", "client", "as", "rs"),
    hosts=hosts,
    prepare=prepare,
    play=play,
)
