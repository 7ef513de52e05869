"""The attacker as a customer like any other: an account of its own, a browser of its own, and the usual steps in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.actors.places import CLIENT_ORIGIN
from app.attacks.parts import ATTACKER_BROWSER
from app.flows import parts
from app.trace import Phase
from app.wire import Browser, Step, World

ACCOUNT, PASSWORD = "mallory", "let me in, I am Mallory"
OWN = "own"
PHASE = Phase(OWN, "Log in as the attacker")


def taken(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps of Ana's browser, taken in another one."""
    own = (step for step in steps if step.source == "browser")
    return tuple(replace(step, id=f"own_{step.id}", source=ATTACKER_BROWSER, phase=OWN) for step in own)


STEPS = taken((*parts.ASKING, *parts.ALLOWING, parts.CALLBACK, *parts.USING))


def open_account(world: World) -> None:
    """Let the attacker have an account at the server."""
    world.actor("as").know("accounts", ACCOUNT, PASSWORD)


def go_through(world: World, page: str = "/print") -> Browser:
    """Open a page of the client's as anybody would, log in and allow it; what the attacker does on the way, taps do."""
    return allow_at(world, f"{CLIENT_ORIGIN}{page}")


def allow_at(world: World, url: str) -> Browser:
    """The same from any address that leads to the login page."""
    browser = Browser(world, ATTACKER_BROWSER)
    browser.open(url, world.last)
    login = browser.page.form("/login")
    if login is not None:
        browser.submit(login, {"username": ACCOUNT, "password": PASSWORD}, browser.page.moment.cause)
    consent = browser.page.form("/consent")
    if consent is not None:
        browser.submit(consent, {"decision": "allow"}, browser.page.moment.cause)
    return browser
