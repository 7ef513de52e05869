"""The client as scripts of its own pages, without a server that could keep a secret (RFC 6749 section 4.2).

Each page carries its script as a browser would run it; what that does in a play is done here, in the browser's lane.
"""

from __future__ import annotations

import json

from flask import Flask, Response, request
from markupsafe import Markup

from app.actors.client import pages
from app.actors.client.protocol import Client
from app.actors.pages import problem, scripted_page
from app.actors.places import API, AUTHORIZATION_ENDPOINT, CLIENT_ORIGIN, PHOTOS
from app.actors.redirects import redirect, with_query
from app.actors.server import Server
from app.checks import Params, examine
from app.checks import page as rules
from app.checks.callback import ONWARD, Onward
from app.trace.paths import pairs, split_url
from app.wire import Actor, Browser, Moment, World, here
from app.wire.popup import ANYBODY, Popup

STORAGE = "tab's storage"
CUT = "#_"
LIST = Markup("<ul></ul>")
ASK = """
%(hear)sconst asked = %(asked)s;
%(keep)slocation.assign("%(endpoint)s?" + new URLSearchParams(asked));
"""
KEEP = """asked.state = crypto.randomUUID();
sessionStorage.setItem("state", asked.state);
"""
USE = """
%(hand)sconst answer = new URLSearchParams(location.hash.slice(1));
%(compare)sif (answer.has("error")) throw answer.get("error");
if (answer.get("token_type").toLowerCase() !== "bearer") throw "another type of token";
fetch("%(photos)s", {headers: {Authorization: "Bearer " + answer.get("access_token")}, redirect: "error"})
  .then(response => response.json())
  .then(({photos}) => photos.forEach(({title}) =>
    document.querySelector("ul").appendChild(document.createElement("li")).textContent = title));
"""
HAND = """if (opener) {
  %s
  close();
  throw "handed over";
}
"""
POST = 'opener.postMessage(location.hash.slice(1), "%s");'
POST_NAMED = """const named = new URLSearchParams(location.hash.slice(1)).get("state") ?? "";
  if (named.startsWith("%s")) opener.postMessage(location.hash.slice(1), named);"""
HEAR = """if (opener) {
  onmessage = ({data, origin}) => {
    %slocation.assign("/cb#" + data);
  };
  throw "listening";
}
"""
OWN_ONLY = """if (origin !== "%s") return;
    """
POSTS = {"any": POST % ANYBODY, "prefix": POST_NAMED % CLIENT_ORIGIN, "exact": POST % CLIENT_ORIGIN}
SENDERS = {"any": "", "exact": OWN_ONLY % CLIENT_ORIGIN}  # by client.message_sender, as POSTS by client.message_origin
COMPARE = """if (answer.get("state") !== sessionStorage.getItem("state")) throw "not for this tab";
"""


def build() -> Flask:
    """The host of the pages: it hands them out and never sees a token."""
    app = Server("printer-pages")
    app.add_url_rule("/print", "print", start, methods=["GET"])
    app.add_url_rule("/cb", "callback", callback, methods=["GET"])
    app.after_request(pages.tell_nobody)
    app.register_error_handler(404, lambda _: problem("Not found", "Photo printer has no such page.", 404))
    app.register_error_handler(405, lambda _: problem("Not allowed", "This page does not take that method.", 405))
    return app


def start() -> Response:
    """The page whose script asks."""
    world = here()
    only = SENDERS.get(world.switches["client.message_sender"])
    said = {
        "hear": "" if only is None else HEAR % only,
        "asked": json.dumps(_request(Client.of(world))),
        "keep": KEEP if _keeps_state(world) else "",
        "endpoint": AUTHORIZATION_ENDPOINT,
    }
    return scripted_page("Photo printer", LIST, "ask", ASK % said)


def callback() -> Response:
    """The page at the redirect URI, whose script reads the fragment. The fragment itself never comes here."""
    onward = request.args.get("next")
    if onward:
        return _send_on(here(), onward)
    post = POSTS.get(here().switches["client.message_origin"])
    said = {
        "hand": HAND % post if post else "",
        "compare": COMPARE if _keeps_state(here()) else "",
        "photos": PHOTOS,
    }
    return scripted_page("Your photos", LIST, "use", USE % said, connect=API)


def _send_on(world: World, onward: str) -> Response:
    """Go on to a page that the address names; a fragment there takes the place of the one that the browser keeps."""
    failed = examine(world, ONWARD, Onward(onward, world.switches))
    if failed:
        return pages.refused(failed)
    return redirect(onward + (CUT if world.switches["client.onward"] == "anywhere_cut" else ""))


def run_scripts(world: World, browser: Browser) -> None:
    """Run what the page that the browser shows has for scripts."""
    moment = browser.page.moment
    with world.during(Moment(step=moment.step, cause=moment.cause)):
        for script in browser.page.scripts:
            {"ask": ask, "use": use}.get(script, lambda _: None)(browser)


def ask(browser: Browser) -> None:
    """Keep a state for this tab, and go to the authorization endpoint (section 4.2.1)."""
    world, storage = browser.world, _storage(browser)
    asked = _request(Client.of(world))
    if _keeps_state(world):
        asked["state"] = storage.mint("state", world.chance.token("client.state", 16), "this tab")
        storage.put(STORAGE, "state", asked["state"], "the state, for the scripts of this tab")
    browser.assign(with_query(AUTHORIZATION_ENDPOINT, asked))


def use(browser: Browser) -> None:
    """Check the fragment, and call the API with the token that stands in it (section 4.2.2)."""
    world, storage = browser.world, _storage(browser)
    params = Params(tuple(pairs(split_url(browser.page.url).fragment)))
    kept = storage.take(STORAGE, "state", "the answer came: it counts once") or ""
    answer = rules.FragmentAnswer(params, kept, world.switches)
    if examine(world, rules.TABLE, answer, about=browser.page.moment) is None:
        browser.fetch(PHOTOS, {"Authorization": f"Bearer {params.get('access_token')}"})


def hand_over(popup: Popup) -> dict[str, str]:
    """What the page that opened this window is given of the answer, by a message (RFC 9700 section 4.17)."""
    answer = dict(pairs(split_url(popup.page.url).fragment))
    target = _target(popup.world.switches["client.message_origin"], answer.get("state", ""))
    if "use" not in popup.page.scripts or not target or not popup.reaches_opener(target):
        return {}
    return answer


def _target(way: str, named: str) -> str:
    """For which origin a message is, empty for none. What begins like an origin may be another one."""
    known = {"any": ANYBODY, "exact": CLIENT_ORIGIN, "prefix": named if named.startswith(CLIENT_ORIGIN) else ""}
    return known.get(way, "")


def hear(popup: Popup, message: str) -> None:
    """What the page in this window does with a message of the page that opened it (RFC 9700 section 4.17)."""
    way = popup.world.switches["client.message_sender"]
    if "ask" in popup.page.scripts and (way == "any" or (way == "exact" and popup.sender == CLIENT_ORIGIN)):
        popup.assign(f"/cb#{message}")
        run_scripts(popup.world, popup)


def _request(client: Client) -> dict[str, str]:
    """The authorization request without its state (section 4.2.1)."""
    own = client.registration
    return {
        "response_type": own.response_type,
        "client_id": own.client_id,
        "redirect_uri": own.redirect_uri,
        "scope": own.scope,
    }


def _keeps_state(world: World) -> bool:
    return world.switches["client.state"] != "none"


def _storage(browser: Browser) -> Actor:
    """Where scripts keep things: in the browser, and every script of the page's origin can read it."""
    return browser.world.actor(browser.lane)
