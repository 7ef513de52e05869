"""ONE FILE PER WORD of `response_type`, found by folder: what the authorization endpoint issues for it.

A module has WORD, PLACE (its rank: later ones may hash what earlier ones issued), IN_QUERY (whether its parameters may
travel in a query) and `issue(records, allowed, so_far)`, which returns parameters of the answer. One that not every
server offers has OFFERED: the switches under which it does.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from app.actors.authorization_server.records import PendingRequest, Records, Session

Issue = Callable[[Records, "Allowed", Mapping[str, str]], dict[str, str]]


@dataclass(frozen=True)
class Allowed:
    """What the owner allowed: which request, in which session, and how much of it."""

    pending: PendingRequest
    session: Session
    scope: str


def _found() -> dict[str, ModuleType]:
    modules = [import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    return {module.WORD: module for module in sorted(modules, key=lambda module: int(module.PLACE))}


WORDS: dict[str, ModuleType] = _found()
MODES = ("query", "fragment", "form_post")


def offered(switches: Mapping[str, str]) -> tuple[str, ...]:
    """The words that a server with these switches knows."""
    return tuple(word for word, module in WORDS.items() if getattr(module, "OFFERED", {}).items() <= switches.items())


def modes_of(response_type: str) -> tuple[str, ...]:
    """The response modes that it can be answered in, the default first (OAuth Multiple Response Types §5)."""
    words = [WORDS[word] for word in response_type.split(" ") if word in WORDS]
    return MODES if all(word.IN_QUERY for word in words) else MODES[1:]


def issue(records: Records, allowed: Allowed) -> dict[str, str]:
    """The parameters of the answer, one response type word after the other."""
    asked = allowed.pending.response_type.split(" ")
    parameters: dict[str, str] = {}
    for word, module in WORDS.items():
        if word in asked:
            parameters.update(module.issue(records, allowed, parameters))
    return parameters
