"""The client's pages for people who sign in with Accounts, and who sign out: the same for web server and app."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask, Response, request

from app.actors.client import pages, web
from app.actors.client.native import RUNNING
from app.actors.client.openid import Person, RelyingParty
from app.actors.client.protocol import Client
from app.actors.client.web import SESSION_COOKIE
from app.actors.pages import posting_page, problem
from app.actors.places import CLIENT_ORIGIN, LOOPBACK_ORIGIN
from app.actors.redirects import redirect
from app.actors.server import Server
from app.checks import Params, examine, goodbye
from app.trace.paths import pairs
from app.wire import World, here

NOBODY = "Nobody is signed in here. Start with Sign in."


def build() -> Flask:
    """The client's app: its web site, or the little server of an app, which needs no more than the last two."""
    app = Server("printer-sign-in")
    app.add_url_rule("/sign-in", "sign_in", sign_in, methods=["GET"])
    app.add_url_rule("/hello", "hello", hello, methods=["GET"])
    app.add_url_rule("/sign-out", "sign_out", sign_out, methods=["POST"])
    app.add_url_rule("/signed-in", "signed_in", signed_in, methods=["GET", "POST"])
    app.add_url_rule("/goodbye", "farewell", farewell, methods=["GET"])
    return pages.with_manners(app)


def is_app(client: Client) -> bool:
    """Whether the client is an app on the owner's device, which serves one person and needs no cookie."""
    return client.world.switches["client.type"] == "public"


def current(client: Client) -> str | None:
    """The session that this request belongs to."""
    return RUNNING if is_app(client) else request.cookies.get(SESSION_COOKIE)


def origin(switches: Mapping[str, str]) -> str:
    """Where this client lives."""
    return LOOPBACK_ORIGIN if switches["client.type"] == "public" else CLIENT_ORIGIN


def start_app(world: World) -> tuple[str, int] | None:
    """The app has the system open the browser: the address, and the seq of the launch; None where a rule stops it."""
    client = RelyingParty.of(world)
    returning = client.actor.look("people", RUNNING) is not None
    url, failed = client.sign_in_url(RUNNING, RUNNING, returning=returning)
    return None if failed else (url, client.actor.launch("browser", url))


def sign_in() -> Response:
    """Open a session for this browser and send it to the provider."""
    client = RelyingParty.of(here())
    before = current(client)
    returning = client.actor.look("people", before) is not None
    session = web.open_session(client)
    url, failed = client.sign_in_url(session, "this browser's session", returning=returning)
    if failed:
        return pages.refused(failed)
    return web.kept(redirect(url), session, "None" if client.posted_by_the_server else "Lax")


def signed_in() -> Response:
    """The redirect URI: find out who is there, then go to an address without the code in it."""
    client = RelyingParty.of(here())
    place = "form" if request.method == "POST" else "query"
    text = request.get_data(as_text=True) if place == "form" else request.query_string.decode("latin-1")
    found = pairs(text)
    if place == "query" and not found and client.kept_from_queries:
        # What the answer holds stands in the fragment, which never came here: only a script of this page sees it.
        return posting_page("One moment", "/signed-in", {}, fragment=True)
    session = current(client)
    asked, failed = client.examine_answer(session, request.base_url, found, place)
    person: Person | None = None
    if failed is None:
        person, failed = client.identify(asked, dict(reversed(found)))
    if failed:
        return pages.refused(failed, Params(tuple(found)).get("error"))
    if person is None:
        return problem("No token", "The token endpoint gave none.", 502)
    client.actor.put("people", session or web.NOBODY, person, f"{person.subject} of {person.issuer} is there")
    return pages.hello(person.name) if is_app(client) else redirect("/hello")


def hello() -> Response:
    """Greet whoever is signed in."""
    client = RelyingParty.of(here())
    person = client.actor.look("people", current(client))
    return pages.hello(person.name, "/sign-out") if person else problem("Not signed in", NOBODY, 401)


def sign_out() -> Response:
    """End the client's own session, and send the browser to end the one at the provider."""
    url = leave(here())
    return redirect(url) if url else problem("Not signed in", NOBODY, 401)


def leave(world: World) -> str:
    """Forget who is there; returns where her browser is to go, empty when nobody was. A print job keeps its token."""
    client = RelyingParty.of(world)
    session = RUNNING if is_app(client) else current(client)
    person: Person | None = client.actor.take("people", session, "she signs out") if session else None
    if person is None or session is None:
        return ""
    client.actor.put("jobs", session, person.tokens, "the print job that still runs keeps its access token")
    return client.logout_url(session, "this session", person, f"{origin(world.switches)}/goodbye")


def farewell() -> Response:
    """She is back from the provider. The print job goes on, with the token that it has."""
    client = RelyingParty.of(here())
    session = current(client)
    bound = client.actor.take("farewells", session, "the logout is over") if session else None
    said = goodbye.Farewell(Params(tuple(pairs(request.query_string.decode("latin-1")))), bound or "")
    failed = examine(client.world, goodbye.TABLE, said)
    if failed:
        return pages.refused(failed)
    tokens = client.actor.take("jobs", session, "the print job is done") if session else None
    return pages.photos(*client.fetch_photos(tokens)) if tokens else pages.signed_out()
