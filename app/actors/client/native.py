"""The client as an app on the owner's device: a public client (RFC 8252).

It waits for the answer on a loopback address, or is handed one that it claimed (`client.redirect_uri`).
"""

from __future__ import annotations

from flask import Flask, Response, request

from app.actors.client import pages, refreshing, revocation
from app.actors.client.protocol import Client
from app.actors.pages import problem
from app.actors.places import CALLBACKS
from app.actors.server import Server
from app.checks import Params
from app.trace.paths import Pairs, pairs, split_url
from app.wire import Claim, World, here

RUNNING = "this running app"


def build() -> Flask:
    """The app's own little server: its port is open only while an answer is awaited (RFC 8252 section 8.3)."""
    app = Server("printer-app")
    for path in sorted({path for paths in CALLBACKS.values() for path in paths}):
        app.add_url_rule(path, "callback", callback, methods=["GET"])
    app.after_request(pages.tell_nobody)
    app.register_error_handler(404, lambda _: problem("Not found", "Photo printer waits for answers only.", 404))
    app.register_error_handler(405, lambda _: problem("Not allowed", "This page does not take that method.", 405))
    return app


def start(world: World) -> tuple[str, int] | None:
    """Ask the system to open the browser at the authorization endpoint: the address, and the seq of the launch.

    None when the app first had to ask the server something, and did not like the answer.
    """
    client = Client.of(world)
    if client.get_ready():
        return None
    url = client.authorization_url(RUNNING, RUNNING)
    return url, client.actor.launch("browser", url)


def callback() -> Response:
    """The answer comes over HTTP; the browser only needs to say that it can be closed."""
    return _answered(here(), request.base_url, pairs(request.query_string.decode("latin-1")))


def claim(world: World, redirect_uri: str) -> None:
    """Have the system hand over what comes to an address of the app's own (sections 7.1 and 7.2)."""
    split = split_url(redirect_uri)
    world.schemes.claim(redirect_uri if split.netloc else split.scheme, Claim("client", _handed))


def _handed(world: World, url: str) -> None:
    """The answer comes from the system, and no page is shown."""
    _answered(world, url.partition("?")[0], pairs(split_url(url).query))


def _answered(world: World, address: str, found: Pairs) -> Response:
    """Check the answer, swap the code, fetch the photos."""
    client, params = Client.of(world), Params(tuple(found))
    asked, failed = client.examine_answer(RUNNING, address, found)
    if failed:
        return pages.refused(failed, params.get("error"))
    tokens, failed = client.swap(params.get("code"), asked)
    if failed or tokens is None:
        return pages.refused(failed) if failed else problem("No token", "The token endpoint gave none.", 502)
    client.keep(RUNNING, tokens, "the access token of this app")
    return pages.photos(*refreshing.fetch_photos(client, "tokens", RUNNING))


def print_again(world: World) -> None:
    """The owner opens the app again: it goes on with the tokens that it has, and needs no browser."""
    client = Client.of(world)
    if client.actor.look("tokens", RUNNING):
        refreshing.fetch_photos(client, "tokens", RUNNING)


def disconnect(world: World) -> None:
    """The owner ends it, in the app itself."""
    revocation.disconnect(Client.of(world), RUNNING)
