"""Checks that differ between messages of one line: made in some runs only, or with another verdict."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from app.trace.events import Check
from app.trace.story import Row, Story
from app.trace.story.rows import MarkVerdict, verdict_of

STOPS = "failed"
SILENT = frozenset({None, "not-applicable"})  # a rule that is not made, and one that has nothing to look at


class CheckDifference(msgspec.Struct, frozen=True):
    """One check with its verdict in each run, None where it was not made; `spec` is where the rule stands."""

    id: str
    spec: str
    verdicts: tuple[MarkVerdict | None, ...]


def checks_by_id(story: Story, row: Row | None) -> dict[str, Check]:
    """The checks made on the message of a row; of one that was made twice the first."""
    found: dict[str, Check] = {}
    for check in () if row is None or row.n is None else story.checks_on(row.n):
        found.setdefault(check.id, check)
    return found


def check_differences(stories: Sequence[Story], rows: Sequence[Row | None]) -> tuple[CheckDifference, ...]:
    """The checks on the messages of a line that came out otherwise, in the order in which they were made.

    Where one run stops the message, the checks that it never came to say nothing of their own.
    """
    made = [checks_by_id(story, row) for story, row in zip(stories, rows, strict=True)]
    stopped = [any(verdict_of(check) == STOPS for check in each.values()) for each in made]
    found = []
    for id, spec in {id: check.spec for each in made for id, check in each.items()}.items():
        verdicts = tuple(verdict_of(each[id]) if id in each else None for each in made)
        counted = {
            verdict
            for verdict, row, stops in zip(verdicts, rows, stopped, strict=True)
            if row is not None and not (stops and verdict is None)
        }
        if len(counted) > 1 and counted - SILENT:
            found.append(CheckDifference(id, spec, verdicts))
    return tuple(found)
