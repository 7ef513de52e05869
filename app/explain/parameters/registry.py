"""Finds the entries: every module of this folder that has ENTRIES."""

from __future__ import annotations

import pkgutil
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
# An attacker stands where somebody else ought to: what it is sent has the meaning that it would have there.
PLACES_TAKEN = {"attacker": ("attacker", "client", "as", "rs", "browser"), "attacker_browser": ("browser",)}


def parameter(lane: str, place: str, to_server: bool = False) -> Entry | None:
    """The entry for a place in a message to `lane`, None when there is none.

    `state` goes both ways through the browser: `to_server` tells a redirect to the authorization endpoint apart.
    """
    if lane.endswith("browser") and place == "location.query.state":
        return PARAMETERS["as:query.state"] if to_server else STATE_BACK
    entries = (PARAMETERS.get(f"{each}:{place}") for each in PLACES_TAKEN.get(lane, (lane,)))
    return next(filter(None, entries), None)
