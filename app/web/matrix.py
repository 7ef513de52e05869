"""The page of all attacks: each under every preset and under the switches that the address gives, every cell played.

A column is played when somebody first asks for it, and kept. Other pages are served between two attacks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import gevent
import msgspec
from flask import Flask, Response, render_template, request

from app.attacks import Attack
from app.explain import href
from app.flows import FLOWS
from app.runs import link_of, resolve_run
from app.runs.links import switches_of
from app.runs.matrix import Cell, Column, attack_lessons, columns, listed, matrix
from app.scenario import Library, Scenario
from app.switches import settings_in_words
from app.trace import Run
from app.web.addresses import demand_short
from app.web.attacking import matrix_address

MOST_KEPT = 32  # columns


@dataclass(frozen=True)
class Shown:
    """A cell as the page shows it: `word` is its ending, `link` its run; empty where there is none."""

    cell: Cell
    word: str
    link: str


@dataclass(frozen=True)
class Line:
    """One attack, and what becomes of it in each column. `reached` says whether it gets through in any: yes or no."""

    attack: Attack
    lesson: Scenario
    specs: list[dict[str, str]]
    cells: list[Shown]

    @property
    def reached(self) -> str:
        """What the filter asks for."""
        return "yes" if any(each.cell.ending == "reached" for each in self.cells) else "no"


class Columns:
    """The cells of the latest columns that were asked for, so that each is played once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kept: dict[tuple[str, tuple[tuple[str, str], ...]], list[Cell]] = {}

    def cells(self, column: Column) -> list[Cell]:
        """One for each attack, in catalogue order."""
        key = column.name, tuple(column.switches.items())
        if key not in self._kept:
            self._kept[key] = self._played(column)
            while len(self._kept) > MOST_KEPT:
                del self._kept[next(iter(self._kept))]
        return self._kept[key]

    def _played(self, column: Column) -> list[Cell]:
        cells = []
        for _, lesson in attack_lessons(self._library):
            cells += matrix({lesson.name: lesson}, [column])
            gevent.sleep(0)
        return cells


def add_matrix(app: Flask, library: Library) -> None:
    """Add the page, and the same for machines."""
    kept = Columns(library)

    @app.get("/attacks")
    def attacks_page() -> str:
        """Every attack under every preset, and under `?set=client.pkce:S256`."""
        given = _given()
        under = columns(given)
        counts = [Counter(cell.ending for cell in kept.cells(column)) for column in under]
        return render_template(
            "attacks.html",
            heads=list(zip(under, counts, strict=True)),
            parts=_parts(kept, library, under),
            given=given,
            offered=_offered(library, given),
            own=[_own(given, name) for name in given],
        )

    @app.get("/api/attacks")
    def attacks_as_json() -> Response:
        """The same as `grantscope attacks --json`."""
        by_column = [kept.cells(column) for column in columns(_given())]
        cells = [cell for row in zip(*by_column, strict=True) for cell in row]
        return Response(msgspec.json.encode(listed(cells)), content_type="application/json")


def _given() -> dict[str, str]:
    """The switches of the address. Raises RunError."""
    demand_short()
    return switches_of(request.args)


def _parts(kept: Columns, library: Library, under: Sequence[Column]) -> list[dict[str, Any]]:
    """The attacks by the flow that they are made on."""
    parts: dict[str, list[Line]] = {}
    rows = zip(*(kept.cells(column) for column in under), strict=True)
    for (attack, lesson), cells in zip(attack_lessons(library), rows, strict=True):
        specs = [{"spec": spec, "href": href(spec)} for spec in attack.spec]
        shown = [Shown(cell, cell.ending.capitalize(), _link(lesson, cell)) for cell in cells]
        parts.setdefault(lesson.flow, []).append(Line(attack, lesson, specs, shown))
    return [{"id": flow, "title": FLOWS[flow].title, "lines": lines} for flow, lines in parts.items()]


def _link(lesson: Scenario, cell: Cell) -> str:
    """The run of a cell, at the message that decided it; empty where nothing was played."""
    if cell.found is None:
        return ""
    link = link_of(resolve_run(Run(scenario=lesson.name, switches=dict(cell.column.switches)), lesson))
    at = cell.found.message
    return f"{link}{'&' if '?' in link else '?'}at={at}" if at else link


def _own(given: Mapping[str, str], name: str) -> dict[str, str]:
    """One of the switches that were given, and the page without it."""
    fewer = {other: value for other, value in given.items() if other != name}
    return {
        "text": settings_in_words({name: given[name]}),
        "set": f"{name}={given[name]}",
        "without": matrix_address(fewer),
    }


def _offered(library: Library, given: Mapping[str, str]) -> list[dict[str, str]]:
    """The defences that a column of one's own can have, and does not have."""
    stops = (each for attack, _ in attack_lessons(library) for each in attack.stops)
    found = dict.fromkeys((each.switch, each.value) for each in stops if given.get(each.switch) != each.value)
    return [{"value": f"{name}:{value}", "text": settings_in_words({name: value})} for name, value in sorted(found)]
