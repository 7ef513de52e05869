"""What flows share: the cast's servers, registrations, and the stretches of steps that several flows go through."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import ModuleType
from typing import Any

from flask import Flask

from app.actors import authorization_server, resource_server
from app.actors.assertions import public_key
from app.actors.client import native, web
from app.actors.client.registration import Registration
from app.actors.owner import PASSWORDS, Owner
from app.actors.places import (
    ACCOUNT,
    API,
    CALLBACKS,
    CLAIMED_URI,
    CLIENT_ORIGIN,
    CUSTOM_URI,
    ISSUER,
    LOOPBACK_ORIGIN,
    SCOPE_ASKED,
    SCOPES,
)
from app.checks.clients import RegisteredClient, RegisteredServer
from app.checks.token.assertion import WAY
from app.flows.flow import Hosts
from app.trace import Phase
from app.wire import Browser, Step, World

EVERYBODY = ("owner", "browser", "client", "as", "rs")
ASK, ALLOW, SWAP, USE, RETURN = "ask", "allow", "swap", "use", "return"
OWNER = ("owner.login", "owner.consent")
WEB = {"client.type": ("confidential",)}
OPAQUE = {"as.access_token": ("opaque",)}

PHASES = (
    Phase(ASK, "Ask permission"),
    Phase(ALLOW, "Log in and consent"),
    Phase(SWAP, "Swap the code"),
    Phase(USE, "Use the token"),
)
ASKING = (
    Step("start", "owner", "client", "act", "", ASK, "The owner wants prints"),
    Step("open", "browser", "client", "GET", "/print", ASK, "Open the printer's page", WEB),
    Step("authorize", "browser", "as", "GET", "/authorize", ASK, "Ask the authorization server"),
)
ALLOWING = (
    Step("login_page", "browser", "as", "GET", "/login", ALLOW, "Fetch the login page"),
    Step("login", "browser", "as", "POST", "/login", ALLOW, "Log in"),
    Step("consent_page", "browser", "as", "GET", "/consent", ALLOW, "Fetch the consent page"),
    Step("consent", "browser", "as", "POST", "/consent", ALLOW, "Allow it"),
)
CALLBACK = Step("callback", "browser", "client", "GET", "/cb*", SWAP, "Bring the answer to the client")
SWAPPING = (CALLBACK, Step("token", "client", "as", "POST", "/token", SWAP, "Swap the code for a token"))
USING = (
    Step("prints", "browser", "client", "GET", "/prints", USE, "Go to a clean address", WEB),
    Step("photos", "client", "rs", "GET", "/photos", USE, "Fetch the photos"),
    Step("introspect", "rs", "as", "POST", "/introspect", USE, "Ask what the token stands for", OPAQUE),
)
REDIRECT_URIS = {"custom_scheme": CUSTOM_URI, "claimed_https": CLAIMED_URI}  # client.redirect_uri, besides loopback

# They are more specific than those above, and stand before them in a flow's list.
REFRESHING = (
    Step("photos_again", "client", "rs", "GET", "/photos", RETURN, "Fetch the photos anew", after="refresh"),
    Step(
        *("refresh", "client", "as", "POST", "/token", RETURN, "Ask for a new access token"),
        form={"grant_type": "refresh_token"},
    ),
)


@cache
def built(server: ModuleType) -> Flask:
    """The app of a server, built once: building them costs most of what a play does."""
    app: Flask = server.build()
    return app


def is_public(switches: Mapping[str, str]) -> bool:
    """Whether the client is the app on the owner's device."""
    return switches["client.type"] == "public"


def hosts(switches: Mapping[str, str]) -> Hosts:
    """Who answers at which origin."""
    if is_public(switches):
        return {**servers(switches), LOOPBACK_ORIGIN: ("client", built(native))}
    return {**servers(switches), CLIENT_ORIGIN: ("client", built(web))}


def servers(_switches: Mapping[str, str]) -> Hosts:
    """Who answers where nobody calls the client."""
    return {ISSUER: ("as", built(authorization_server)), API: ("rs", built(resource_server))}


def register(world: World, own: Registration | None = None, **registered: Any) -> Registration:
    """Register the client at the server; `registered` are the fields of its RegisteredClient that a flow needs."""
    own = own or registration(world)
    fields: dict[str, Any] = {
        "client_id": own.client_id,
        "name": world.actor("client").name,
        "kind": world.switches["client.type"],
        "auth_method": world.switches["client.auth"],
        "secret": own.secret,
        "redirect_uris": (own.registered_uri,),
        "grant_types": ("authorization_code", "refresh_token"),
        "scopes": tuple(SCOPES),
        "key": public_key() if own.secret is None and not is_public(world.switches) else None,
    }
    world.actor("client").know("registration", "own", own)
    world.actor("as").know("clients", own.client_id, RegisteredClient(**{**fields, **registered}))
    _register_api(world)
    return own


def registration(world: World, path: str = "", **asking: Any) -> Registration:
    """What the client knows of itself; `asking` says what it asks for where that is not the usual."""
    path = path or CALLBACKS[world.switches["client.redirect_uris"]][0]
    asking = {"scope": SCOPE_ASKED[world.switches["client.scope"]], **asking}
    if is_public(world.switches):
        return Registration("printer-app", None, f"{LOOPBACK_ORIGIN}{path}", **asking)
    keyed = world.switches["client.auth"] == WAY
    secret = None if keyed else world.chance.token("client.secret", 24)
    return Registration("printer", secret, f"{CLIENT_ORIGIN}{path}", **asking)


def _register_api(world: World) -> None:
    """Let the API ask the server about tokens."""
    server = RegisteredServer("photo-library", world.chance.token("rs.secret", 24), API)
    world.actor("rs").know("registration", "own", server)
    world.actor("as").know("resource servers", server.server_id, server)


def connected(world: World) -> bool:
    """Whether the client has tokens."""
    return bool(world.actor("client").shelf("tokens"))


def open_account(world: World) -> None:
    """Give the owner an account at the server."""
    world.actor("as").know("accounts", ACCOUNT, PASSWORDS["right"])


def ask_and_allow(world: World) -> None:
    """The whole of what she does in flows that go through her browser: start, log in, consent."""
    owner, browser = Owner(world), Browser(world)
    start(world, owner, browser)
    log_in_and_consent(owner, browser)
    go_on(owner, browser)


def start(world: World, owner: Owner, browser: Browser) -> None:
    """She opens the printer's page in her browser, or the app on her device, which opens the browser."""
    if is_public(world.switches):
        with world.during(owner.starts("start", "client")):
            launched = native.start(world)
        if launched:
            browser.open(*launched)
    else:
        moment = owner.starts("start", "browser")
        browser.open(f"{CLIENT_ORIGIN}/print", moment.cause)


def go_on(owner: Owner, browser: Browser, willing: bool = True) -> None:
    """Where the server names a site that it does not know, and leaves it to her, she goes there or stays."""
    form = next((form for form in browser.page.forms if "error" in form.fields), None)
    if form is not None:
        goes, said = owner.goes_on("go_on", willing)
        if goes:
            browser.submit(form, {}, said)


def log_in_and_consent(owner: Owner, browser: Browser, again: str = "") -> None:
    """She answers the pages that her browser shows, as far as they come. All else follows from redirects.

    `again` is what the ids of both steps end in when she does so a second time.
    """
    login = browser.page.form("/login")
    if login is not None:
        fields, said = owner.signs_in(f"login{again}")
        browser.submit(login, fields, said)
    consent = browser.page.form("/consent")
    if consent is not None:
        answer, said = owner.consents(f"consent{again}", consent.fields.get("scope", []))
        browser.submit(consent, answer, said)
