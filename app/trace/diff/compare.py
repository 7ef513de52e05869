"""The diff itself: the lines of two or three stories with what differs in each, where they part, and what decides."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from app.trace.diff.align import Cells, align
from app.trace.diff.checks import CheckDifference, check_differences
from app.trace.diff.endings import Ending, ending
from app.trace.diff.messages import Difference, differences
from app.trace.diff.secrets import Knowers, knowers, on_front
from app.trace.events import Event
from app.trace.story import Row, Story
from app.trace.story.rows import NAMED

BAD = frozenset({"failed", "unenforced"})


class Line(msgspec.Struct, frozen=True):
    """One line of a comparison, numbered from 1: for each run the number of its row, and what differs in it."""

    n: int
    phase: str
    rows: Cells
    differences: tuple[Difference, ...] = ()
    checks: tuple[CheckDifference, ...] = ()

    @property
    def apart(self) -> bool:
        """Whether some run has no such row."""
        return None in self.rows

    @property
    def differs(self) -> bool:
        """Whether this line tells the runs apart; a value that each made afresh does not."""
        return self.apart or bool(self.checks) or any(each.kind != "another" for each in self.differences)


class Deciding(msgspec.Struct, frozen=True):
    """What decides between runs, at a line: a check by its id, a value that only some let the front channel see, or
    (both are empty) the line itself.
    """

    line: int
    check: str = ""
    value: str = ""


class Diff(msgspec.Struct, frozen=True):
    """Two or three stories side by side. `first` is the first line that differs; `parted`, that they end otherwise."""

    lines: tuple[Line, ...]
    first: int | None
    deciding: Deciding | None
    parted: bool
    endings: tuple[Ending, ...]
    front: tuple[tuple[str, ...], ...]
    knowers: tuple[Knowers, ...]


def compare(
    stories: Sequence[Story],
    apis: Collection[str] = ("rs",),
    guarded: Collection[str] = (),
    untold: Collection[str] = (),
    reached: Collection[bool | None] = (),
) -> Diff:
    """The diff of some stories.

    `apis` are the lanes whose answers are the goal; values named in `guarded` should not be seen by a browser, and
    those named in `untold` are nobody's secret. `reached` says of each run whether an attack reached its goal.
    """
    lines = tuple(_line(n, cells, stories) for n, cells in enumerate(align(stories), 1))
    ends = tuple(ending(story, apis) for story in stories)
    parted = len({(each.kind, each.code, each.check) for each in ends}) > 1 or len(set(reached)) > 1
    deciding = _parting(lines, ends) if parted else _telling(lines, _exposed(lines, stories, guarded))
    return Diff(
        lines=lines,
        first=next((line.n for line in lines if line.differs), None),
        deciding=deciding,
        parted=parted,
        endings=ends,
        front=tuple(on_front(story, untold) for story in stories),
        knowers=tuple(knowers(stories, untold)),
    )


def _line(n: int, cells: Cells, stories: Sequence[Story]) -> Line:
    rows = _rows(cells, stories)
    sent = [_event(story, row) for story, row in zip(stories, rows, strict=True)]
    phase = next(row.phase for row in rows if row is not None)
    return Line(n, phase, cells, differences(stories, sent), check_differences(stories, rows))


def _rows(cells: Cells, stories: Sequence[Story]) -> list[Row | None]:
    return [None if cell is None else story.rows[cell] for cell, story in zip(cells, stories, strict=True)]


def _event(story: Story, row: Row | None) -> Event | None:
    """What a row is drawn from."""
    events = () if row is None else story.stops[row.stop]
    return next((event for event in events if row is not None and event.seq == row.seq), None)


def _parting(lines: Sequence[Line], ends: Sequence[Ending]) -> Deciding | None:
    """Where the outcomes part: the check that stops some runs and not others, else any that fails in some only, else
    the first line that not all have, or at which one ends.
    """
    stops = {each.check for each in ends if each.check}
    failing = [(line, check.id) for line in lines for check in line.checks if BAD & set(check.verdicts)]
    for line, id in [each for each in failing if each[1] in stops] or failing:
        return Deciding(line.n, check=id)
    last = [line for line in lines if any(cell == end.row for cell, end in zip(line.rows, ends, strict=True))]
    return next((Deciding(line.n) for line in lines if line.apart or line in last), None)


def _telling(lines: Sequence[Line], exposed: Deciding | None) -> Deciding | None:
    """Runs that end alike: a check that only some fail, one that a diagram would name, a value that only some let the
    browser see, or any other check.
    """
    found = [(line, check) for line in lines for check in line.checks]
    for line, check in found:
        if BAD & set(check.verdicts):
            return Deciding(line.n, check=check.id)
    named = [each for each in found if each[1].id in NAMED and None not in each[1].verdicts]
    for line, check in sorted(named, key=lambda each: NAMED.index(each[1].id)):
        return Deciding(line.n, check=check.id)
    return exposed or next((Deciding(line.n, check=check.id) for line, check in found), None)


def _exposed(lines: Sequence[Line], stories: Sequence[Story], guarded: Collection[str]) -> Deciding | None:
    """The first line at which the front channel sees a guarded value that it does not see in every run."""
    seen = [on_front(story, ()) for story in stories]
    for line in lines:
        for row in _rows(line.rows, stories):
            for sighting in row.sightings if row is not None and row.channel == "front" else ():
                if sighting.name in guarded and not all(sighting.name in names for names in seen):
                    return Deciding(line.n, value=sighting.name)
    return None
