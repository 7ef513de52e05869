"""The client as a web server on its own host: a confidential client (RFC 6749 section 2.1)."""

from __future__ import annotations

from flask import Flask, Response, request

from app.actors.client import pages, refreshing, revocation
from app.actors.client.protocol import Client
from app.actors.client.token_endpoint import Tokens
from app.actors.pages import problem
from app.actors.places import CALLBACKS
from app.actors.redirects import redirect
from app.actors.server import Server
from app.trace.paths import pairs
from app.wire import here

SESSION_COOKIE = "__Host-session"
NOBODY = "nobody's session"


def build() -> Flask:
    """The web client's app."""
    app = Server("printer")
    app.add_url_rule("/print", "print", start, methods=["GET"])
    for path in sorted({path for paths in CALLBACKS.values() for path in paths}):
        app.add_url_rule(path, "callback", callback, methods=["GET"])
    return with_prints(app)


def with_prints(app: Flask) -> Flask:
    """Add what every web client of Photo printer has, however it comes by its token."""
    app.add_url_rule("/prints", "prints", prints, methods=["GET"])
    app.add_url_rule("/account", "account", account, methods=["GET"])
    app.add_url_rule("/disconnect", "disconnect", disconnect, methods=["POST"])
    return pages.with_manners(app)


def start() -> Response:
    """Open a session for this browser and send it to the authorization endpoint."""
    client = Client.of(here())
    failed = client.get_ready()
    if failed:
        return pages.refused(failed)
    session = open_session(client)
    return kept(redirect(client.authorization_url(session, "this browser's session")), session)


def open_session(client: Client) -> str:
    """A fresh session for the browser that asks."""
    return client.actor.mint("session", client.world.chance.token("client.session", 16), "this browser at the client")


def kept(response: Response, session: str, same_site: str = "Lax") -> Response:
    """Let the browser keep the session: for this host alone, over TLS, out of scripts' reach (RFC 6265bis).

    With `same_site` None it comes along on another site's form as well.
    """
    response.set_cookie(SESSION_COOKIE, session, secure=True, httponly=True, samesite=same_site, path="/")
    return response


def callback() -> Response:
    """The redirect URI: check the answer, swap the code, then go to an address without the code in it."""
    client = Client.of(here())
    found = pairs(request.query_string.decode("latin-1"))
    session = _session_of_answer(client)
    asked, failed = client.examine_answer(session, request.base_url, found)
    if failed:
        return pages.refused(failed, request.args.get("error", ""))
    tokens, failed = client.swap(request.args.get("code", ""), asked)
    if failed or tokens is None:
        return pages.refused(failed) if failed else problem("No token", "The token endpoint gave none.", 502)
    return to_prints(client, tokens, session)


def _session_of_answer(client: Client) -> str | None:
    """The session that an answer belongs to: that of the browser which brings it, or of whoever started with its state.

    The second is what a client does that carries the session in `state`, for browsers that lose their cookies.
    """
    if client.world.switches["client.callback_session"] == "by_cookie":
        return request.cookies.get(SESSION_COOKIE)
    return client.session_of(request.args.get("state", ""))


def to_prints(client: Client, tokens: Tokens, session: str | None = None) -> Response:
    """Keep the tokens with the session, and go to an address that has nothing secret in it, if the client does so."""
    client.keep(session or _session(), tokens, "the access token of this session")
    return prints() if client.world.switches["client.callback_page"] == "kept" else redirect("/prints")


def prints() -> Response:
    """Fetch the photos with the tokens of this session."""
    client = Client.of(here())
    session = _session()
    if client.actor.look("tokens", session) is None:
        return problem("Not connected", "This session has no access token. Start with Print my photos.", 401)
    return pages.photos(*refreshing.fetch_photos(client, "tokens", session))


def _session() -> str:
    """The session of the browser that asks: the shelf entry under which its tokens lie."""
    return request.cookies.get(SESSION_COOKIE) or NOBODY


def account() -> Response:
    """What this session is connected to, and the button that ends it."""
    tokens = here().actor("client").look("tokens", _session())
    return pages.connection(tokens is not None)


def disconnect() -> Response:
    """The owner ends it. The session's cookie is not sent along with another site's form (SameSite)."""
    failed = revocation.disconnect(Client.of(here()), _session())
    return pages.connection(False, failed)
