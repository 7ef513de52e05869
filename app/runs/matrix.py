"""The matrix: every attack under several settings, each cell by playing it.

A column lays its switches over the lesson of an attack, which has all defences off. So a cell says what this document,
or these switches, are worth against that attack, and where it is stopped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from xml.etree import ElementTree

from app.attacks import ATTACKS, Attack, Outcome, outcome, unfit
from app.runs.play import play
from app.scenario import Library, Scenario
from app.switches import PRESETS, conflicts, resolve, settings_in_words
from app.trace import Run

Ending = Literal["reached", "stopped", "not applicable"]


@dataclass(frozen=True)
class Column:
    """A setting: a preset, or switches that somebody gave."""

    name: str
    title: str
    switches: Mapping[str, str]


@dataclass(frozen=True)
class Cell:
    """What becomes of one attack under one setting. `promised` is the section by which the preset has a defence."""

    attack: Attack
    lesson: str
    column: Column
    ending: Ending
    sentence: str
    found: Outcome | None = None
    promised: str = ""

    @property
    def broken(self) -> bool:
        """Whether the goal was reached under a preset that is to stop it."""
        return bool(self.promised) and self.ending == "reached"

    @property
    def short(self) -> str:
        """`reached`, `stopped by token.pkce.verify at message 11`."""
        if self.ending != "stopped" or self.found is None or not self.found.check:
            return self.ending
        return f"stopped by {self.found.check} at message {self.found.message}"


def columns(given: Mapping[str, str] | None = None) -> list[Column]:
    """One for each preset, and one for the switches that were given, if any were."""
    presets = [Column(preset.name, preset.title, preset.switches) for preset in PRESETS.values()]
    if not given:
        return presets
    name = ", ".join(f"{name}={value}" for name, value in given.items())
    return [*presets, Column(name, settings_in_words(given), given)]


def matrix(library: Library, under: Sequence[Column]) -> list[Cell]:
    """All cells, attack by attack; an attack without a lesson in the library has none."""
    return [_cell(attack, lesson, column) for attack, lesson in attack_lessons(library) for column in under]


def attack_lessons(library: Library) -> Iterator[tuple[Attack, Scenario]]:
    """Each attack with its first lesson, in catalogue order."""
    first: dict[str, Scenario] = {}
    for scenario in library.values():
        if scenario.attack:
            first.setdefault(scenario.attack, scenario)
    return ((ATTACKS[attack], lesson) for attack, lesson in first.items())


def _cell(attack: Attack, lesson: Scenario, column: Column) -> Cell:
    promised = attack.promised.get(column.name, "")
    switches = resolve(lesson.switches, column.switches)
    reason = _misfit(attack, switches)
    if reason:
        return Cell(attack, lesson.name, column, "not applicable", reason)
    found = outcome(play(Run(scenario=lesson.name, switches=switches), lesson))
    assert found is not None, "a lesson of an attack plays with it"
    ending: Ending = "reached" if found.reached else "stopped"
    return Cell(attack, lesson.name, column, ending, found.sentence, found, promised)


def _misfit(attack: Attack, switches: Mapping[str, str]) -> str:
    """Why an attack makes no sense under these switches; empty where it does."""
    missing = unfit(attack, switches)
    if missing:
        return missing
    for conflict in conflicts(switches):
        return f"{conflict.first} and {conflict.second} exclude each other here: {conflict.why}."
    return ""


def listed(cells: Sequence[Cell]) -> list[dict[str, Any]]:
    """The cells for machines."""
    return [
        {
            "attack": cell.attack.id,
            "title": cell.attack.title,
            "scenario": cell.lesson,
            "column": cell.column.name,
            "ending": cell.ending,
            "sentence": cell.sentence,
            "check": cell.found.check if cell.found else "",
            "message": cell.found.message if cell.found else None,
            "who": cell.found.who if cell.found else "",
            "status": cell.found.status if cell.found else 0,
            "error": cell.found.error if cell.found else "",
            "promised": cell.promised,
            "broken": cell.broken,
        }
        for cell in cells
    ]


def junit(cells: Sequence[Cell]) -> bytes:
    """The cells as JUnit XML: one that breaks a promise is a failure, one that does not apply is skipped."""
    suites = ElementTree.Element("testsuites", _counts(cells))
    for column in dict.fromkeys(cell.column.name for cell in cells):
        inside = [cell for cell in cells if cell.column.name == column]
        suite = ElementTree.SubElement(suites, "testsuite", {"name": column, **_counts(inside)})
        for cell in inside:
            case = ElementTree.SubElement(suite, "testcase", {"classname": column, "name": cell.attack.id})
            if cell.broken:
                message = f"{cell.promised} is to stop it: {cell.sentence}"
                ElementTree.SubElement(case, "failure", {"message": message, "type": "reached"})
            elif cell.ending == "not applicable":
                ElementTree.SubElement(case, "skipped", {"message": cell.sentence})
            else:
                ElementTree.SubElement(case, "system-out").text = f"{cell.short}. {cell.sentence}"
    ElementTree.indent(suites)
    document: bytes = ElementTree.tostring(suites, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _counts(cells: Sequence[Cell]) -> dict[str, str]:
    skipped = sum(cell.ending == "not applicable" for cell in cells)
    return {"tests": str(len(cells)), "failures": str(sum(cell.broken for cell in cells)), "skipped": str(skipped)}
