"""The rehearsal of a scenario: plays each value of each switch that it varies, alone, and demands that all is told.

What loading cannot know is found here by playing: does every pointer find something, is every step reached that the
scenario tells in its own file, and every question of its quiz asked? (One that extends another may well end before some
step of that one.)
"""

from __future__ import annotations

from collections.abc import Iterator

from app.explain.narrate import Narrator
from app.runs import play
from app.scenario import POINTER, Problem, Scenario
from app.switches import SWITCHES, resolve, settle
from app.trace import Run, Trace
from app.trace.places import step_of
from app.trace.story import Row, fold


def variants(scenario: Scenario) -> Iterator[dict[str, str]]:
    """The scenario's own switches, then each value of each switch that it varies, alone."""
    own = resolve(scenario.switches)
    yield own
    for name in scenario.vary:
        for value in SWITCHES[name].values:
            if value != own[name]:
                yield settle({**own, name: value}, {name: value})[0]


def rehearse(scenario: Scenario) -> list[Problem]:
    """What is wrong when it is played; empty when nothing is."""
    problems: dict[str, Problem] = {}
    reached: set[str] = set()
    asked: set[int] = set()
    for switches in variants(scenario):
        trace = play(Run(scenario=scenario.name, switches=switches), scenario)
        reached |= {step_of(event.step) for event in trace.events}
        asked |= set(_asked(scenario, trace))
        for problem in _untold(scenario, trace):
            problems.setdefault(str(problem), problem)
    for step in scenario.behaviour.steps:
        if step.id in scenario.tells - reached and any(step.possible(switches) for switches in variants(scenario)):
            message = "no variant of this scenario ever comes by this step"
            problems[step.id] = Problem(f"{scenario.name}.toml", f"steps.{step.id}", message)
    for index in range(scenario.asks):
        if index not in asked:
            message = "no variant of this scenario ever asks this"
            problems[f"quiz.{index}"] = Problem(f"{scenario.name}.toml", f"quiz.{index}.at", message)
    return list(problems.values())


def _asked(scenario: Scenario, trace: Trace) -> Iterator[int]:
    """The quiz questions of the scenario's own file that are asked in one trace."""
    places = {row.place for row in fold(trace).rows if row.kind == "message"}
    for index, quiz in enumerate(scenario.content.quiz[: scenario.asks]):
        if quiz.at in places and scenario.quiz(quiz.at, trace.head.switches) is quiz:
            yield index


def _untold(scenario: Scenario, trace: Trace) -> Iterator[Problem]:
    """Messages that nothing is told of, and pointers that find nothing, in one trace."""
    story = fold(trace)
    narrator = Narrator(scenario, trace.head.switches, story)
    changed = ", ".join(f"{name}={value}" for name, value in trace.head.run.switches.items())
    under = f" (with {changed})" if changed else ""
    for row in story.rows:
        if row.kind != "message":
            continue
        step = step_of(row.step)
        source = narrator.source(row)
        if not source:
            part = "tell" if row.direction == "request" else "otherwise" if _refused(narrator, row) else "then"
            yield Problem(f"{scenario.name}.toml", f"steps.{step}.{part}", f"message {row.n} is not told{under}")
        for pointer in POINTER.findall(source):
            if narrator.resolve(pointer, row).value is None:
                message = f"{{{pointer}}} finds nothing in message {row.n}{under}"
                yield Problem(f"{scenario.name}.toml", f"steps.{step}", message)


def _refused(narrator: Narrator, row: Row) -> bool:
    return row.failed or narrator.stopped_by(row) is not None
