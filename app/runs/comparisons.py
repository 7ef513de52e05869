"""The comparisons that scenarios have, as runs; and the one that some runs are, however they were written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.runs.play import resolve_run
from app.scenario import Comparison, Library, Scenario, switches_in
from app.trace import Run


@dataclass(frozen=True)
class Lesson:
    """A comparison of a scenario, with its runs in the order of its columns."""

    scenario: Scenario
    told: Comparison
    runs: tuple[Run, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What each run is called."""
        return tuple(each.name for each in self.told.runs)


def lessons(library: Library) -> Iterator[Lesson]:
    """All comparisons in catalogue order, as far as their scenarios are here."""
    for scenario in library.values():
        for told in scenario.content.compare:
            if {each.scenario or scenario.name for each in told.runs} <= library.keys():
                yield Lesson(scenario, told, tuple(_runs(told, scenario, library)))


def _runs(told: Comparison, scenario: Scenario, library: Library) -> Iterator[Run]:
    for each in told.runs:
        found = library[each.scenario or scenario.name]
        run = Run(scenario=found.name, switches=switches_in(each, found.switches))
        yield resolve_run(run, found)


def lesson_of(library: Library, runs: Sequence[Run]) -> Lesson | None:
    """The comparison whose runs these are, in this order."""
    return next((lesson for lesson in lessons(library) if lesson.runs == tuple(runs)), None)
