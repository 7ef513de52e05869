"""What a decision can be: places, acts and answers (DESIGN section 10). Links and scenarios bring them from outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.trace.places import PARTS, split_place
from app.trace.run import RunDecision

ACTS = ("answer", "edit", "drop", "replay", "delay")
MAX_DELAY = 10**12
# What a person can answer; a password is never carried as it was typed.
ANSWERS: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "wants": ("text", lambda value: isinstance(value, str)),
    "account": ("text", lambda value: isinstance(value, str)),
    "password": ("right or wrong", lambda value: value in ("right", "wrong")),
    "allow": ("true or false", lambda value: isinstance(value, bool)),
    "scans": ("true or false", lambda value: isinstance(value, bool)),
    "user_code": ("text", lambda value: isinstance(value, str)),
    "seconds": ("a whole number from 0 to 10^9", lambda value: type(value) is int and 0 <= value <= 10**9),
    "scopes": ("a list of texts", lambda value: isinstance(value, list) and all(isinstance(x, str) for x in value)),
}


def mistake_in(decision: RunDecision) -> str:
    """What is wrong with a decision, and what would be right; empty when nothing is."""
    at = repr(decision.at[:80])
    occurrence, part = split_place(decision.at)
    step, _, count = occurrence.rpartition("#")
    if part not in PARTS or not step or not count.isdigit():
        return f"{at} is no place; one is written token#1.request, .response or .answer"
    if decision.do not in ACTS:
        return f"{decision.do[:40]!r} cannot be done; one of {', '.join(ACTS)} can"
    if not 0 <= decision.ms <= MAX_DELAY:
        return f"a delay of {decision.ms} ms; it is from 0 to 10^12"
    if (decision.do == "answer") != (part == "answer"):
        return f"{decision.do} at {at}: an answer, and nothing else, is given at .answer"
    if decision.do == "replay" and part != "request":
        return f"replay at {at}: only a request can be sent again"
    if decision.do == "answer":
        return _mistake_in_answer(decision.set)
    if any(not isinstance(value, (str, type(None))) for value in decision.set.values()):
        return f"an edit at {at} sets a path to text, or to null to remove it"
    return ""


def _mistake_in_answer(answer: Mapping[str, Any]) -> str:
    for name, value in answer.items():
        wanted, fits = ANSWERS.get(name, ("", None))
        if fits is None:
            return f"{name[:40]!r} is no part of an answer; {', '.join(ANSWERS)} are"
        if not fits(value):
            return f"the answer {name} is {wanted}, not {value!r:.40}"
    return ""
