"""The summary of a comparison: messages, endings, what the front channel sees, and who knows what at the end."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import msgspec

from app.explain.columns import Column
from app.explain.knowledge import SECRETS, SESSIONS, known_lines
from app.explain.marked import Marked, code, marked, plain
from app.trace.diff import Diff, Ending, Knowers

NOBODY = "no such value"


class Item(msgspec.Struct, frozen=True):
    """One thing that is listed; `wrong` where it should not be so."""

    text: str
    wrong: bool = False


class SummaryLine(msgspec.Struct, frozen=True):
    """One line of the summary: what it is about, and what is to be said of each run."""

    title: str
    differs: bool
    values: tuple[tuple[Item, ...], ...]


def summary(columns: Sequence[Column], found: Diff) -> Iterator[SummaryLine]:
    """The lines in order; of who knows what only where the runs differ."""
    yield _summed("Messages", [[Item(str(column.story.total))] for column in columns])
    yield _summed("Outcome", [[Item(plain(ending_words(end)), _failed(end, columns))] for end in found.endings])
    if any(column.attacked for column in columns):
        yield _summed("Attack", [[_attack(column)] for column in columns])
    yield _summed("Secrets on the front channel", [_front(names) for names in found.front])
    wrong = [_wrongly(column) for column in columns]
    for each in found.knowers:
        if each.name in SECRETS and SECRETS[each.name].group == SESSIONS:
            continue
        told = _summed(f"Who knows the {_title(each.name)} at the end", [*_knowing(each, columns, wrong)])
        if told.differs:
            yield told


def _failed(end: Ending, columns: Sequence[Column]) -> bool:
    """Whether a run ends badly; what refuses an attacker does well."""
    return end.kind == "refused" and not any(column.attacked for column in columns)


def _attack(column: Column) -> Item:
    if column.attacked is None:
        return Item("nobody attacks")
    return Item(column.attacked.sentence, column.attacked.reached)


def _summed(title: str, values: Sequence[Sequence[Item]]) -> SummaryLine:
    told = tuple(tuple(each) for each in values)
    return SummaryLine(title, len(set(told)) > 1, told)


def ending_words(end: Ending) -> Marked:
    """How a run ends."""
    at = f" at message {end.n}" if end.n else ""
    if end.kind == "answered":
        return marked(f"The API answers{at}")
    if end.kind == "tokens":
        return marked(f"The client has its tokens{at}")
    if end.kind == "refused":
        by = f" by {code(end.check)}" if end.check else ""
        return marked(f"Refused{at}{by}: {code(end.code or str(end.status))}")
    return marked(f"It ends{at}: {end.status} {end.text}".rstrip() if end.kind == "other" else "Nothing is sent")


def _front(names: Sequence[str]) -> list[Item]:
    """Cookies and form tokens of the pages themselves are no part of it."""
    told = [name for name in names if name not in SECRETS or SECRETS[name].group != SESSIONS]
    return [Item(_title(name), name in SECRETS and "browser" not in SECRETS[name].roles) for name in told] or [
        Item("none")
    ]


def _title(name: str) -> str:
    return SECRETS[name].title if name in SECRETS else name


def _wrongly(column: Column) -> set[tuple[str, str]]:
    """Which values, by name, are known to a lane that should not know them."""
    values = column.story.values
    lines = known_lines(column.story, column.trace.head.cast)
    return {(values.by_id(each.value).name, each.lane) for each in lines if each.wrong}


def _knowing(
    each: Knowers, columns: Sequence[Column], wrong: Sequence[Collection[tuple[str, str]]]
) -> Iterator[list[Item]]:
    for lanes, stands, column, bad in zip(each.lanes, each.stands, columns, wrong, strict=True):
        cast = [lane for lane in column.trace.head.cast if lanes is not None and lane.lane in lanes]
        known = [Item(lane.name, (stands, lane.lane) in bad) for lane in cast] or [Item(NOBODY)]
        yield known if stands == each.name else [*known, Item(f"as the {_title(stands)} itself")]
