"""A fork beside the run it was made from: what came of its latest decision, and the messages that differ for it."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from app.explain.forks import Outcome, differing, fork_name, marked, outcome
from app.runs import link_of, play
from app.runs.forks import awaited, message_at
from app.scenario import Scenario
from app.trace import RunDecision, Trace, lane_names
from app.trace.story import Story, fold


@dataclass(frozen=True)
class Forked:
    """The outcome and the link of the run without that decision; neither where no message was interfered with."""

    outcome: Outcome | None = None
    without: str = ""


def compare(trace: Trace, scenario: Scenario) -> tuple[Forked, Story]:
    """What came of the latest decision about a message, and the story with the messages marked that differ."""
    story = fold(trace)
    latest = _latest(trace)
    if latest is None:
        return Forked(), story
    run = trace.head.run
    others = tuple(each for each in run.decisions if each is not latest)
    before = play(msgspec.structs.replace(run, decisions=others), scenario)
    told = fold(before)
    names = lane_names(trace.head.cast)
    name = fork_name(latest, message_at(before, latest.at))
    waits = awaited(trace, scenario) is not None
    found = Forked(outcome(name, told, story, waits, names), link_of(before.head.run))
    return found, marked(story, differing(told, story))


def _latest(trace: Trace) -> RunDecision | None:
    """The latest decision about a message, as far as the run came by it."""
    met = (each for each in reversed(trace.head.run.decisions) if each.at not in trace.head.unused)
    return next((each for each in met if each.do != "answer"), None)


def unused(trace: Trace) -> list[str]:
    """Decisions that the run never comes by, a notice each."""
    return [f"Nothing was done at {place}: this run never comes by there." for place in trace.head.unused]
