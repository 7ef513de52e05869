"""What the client shows a person: photos, or what went wrong."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response
from markupsafe import Markup

from app.actors.pages import page, problem
from app.actors.places import ADVERTS
from app.checks import Rule
from app.wire import here

DISCONNECT = Markup(
    "<p>Photo printer can see your photos.</p>"
    '<form method="post" action="/disconnect"><button>Disconnect</button></form>'
)
PARTS = {
    "image": Markup('<img src="{}/pixel.png" alt="" width="1" height="1">').format(ADVERTS),
    "script": Markup('<script id="advert" src="{}/advert.js"></script>').format(ADVERTS),
}


def with_manners(app: Flask) -> Flask:
    """Add what every web server of Photo printer does: it tells nobody its addresses, and says what it has not got."""
    app.after_request(tell_nobody)
    app.register_error_handler(404, lambda _: problem("Not found", "Photo printer has no such page.", 404))
    app.register_error_handler(405, lambda _: problem("Not allowed", "This page does not take that method.", 405))
    return app


def tell_nobody(response: Response) -> Response:
    """The address of any page here may hold a code: it is not told to whatever follows (RFC 9700 section 4.2.4).

    That is what `client.referrer_policy` can undo, and `client.third_party` is why it matters.
    """
    switches = here().switches
    if switches["client.referrer_policy"] != "unset":
        response.headers["Referrer-Policy"] = switches["client.referrer_policy"]
    part = PARTS.get(switches["client.third_party"])
    return _with(part, response) if part and "Content-Security-Policy" in response.headers else response


def _with(part: Markup, response: Response) -> Response:
    """The page with a part of another site, ahead of its own scripts, and a policy that lets that in."""
    policy = response.headers["Content-Security-Policy"]
    if "script" in part:
        allowed = f"script-src {ADVERTS}"
        policy = policy.replace("script-src", allowed) if "script-src" in policy else f"{policy}; {allowed}"
    response.headers["Content-Security-Policy"] = f"{policy}; img-src {ADVERTS}"
    response.set_data(response.get_data(as_text=True).replace("<body>", f"<body>{part}", 1))
    return response


def photos(status: int, document: dict[str, Any], ended: Rule[Any] | None = None) -> Response:
    """The photos that the API gave, or that it did not; `ended` is the rule that stopped the refresh of the token."""
    found = document.get("photos")
    if status == 401:
        said = f" {ended.failure} ({ended.spec})." if ended else ""
        return problem(
            "Connect again", f"The photo library does not let Photo printer in.{said} It has to ask you again.", 401
        )
    if status != 200 or not isinstance(found, list):
        said = f"it answered {status}" if status else "it did not answer"
        return problem("No photos", f"The photo library gave none: {said}.", 502)
    titles = [str(photo.get("title", "?")) if isinstance(photo, dict) else "?" for photo in found]
    items = Markup("").join(Markup("<li>{}</li>").format(title) for title in titles)
    return page(f"{len(titles)} photos to print", Markup("<ul>{}</ul>").format(items))


def connection(connected: bool, failed: Rule[Any] | None = None) -> Response:
    """Whether the photos can be fetched, and the button that ends it; `failed` is what came in between."""
    if failed:
        return problem("Forgotten here", f"But {failed.clause} ({failed.spec}).", 502)
    if not connected:
        return page("Not connected", Markup("<p>Photo printer cannot see any photos.</p>"))
    return page("Connected to Photo library", DISCONNECT)


def hello(name: str, sign_out: str = "") -> Response:
    """Whoever signed in, by the name that the provider gave, and a button that leads to `sign_out`."""
    said = Markup("<p>You are signed in.</p>")
    form = Markup('<form method="post" action="{}"><button>Sign out</button></form>').format(sign_out)
    return page(f"Hello {name}" if name else "Hello", said + form if sign_out else said)


def signed_out() -> Response:
    """Nobody is signed in any more."""
    return page("Signed out", Markup("<p>You are signed out.</p>"))


def refused(failed: Rule[Any], detail: str = "") -> Response:
    """The client stops here: which of its rules did it, and what the other side said."""
    said = f" The other side said: {detail}." if detail else ""
    return problem("This did not work", f"{failed.failure} ({failed.spec}).{said}")
