"""A comparison to read in a terminal: the runs, where they part, each line that differs, and the summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from app.explain.columns import LETTERS
from app.explain.comparing import ComparedLine, Comparison, Pointer
from app.explain.marked import Marked, Part
from app.explain.summing import SummaryLine
from app.exports.text import plain

STYLES: dict[str, dict[str, object]] = {"text": {}, "code": {"fg": "cyan"}, "run": {"bold": True}}
INDENT = " " * 5


def render(found: Comparison, *, whole: bool = False, colour: bool = False) -> bytes:
    """Lines of text, with ANSI colours when `colour`; `whole` has those too that do not differ."""
    text = "\n".join(_lines(found, whole)) + "\n"
    return (text if colour else click.unstyle(text)).encode()


def _lines(found: Comparison, whole: bool) -> Iterator[str]:
    for letter, column in zip(LETTERS, found.columns, strict=False):
        settings = "".join(f", {plain(each.name)}={plain(each.value)}" for each in column.settings)
        yield f"{letter}  {_bold(column.name)} ({plain(column.title)}{settings})"
    yield ""
    yield _pointed("First difference", found.first)
    yield _pointed("What decides", found.deciding)
    yield ""
    shown = [line for line in found.lines if whole or line.differs]
    for line in shown:
        yield from _line(line)
    left = len(found.lines) - len(shown)
    if left:
        yield f"{left} of {len(found.lines)} rows do not differ."
    yield ""
    yield from _summary(found)


def _pointed(title: str, pointer: Pointer) -> str:
    at = f", row {pointer.line}" if pointer.line else ""
    return f"{_bold(title + at)}: {_words(pointer.said)}"


def _line(line: ComparedLine) -> Iterator[str]:
    """Which of the runs have it, by letter, and what differs."""
    sign = "≠" if line.differs else " "
    there = "".join(letter if cell else "·" for letter, cell in zip(LETTERS, line.cells, strict=False))
    yield f"{line.n:>3} {sign} {there}  {plain(line.text)}"
    if None not in line.cells or len([cell for cell in line.cells if cell]) > 1:
        for said in line.said:
            yield f"{INDENT}{_words(said)}"


def _summary(found: Comparison) -> Iterator[str]:
    for line in found.summary:
        yield from _summed(line, [column.name for column in found.columns])


def _summed(line: SummaryLine, names: Sequence[str]) -> Iterator[str]:
    told = [", ".join(f"{plain(each.text)}{' (!)' if each.wrong else ''}" for each in value) for value in line.values]
    if not line.differs:
        yield f"{_bold(line.title)}: {told[0]} in {'both' if len(names) == 2 else 'all'}"
        return
    yield f"{_bold(line.title)}:"
    width = max(len(name) for name in names)
    for name, text in zip(names, told, strict=True):
        yield f"{INDENT}{plain(name):<{width}}  {text}"


def _words(parts: Marked) -> str:
    return "".join(_part(part) for part in parts)


def _part(part: Part) -> str:
    return click.style(plain(part.text), **STYLES[part.kind])  # type: ignore[arg-type]


def _bold(text: str) -> str:
    return click.style(plain(text), bold=True)
