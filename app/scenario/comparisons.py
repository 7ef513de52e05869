"""What is wrong with the comparisons of a scenario: runs of scenarios and switches that there are, and no run twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from app.checks import LEDGER
from app.scenario.model import Compared, ScenarioFile
from app.scenario.problems import Problem
from app.switches import SwitchError, conflicts, preset_switches, resolve, suggest, validate

SwitchesOf = Callable[[str], Mapping[str, str] | None]


def comparison_problems(
    path: Path, content: ScenarioFile, known: Collection[str], switches_of: SwitchesOf
) -> Iterator[Problem]:
    """Everything that is wrong, by key; `switches_of` gives the switches of a scenario, None where it is broken."""
    for index, comparison in enumerate(content.compare):
        settled = []
        for place, each in enumerate(comparison.runs):
            name = each.scenario or path.stem
            own = content.switches if name == path.stem else switches_of(name)
            found = [*_run_problems(each, name, own, known)]
            yield from (Problem(path.name, f"compare.{index}.runs.{place}.{key}", text) for key, text in found)
            if not found and own is not None:
                settled.append((name, switches_in(each, own)))
        if any(each in settled[:place] for place, each in enumerate(settled)):
            yield Problem(path.name, f"compare.{index}.runs", "two of these runs are the same")
        names = [each.name for each in comparison.runs]
        if len(set(names)) < len(names):
            yield Problem(path.name, f"compare.{index}.runs", "two of these runs have the same name")


def switches_in(each: Compared, own: Mapping[str, str]) -> dict[str, str]:
    """All switches of a run of a comparison, over those that its scenario sets."""
    return resolve(own, {**_preset(each), **each.switches})


def _preset(each: Compared) -> dict[str, str]:
    return preset_switches(each.preset) if each.preset else {}


def _run_problems(
    each: Compared, name: str, own: Mapping[str, str] | None, known: Collection[str]
) -> Iterator[tuple[str, str]]:
    if own is None:
        broken = f"{name} is broken" if name in known else f"no scenario is called {name}{suggest(name, known)}"
        yield "scenario", broken
        return
    try:
        _preset(each)
    except SwitchError as error:
        yield "preset", str(error)
        return
    for name, value in each.switches.items():
        try:
            validate(name, value, frozenset(LEDGER))
        except SwitchError as error:
            yield f"switches.{name}", str(error)
            return
    for conflict in conflicts(switches_in(each, own)):
        yield "switches", f"{conflict.first} and {conflict.second} exclude each other: {conflict.why}"
