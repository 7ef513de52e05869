"""Finds the terms: every module of this folder that has a TOPIC."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import app.explain.glossary as room
from app.explain.glossary.term import Term, Topic

_HERE = __name__.rpartition(".")[2]


def _found() -> list[Topic]:
    names = [module.name for module in pkgutil.iter_modules(room.__path__) if module.name != _HERE]
    modules = (import_module(f"{room.__name__}.{name}") for name in names)
    return sorted((module.TOPIC for module in modules if hasattr(module, "TOPIC")), key=lambda topic: topic.order)


def _by_id(topics: list[Topic]) -> dict[str, Term]:
    found: dict[str, Term] = {}
    for term in (term for topic in topics for term in topic.terms):
        if term.id in found:
            raise ValueError(f"explained twice: {term.name}")
        found[term.id] = term
    return found


TOPICS: list[Topic] = _found()
TERMS: dict[str, Term] = _by_id(TOPICS)
