"""The attacker's web site and the link by which Ana comes there: what attacks share that begin with a click."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Flask, Response
from markupsafe import Markup

from app.actors.owner import Owner
from app.actors.pages import page
from app.actors.redirects import redirect
from app.attacks.csrf import EVIL
from app.attacks.parts import ATTACKER
from app.trace import Phase
from app.wire import Browser, Step, World, here

LURE = "lure"
LURING = Phase(LURE, "Follow a link")
STEPS = (
    Step("link", "owner", "browser", "act", "", LURE, "Ana follows a link"),
    Step("lure", "browser", ATTACKER, "GET", "/cats", LURE, "Open the attacker's page"),
)
View = Callable[[], Response]


def site(name: str, leads_to: Callable[[World], str], views: Mapping[str, View]) -> Flask:
    """The attacker's site: a page that sends browsers on to where `leads_to` says, and his other pages by path."""
    app = Flask(name, static_folder=None)
    app.add_url_rule("/cats", "cats", lambda: redirect(leads_to(here())), methods=["GET"])
    for path, view in views.items():
        app.add_url_rule(path, path, view, methods=["GET", "POST"])
    return app


def cats() -> Response:
    """What the link promised: so nobody wonders."""
    return page("Cats", Markup("<p>Twelve cats, all asleep.</p>"))


def follow_link(owner: Owner, browser: Browser, site: str = EVIL) -> None:
    """She follows a link that somebody sent her."""
    browser.open(f"{site}/cats", owner.follows_link("link", "to see cats").cause)
