"""A comparison in words: its columns, its lines with what differs in each, where the runs part, and the summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from app.checks import LEDGER
from app.explain.columns import Column, differing_switches, names_of
from app.explain.differing import name_of, sentences, verdict_words, where
from app.explain.knowledge import PUBLIC, SECRETS, role_of
from app.explain.marked import Marked, code, listed, marked, run
from app.explain.parameters import parameter
from app.explain.specs import href
from app.explain.summing import SummaryLine, ending_words, summary
from app.switches import short_name
from app.trace import RequestSent, ResponseSent, lane_names
from app.trace.diff import Diff, Line, compare
from app.trace.diff.checks import checks_by_id
from app.trace.story import Mark, Row
from app.trace.story.carried import places
from app.trace.story.rows import SIGNS, marks_of

GUARDED = frozenset(name for name, secret in SECRETS.items() if "browser" not in secret.roles)
BAD = frozenset({"failed", "unenforced"})
LONGEST = 2000  # signs of a value; the run itself shows all of it
KINDS = {"only": "only in some", "differs": "not the same", "another": "each makes its own"}
HAS, LACKS, OTHER = "+", "\N{MINUS SIGN}", "≠"
NO_PARTING = "What each run sends, and what is checked, is the same."


class Setting(msgspec.Struct, frozen=True):
    """A switch in which the runs differ."""

    name: str
    short: str
    value: str


class ColumnHead(msgspec.Struct, frozen=True):
    """A run as it is announced: its name, its scenario, its link, the settings that matter, and how it ends;
    `refused` says that it does not end well."""

    name: str
    title: str
    link: str
    settings: tuple[Setting, ...]
    messages: int
    ending: Marked
    refused: bool


class Tag(msgspec.Struct, frozen=True):
    """A difference as the diagram marks it: it stands here and not in all, is missing here, or is another here."""

    sign: str
    text: str


class Cell(msgspec.Struct, frozen=True):
    """The row of one run in a line, by its number, with the checks that differ."""

    row: int
    n: int | None
    text: str
    tags: tuple[Tag, ...]
    marks: tuple[Mark, ...]


class DifferenceLine(msgspec.Struct, frozen=True):
    """One difference with its value in each run, None where there is none, and what the parameter means."""

    name: str
    where: str
    kind: str
    said: str
    values: tuple[str | None, ...]
    meaning: str
    spec: str
    href: str


class VerdictLine(msgspec.Struct, frozen=True):
    """A check that came out otherwise: a sign and words for each run."""

    id: str
    title: str
    spec: str
    href: str
    signs: tuple[str, ...]
    verdicts: tuple[str, ...]
    said: Marked


class ComparedLine(msgspec.Struct, frozen=True):
    """One line: for each run its cell, None where it has no such message, and what differs."""

    n: int
    phase: str
    differs: bool
    text: str
    cells: tuple[Cell | None, ...]
    said: tuple[Marked, ...]
    differences: tuple[DifferenceLine, ...]
    checks: tuple[VerdictLine, ...]


class Pointer(msgspec.Struct, frozen=True):
    """Something to go to: the line, and what is to be seen there; no line where there is nothing."""

    line: int | None
    said: Marked


class Comparison(msgspec.Struct, frozen=True):
    """Two or three runs side by side, in words."""

    columns: tuple[ColumnHead, ...]
    first: Pointer
    deciding: Pointer
    summary: tuple[SummaryLine, ...]
    lines: tuple[ComparedLine, ...]


def comparison(columns: Sequence[Column]) -> Comparison:
    """Compare some runs."""
    stories = [column.story for column in columns]
    lanes = [lane for column in columns for lane in column.trace.head.cast]
    apis = {lane.lane for lane in lanes if role_of(lane) == "rs"}
    reached = [column.attacked.reached if column.attacked else None for column in columns]
    found = compare(stories, apis=apis, guarded=GUARDED, untold=PUBLIC, reached=reached)
    names = names_of(columns)
    lines = tuple(_line(_with_names(line, columns), columns, names) for line in found.lines)
    return Comparison(
        columns=tuple(_heads(columns, names, found)),
        first=_first(lines, found),
        deciding=_deciding(lines, found, names),
        summary=tuple(summary(columns, found)),
        lines=lines,
    )


def _heads(columns: Sequence[Column], names: Sequence[str], found: Diff) -> Iterator[ColumnHead]:
    apart = differing_switches(columns)
    for column, name, end in zip(columns, names, found.endings, strict=True):
        settings = column.trace.head.switches
        offered = [each for each in column.scenario.vary if each in apart]
        shown = offered or [each for each in column.trace.head.run.switches if each in apart]
        yield ColumnHead(
            name=name,
            title=column.scenario.title,
            link=column.link,
            settings=tuple(Setting(each, short_name(each), settings.get(each, "on")) for each in shown),
            messages=column.story.total,
            ending=marked(column.attacked.sentence) if column.attacked else ending_words(end),
            refused=column.attacked.reached if column.attacked else end.kind == "refused",
        )


def _with_names(line: Line, columns: Sequence[Column]) -> Line:
    """Who sends and who gets a message, by name."""
    names = [lane_names(column.trace.head.cast) for column in columns]

    def renamed(each: Any) -> Any:
        if each.path not in {"from", "to"}:
            return each
        values = (names[place].get(value, value) if value else value for place, value in enumerate(each.values))
        return msgspec.structs.replace(each, values=tuple(values))

    return msgspec.structs.replace(line, differences=tuple(renamed(each) for each in line.differences))


def _line(line: Line, columns: Sequence[Column], names: Sequence[str]) -> ComparedLine:
    rows = [None if cell is None else column.story.rows[cell] for cell, column in zip(line.rows, columns, strict=True)]
    cells = tuple(
        None if row is None else _cell(line, place, row, column)
        for place, (row, column) in enumerate(zip(rows, columns, strict=True))
    )
    texts = [None if row is None else row.text for row in rows]
    shown = [(row, column) for row, column in zip(rows, columns, strict=True) if row is not None]
    return ComparedLine(
        n=line.n,
        phase=line.phase,
        differs=line.differs,
        text=next(text for text in texts if text is not None),
        cells=cells,
        said=tuple(marked(each) for each in sentences(line, names, texts)),
        differences=tuple(_differences(line, *shown[0])),
        checks=tuple(_checks(line, names)),
    )


def _cell(line: Line, place: int, row: Row, column: Column) -> Cell:
    told = {each.id for each in line.checks}
    checks = [check for id, check in checks_by_id(column.story, row).items() if id in told]
    marks = tuple(mark for mark in row.marks if mark.verdict in BAD) if line.apart else marks_of(checks)
    return Cell(row.row, row.n, row.text, tuple(_tags(line, place)), marks)


def _tags(line: Line, place: int) -> Iterator[Tag]:
    """What is marked in the diagram, by sign."""
    signs: dict[str, list[str]] = {HAS: [], LACKS: [], OTHER: []}
    for each in line.differences:
        if each.kind == "only":
            signs[LACKS if each.values[place] is None else HAS].append(name_of(each.path))
        elif each.kind == "differs":
            signs[OTHER].append(name_of(each.path))
    for sign, found in signs.items():
        if found:
            yield Tag(sign, ", ".join(found))


def _differences(line: Line, row: Row, column: Column) -> Iterator[DifferenceLine]:
    event = column.trace.events[row.seq - 1]
    names = [path for path, _ in places(event.message)] if isinstance(event, RequestSent | ResponseSent) else []
    for each in line.differences:
        entry = parameter(row.to, each.path, names)
        yield DifferenceLine(
            name=name_of(each.path),
            where=where(each.path),
            kind=each.kind,
            said=KINDS[each.kind],
            values=tuple(None if value is None else value[:LONGEST] for value in each.values),
            meaning=entry.meaning if entry else "",
            spec=entry.spec if entry else "",
            href=href(entry.spec) if entry else "",
        )


def _checks(line: Line, names: Sequence[str]) -> Iterator[VerdictLine]:
    for each in line.checks:
        yield VerdictLine(
            id=each.id,
            title=LEDGER[each.id].title,
            spec=each.spec,
            href=href(each.spec),
            signs=tuple(SIGNS[verdict] if verdict else "" for verdict in each.verdicts),
            verdicts=tuple(verdict or "" for verdict in each.verdicts),
            said=marked(verdict_words(each.verdicts, [run(name) for name in names])),
        )


def _first(lines: Sequence[ComparedLine], found: Diff) -> Pointer:
    if found.first is None:
        return Pointer(None, marked(NO_PARTING))
    return _at(lines[found.first - 1])


def _at(line: ComparedLine) -> Pointer:
    """A line, with what is said of it first; where some have no such message, that names it already."""
    intro = "" if None in line.cells else f"{line.text}: "
    return Pointer(line.n, (*marked(intro), *(line.said[0] if line.said else ())))


def _deciding(lines: Sequence[ComparedLine], found: Diff, names: Sequence[str]) -> Pointer:
    """What decides, as far as anything does."""
    deciding = found.deciding
    alike = f"{'Both' if len(names) == 2 else 'All'} runs end alike"
    if deciding is None:
        return Pointer(None, marked(f"{alike}, and no check differs." if found.first else f"{alike}."))
    runs = [run(name) for name in names]
    begins = "" if found.parted else f"{alike}. "
    line = lines[deciding.line - 1]
    if deciding.check:
        check = next(each for each in found.lines[line.n - 1].checks if each.id == deciding.check)
        words = f"{code(check.id)} {verdict_words(check.verdicts, runs)} ({check.spec})."
    elif deciding.value:
        seeing = [name for name, seen in zip(runs, found.front, strict=True) if deciding.value in seen]
        words = f"The {SECRETS[deciding.value].title} goes through the browser in {listed(seeing)} alone."
    else:
        return _at(line)
    return Pointer(line.n, marked(begins + words))
