"""Aligns stories by step: rows of the same step, occurrence and direction share a line, all others stand alone.

The order of every story is kept (a longest common subsequence), and between two common rows those of one phase stand
together, so that flows of another shape can still be read side by side.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from app.trace.story import Row, Story

T = TypeVar("T")
Pairs = list[tuple[int, int]]
Cells = tuple[int | None, ...]  # for each story the number of its row in a line, None where it has no such row
Entry = tuple[Row | None, ...]


def align(stories: Sequence[Story]) -> list[Cells]:
    """The lines of some stories in order; every row of every story is in exactly one of them."""
    lines: list[Entry] = []
    for count, story in enumerate(stories):
        old: list[Entry] = [(*line, None) for line in lines]
        new: list[Entry] = [(*(None,) * count, row) for row in story.rows]
        lines = list(_merged(old, new))
    return [tuple(None if row is None else row.row for row in line) for line in lines]


def key_of(row: Row) -> tuple[str, str]:
    """What two rows have in common that stand in one line."""
    return row.step, row.direction if row.kind == "message" else row.kind


def _merged(old: list[Entry], new: list[Entry]) -> Iterator[Entry]:
    common = shared([key_of(_row_of(line)) for line in old], [key_of(_row_of(line)) for line in new])
    for left, right, pair in _stretches(old, new, common):
        yield from _by_phase(left, right)
        if pair:
            yield tuple(before or added for before, added in zip(*pair, strict=True))


def _by_phase(old: list[Entry], new: list[Entry]) -> Iterator[Entry]:
    """Lines without a counterpart: those of a phase that both sides have stand together, old ones first."""
    lefts, rights = _runs(old), _runs(new)
    common = shared([phase for phase, _ in lefts], [phase for phase, _ in rights])
    for left, right, pair in _stretches(lefts, rights, common):
        for _, lines in (*left, *right, *(pair or ())):
            yield from lines


def _runs(lines: list[Entry]) -> list[tuple[str, list[Entry]]]:
    return [(phase, list(found)) for phase, found in groupby(lines, lambda line: _row_of(line).phase)]


def _row_of(line: Entry) -> Row:
    return next(row for row in line if row is not None)


def _stretches(left: list[T], right: list[T], pairs: Pairs) -> Iterator[tuple[list[T], list[T], tuple[T, T] | None]]:
    """What lies before each pair on either side, with that pair, and what comes after the last."""
    i = j = 0
    for at, to in pairs:
        yield left[i:at], right[j:to], (left[at], right[to])
        i, j = at + 1, to + 1
    yield left[i:], right[j:], None


def shared(left: Sequence[Hashable], right: Sequence[Hashable]) -> Pairs:
    """A longest common subsequence, as pairs of places."""
    longest = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            same = longest[i + 1][j + 1] + 1 if left[i] == right[j] else 0
            longest[i][j] = max(same, longest[i + 1][j], longest[i][j + 1])
    pairs = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] == right[j] and longest[i][j] == longest[i + 1][j + 1] + 1:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
