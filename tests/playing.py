"""Helpers that play runs in tests: by scenario, with switches and with edits computed from the unedited run."""

from collections.abc import Callable
from functools import lru_cache

from app.runs import play
from app.scenario import load
from app.scenario.model import Library
from app.switches import resolve, settle
from app.trace import Check, Request, RequestSent, Response, ResponseSent, Run, RunDecision, Trace

Edit = dict[str, str | None] | Callable[[Request | Response], dict[str, str | None]]


@lru_cache(maxsize=1)
def library() -> Library:
    """The shipped scenarios."""
    return load()


def played(scenario: str, switches: dict[str, str] | None = None, decisions=(), seed: int = 1, people=()) -> Trace:
    """A trace; switches that conflict with the scenario's move along."""
    asked = switches or {}
    own = resolve(library()[scenario].switches)
    settled = settle({**own, **asked}, asked)[0]
    run = Run(scenario=scenario, switches=settled, seed=seed, decisions=tuple(decisions), people=tuple(people))
    return play(run, library()[scenario])


def message(trace: Trace, place: str) -> Request | Response:
    """The message at `step#n.request` or `.response`."""
    step, _, part = place.rpartition(".")
    kind = RequestSent if part == "request" else ResponseSent
    return next(event.message for event in trace.events if isinstance(event, kind) and event.step == step)


def edited(scenario: str, place: str, edit: Edit, switches: dict[str, str] | None = None) -> Trace:
    """The run with one message edited; `edit` may be computed from the message of the unedited run."""
    changes = edit(message(played(scenario, switches), place)) if callable(edit) else edit
    return played(scenario, switches, [RunDecision(at=place, do="edit", set=changes)])


def checks(trace: Trace, id: str) -> list[Check]:
    """The events of one check."""
    return [event for event in trace.events if isinstance(event, Check) and event.id == id]


def steps(trace: Trace) -> list[str]:
    """What travelled, as a transcript: `GET authorize#1`, `303 authorize#1`."""
    return [
        f"{event.method if isinstance(event, RequestSent) else event.status} {event.step}"
        for event in trace.events
        if isinstance(event, (RequestSent, ResponseSent))
    ]
