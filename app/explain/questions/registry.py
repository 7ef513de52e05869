"""Finds the kinds of questions: every module of `kinds` has an `ask`."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

import app.explain.questions.kinds as room
from app.explain.questions.moment import Moment
from app.explain.questions.question import Draft

QUIZ = "quiz"  # what a question of the scenario's own is called


class Kind(NamedTuple):
    """A kind of question: what it is called, and what it would ask at a moment; None where that makes no sense."""

    id: str
    ask: Callable[[Moment], Draft | None]


def _found() -> dict[str, Kind]:
    modules = (import_module(f"{room.__name__}.{module.name}") for module in pkgutil.iter_modules(room.__path__))
    return {
        module.__name__.rpartition(".")[2]: Kind(module.__name__.rpartition(".")[2], module.ask) for module in modules
    }


KINDS: dict[str, Kind] = _found()
