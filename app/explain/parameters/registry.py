"""Finds the entries: every module of this folder that has ENTRIES."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from importlib import import_module

import app.explain.parameters as room
from app.explain.parameters.authorization import STATE_BACK
from app.explain.parameters.entry import Entry


def _found() -> dict[str, Entry]:
    modules = (import_module(f"{room.__name__}.{module.name}") for module in pkgutil.iter_modules(room.__path__))
    found: dict[str, Entry] = {}
    for entries in (getattr(module, "ENTRIES", {}) for module in modules if not module.__name__.endswith("registry")):
        twice = found.keys() & entries.keys()
        if twice:
            raise ValueError(f"explained twice: {', '.join(sorted(twice))}")
        found.update(entries)
    return found


PARAMETERS: dict[str, Entry] = _found()
# What only a request to an authorization server holds.
ASKING = {"response_type", "grant_type", "code_challenge", "post_logout_redirect_uri"}
# An attacker stands where somebody else ought to: what it is sent has the meaning that it would have there.
PLACES_TAKEN = {"attacker": ("attacker", "client", "rs", "as", "browser"), "attacker_browser": ("browser",)}
SERVER_TAKEN = {"attacker": ("attacker", "as")}


def parameter(lane: str, place: str, beside: Iterable[str] = ()) -> Entry | None:
    """The entry for a place in a message to `lane`, None when there is none.

    The other places of the message, `beside`, tell what is meant for an authorization server: `state` goes both ways
    through the browser, and an attacker may stand for the server as well as for the client.
    """
    asks = any(each.rpartition(".")[2] in ASKING for each in beside)
    if lane.endswith("browser") and place == "location.query.state":
        return PARAMETERS["as:query.state"] if asks else STATE_BACK
    stands_for = (SERVER_TAKEN.get(lane, ()) if asks else ()) + PLACES_TAKEN.get(lane, (lane,))
    entries = (PARAMETERS.get(f"{each}:{place}") for each in stands_for)
    return next(filter(None, entries), None)
