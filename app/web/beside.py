"""What a run can be laid beside: itself before a decision, as its scenario has it, one switch away, another lesson."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from app.attacks import ATTACKS
from app.explain.forks import fork_name
from app.runs import RunError, attack_of, link_of, play
from app.runs.comparisons import lessons
from app.runs.forks import message_at
from app.runs.play import NO_ATTACK, resolve_run
from app.scenario import Library, Scenario, by_chapter
from app.switches import PRESETS, SWITCHES, resolve, settle
from app.trace import Run

Address = Callable[[list[str]], str]


@dataclass(frozen=True)
class Choice:
    """A comparison to go to."""

    title: str
    address: str
    note: str = ""


@dataclass(frozen=True)
class Group:
    """Choices of one kind under a title."""

    title: str
    choices: tuple[Choice, ...]


def choices(library: Library, run: Run, address: Address) -> list[Group]:
    """What to compare a run with, nearest first."""
    scenario = library[run.scenario]
    own = link_of(run)
    groups = {
        "The run it comes from": _nearer(library, scenario, run),
        "One switch away": _switched(scenario, run),
        "Another edition of the rules": _presets(scenario, run),
        "Another scenario": ((each.title, _whole(each), "") for each in library.values() if each is not scenario),
    }
    found = [
        Group(title, tuple(Choice(name, address([own, link]), note) for name, link, note in _links(runs, own)))
        for title, runs in groups.items()
    ]
    told = (
        Choice(each.told.title, address([link_of(one) for one in each.runs]), " · ".join(each.names))
        for each in lessons(library)
        if scenario.name in {one.scenario for one in each.runs}
    )
    return [group for group in (Group("Comparisons with this scenario", tuple(told)), *found) if group.choices]


def first_choices(library: Library, address: Address) -> list[Group]:
    """Every scenario as the first run of a comparison, by chapter; a lesson on an attack with the attack's name."""
    return [
        Group(
            title,
            tuple(
                Choice(each.title, address([f"/s/{each.name}"]), ATTACKS[each.attack].title if each.attack else "")
                for each in scenarios
            ),
        )
        for title, scenarios in by_chapter(library).items()
    ]


Named = tuple[str, Run, str]  # what a run is called, the run, and a note


def _links(runs: Iterator[Named], own: str) -> Iterator[tuple[str, str, str]]:
    """The links of those runs that are another, and fit into one."""
    for name, run, note in runs:
        try:
            link = link_of(run)
        except RunError:
            continue
        if link != own:
            yield name, link, note


def _whole(scenario: Scenario) -> Run:
    return resolve_run(Run(scenario=scenario.name), scenario)


def _nearer(library: Library, scenario: Scenario, run: Run) -> Iterator[Named]:
    if run.decisions:
        last = run.decisions[-1]
        without = msgspec.structs.replace(run, decisions=run.decisions[:-1])
        undone = fork_name(last, message_at(play(without, scenario), last.at))
        yield "Without the last decision", without, undone
    attack = attack_of(run, scenario)
    if attack:
        yield "Without the attack", resolve_run(msgspec.structs.replace(run, attack=NO_ATTACK), scenario), attack
    yield "As the scenario has it", _whole(scenario), scenario.title
    base = library.get(scenario.extends)
    if base is not None:
        yield base.title, _whole(base), "the scenario that this one builds on"


def _switched(scenario: Scenario, run: Run) -> Iterator[Named]:
    now = resolve(scenario.switches, run.switches)
    for name in scenario.vary:
        for value, meaning in SWITCHES[name].values.items():
            if value != now[name]:
                yield f"{SWITCHES[name].short}: {value}", _with(scenario, run, now, {name: value}), meaning


def _presets(scenario: Scenario, run: Run) -> Iterator[Named]:
    now = resolve(scenario.switches, run.switches)
    for preset in PRESETS.values():
        yield preset.title, _with(scenario, run, now, preset.switches), preset.summary


def _with(scenario: Scenario, run: Run, now: Mapping[str, str], asked: Mapping[str, str]) -> Run:
    switches, _ = settle({**now, **asked}, asked)
    return resolve_run(msgspec.structs.replace(run, switches=switches), scenario)
