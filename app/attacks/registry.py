"""Finds the attacks, every module of this folder that has an `ATTACK`, and lays and judges them by id."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

import app.attacks as room
from app.attacks.attack import Attack
from app.attacks.outcome import Outcome, judge
from app.attacks.overlay import laid_over
from app.flows import FLOWS, Flow
from app.trace import Trace


def _found() -> dict[str, Attack]:
    modules = (import_module(f"app.attacks.{module.name}") for module in pkgutil.iter_modules(room.__path__))
    attacks = (getattr(module, "ATTACK", None) for module in modules)
    return {attack.id: attack for attack in attacks if attack is not None}


ATTACKS: dict[str, Attack] = _found()


def flow_of(flow: str, attack: str | None = None) -> Flow:
    """The flow of that id, with an attack laid over it if one is named. Raises KeyError for unknown ids."""
    return _attacked(flow, attack) if attack else FLOWS[flow]


@cache
def _attacked(flow: str, attack: str) -> Flow:
    return laid_over(FLOWS[flow], ATTACKS[attack])


def outcome(trace: Trace) -> Outcome | None:
    """How the attack of this trace ended; None where nobody attacked."""
    return judge(ATTACKS[trace.head.attack], trace) if trace.head.attack else None
