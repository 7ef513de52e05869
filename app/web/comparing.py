"""The page that lays two or three runs side by side, and the one that asks what a run is to be compared with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import msgspec
from flask import Flask, Response, render_template, request
from markupsafe import Markup

from app.attacks import outcome
from app.explain.columns import LETTERS, Column
from app.explain.comparing import Comparison, comparison
from app.explain.narrate import rendered
from app.runs import RunError, link_of, play
from app.runs.asked import run_asked
from app.runs.comparisons import Lesson, lesson_of, lessons
from app.runs.links import MAX_LINK
from app.scenario import Library
from app.trace import Run
from app.trace.story import fold
from app.web.addresses import demand_at, demand_short
from app.web.beside import choices, first_choices
from app.web.forked import unused
from app.web.script import for_script

PLACES = tuple(letter.lower() for letter in LETTERS)
MOST = 5 * MAX_LINK  # three links, with their signs escaped
EACH = f"each of its runs may have {MAX_LINK}"
FIELDS = (*PLACES, "at")


@dataclass(frozen=True)
class Compared:
    """Some runs, compared, with the lesson that they are and what had to be changed in their links."""

    columns: list[Column]
    told: Comparison
    lesson: Lesson | None
    notices: list[str]

    @property
    def phases(self) -> dict[str, str]:
        """The titles of the phases, those of the first run before those of the others."""
        heads = [column.trace.head for column in reversed(self.columns)]
        return {phase.id: phase.title for head in heads for phase in head.phases}

    def snapshot(self, at: int) -> bytes:
        """What the page draws from: the comparison, and of each run its lanes and rows."""
        parts = [{"cast": column.trace.head.cast, "rows": column.story.rows} for column in self.columns]
        address = address_of([column.link for column in self.columns])
        found = {"at": at, "address": address, "phases": self.phases, "runs": parts}
        return msgspec.json.encode({**found, "told": self.told})


def add_comparing(app: Flask, library: Library) -> None:
    """Add the two pages and the comparison for machines."""

    @app.get("/compare")
    def compare_page() -> str:
        """Two or three runs; of one run it asks for another, and of none for the first."""
        demand_short(EACH, most=MOST)
        runs, notices = _asked(library, request.args)
        if len(runs) < 2:
            return _choosing(library, runs)
        found = _compared(library, runs, notices)
        at = demand_at(request.args.get("at"), len(found.told.lines), "this comparison has rows")
        return _shown(found, at)

    @app.get("/api/compare")
    def compare_as_json() -> Response:
        """The same as `grantscope diff --format json`."""
        demand_short(EACH, most=MOST)
        runs, notices = _asked(library, request.args)
        if len(runs) < 2:
            raise RunError("b", "a comparison has two or three runs: a, b and perhaps c")
        found = _compared(library, runs, notices)
        return Response(msgspec.json.encode(found.told), content_type="application/json")


def address_of(links: list[str]) -> str:
    """Where some runs are compared."""
    return f"/compare?{urlencode(list(zip(PLACES, links, strict=False)), safe='/')}"


def _asked(library: Library, query: Any) -> tuple[list[Run], list[str]]:
    """The runs of the query in order, and notices. Raises RunError that names the one that is wrong."""
    for name in query:
        if name not in FIELDS:
            raise RunError(name[:40], f"a comparison has two or three runs, a, b and c, and a row, at; not {name[:40]}")
    runs, notices = [], []
    for place in PLACES:
        text = query.get(place)
        if not text:
            continue
        try:
            run, moved = run_asked(library, text)
            link_of(run)
        except RunError as error:
            raise RunError(error.field, f"Run {place.upper()}: {error}") from error
        runs.append(run)
        notices += [f"Run {place.upper()}: {notice}" for notice in moved]
    return runs, notices


def _compared(library: Library, runs: list[Run], notices: list[str]) -> Compared:
    lesson = lesson_of(library, runs)
    names = lesson.names if lesson else ("",) * len(runs)
    columns = []
    for run, name in zip(runs, names, strict=True):
        scenario = library[run.scenario]
        trace = play(run, scenario)
        columns.append(Column(scenario, trace, fold(trace), link_of(trace.head.run), name, outcome(trace)))
        notices += unused(trace)
    return Compared(columns, comparison(columns), lesson, notices)


def _shown(found: Compared, at: int) -> str:
    links = [column.link for column in found.columns]
    return render_template(
        "compare.html",
        title=found.lesson.told.title if found.lesson else ", ".join(head.name for head in found.told.columns),
        lesson=found.lesson and _lesson(found.lesson),
        told=found.told,
        letters=LETTERS,
        phases=found.phases,
        notices=found.notices,
        address=address_of(links),
        others=[address_of([link]) for link in links],
        snapshot=for_script(found.snapshot(at).decode()),
    )


def _lesson(lesson: Lesson) -> dict[str, Markup]:
    return {"ask": Markup(rendered(lesson.told.ask)), "tell": Markup(rendered(lesson.told.tell))}


def _choosing(library: Library, runs: list[Run]) -> str:
    """What to compare with: with no run at all the comparisons that there are, and every scenario to begin with."""
    run = runs[0] if runs else None
    return render_template(
        "beside.html",
        scenario=library[run.scenario] if run else None,
        link=link_of(run) if run else "",
        groups=choices(library, run, address_of) if run else first_choices(library, address_of),
        lessons=lesson_cards(library),
    )


def lesson_cards(library: Library) -> list[dict[str, Any]]:
    """The comparisons as the catalogue shows them."""
    return [
        {
            "name": lesson.scenario.name,
            "title": lesson.told.title,
            "begin": lesson.told.begin,
            **_lesson(lesson),
            "names": lesson.names,
            "scenario": lesson.scenario.title,
            "address": address_of([link_of(run) for run in lesson.runs]),
        }
        for lesson in lessons(library)
    ]
