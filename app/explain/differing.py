"""What differs in one line of a comparison, in sentences: who sends what besides, which values, which checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.explain.following import SOURCES, stands_at
from app.explain.marked import code, listed, run
from app.trace.diff import CheckDifference, Difference, Line
from app.trace.story.rows import MarkVerdict

SHORT = 44  # a longer value is no part of a sentence
MOST = 3
VERDICTS: dict[MarkVerdict | None, str] = {
    "passed": "passed",
    "failed": "failed",
    "unenforced": "failed, and nobody holds to it",
    "not-applicable": "had nothing to look at",
    None: "not made",
}
WHOLE = {
    "from": "sender",
    "to": "receiver",
    "method": "method",
    "status": "status",
    "url": "address",
    "location.url": "address of the redirect",
    "body": "page",
}


def name_of(path: str) -> str:
    """What a place is called: the parameter alone, `client_id in access_token`, or what part of the message it is."""
    if path in WHOLE:
        return WHOLE[path]
    outer, inside, name = path.partition(".jwt.claims.")
    if inside:
        return f"{name} in {_last(outer)}"
    return _last(path.replace(".basic.", "."))


def _last(path: str) -> str:
    source = next((each for each in sorted(SOURCES, key=len, reverse=True) if path.startswith(f"{each}.")), None)
    return path.removeprefix(f"{source}.") if source else path.rpartition(".")[2]


def where(path: str) -> str:
    """Where in the message a place is; empty for a part of it, or for an answer."""
    if path in WHOLE or path.startswith("answer."):
        return ""
    return stands_at(path, path.rpartition(".")[2])


def sentences(line: Line, names: Sequence[str], texts: Sequence[str | None]) -> Iterator[str]:
    """All that there is to say of a line; `texts` says of each run what its message is."""
    runs = [run(name) for name in names]
    if line.apart:
        yield _apart(runs, texts)
    told = [each for each in line.differences if each.kind != "another"]
    yield from _only([each for each in told if each.kind == "only"], runs, line)
    yield from _others([each for each in told if each.kind == "differs"], runs)
    yield from _checks(line.checks, runs)
    fresh = [code(name_of(each.path)) for each in line.differences if each.kind == "another"]
    if fresh:
        yield f"Each run makes its own {listed(fresh)}."


def _apart(runs: Sequence[str], texts: Sequence[str | None]) -> str:
    having = [name for name, text in zip(runs, texts, strict=True) if text is not None]
    text = next(text for text in texts if text is not None)
    return f"Only {listed(having)} {'has' if len(having) == 1 else 'have'} this: {text}."


def _only(found: Sequence[Difference], runs: Sequence[str], line: Line) -> Iterator[str]:
    """What some carry and others do not, as seen from the first run that has the message."""
    present = [place for place, row in enumerate(line.rows) if row is not None]
    groups: dict[tuple[int, ...], list[str]] = {}
    for each in found:
        having = tuple(place for place in present if each.values[place] is not None)
        groups.setdefault(having, []).append(code(name_of(each.path)))
    for having, carried in groups.items():
        if present[0] in having:
            lacking = [runs[place] for place in present if place not in having]
            yield f"{listed(lacking)} {'does' if len(lacking) == 1 else 'do'} not carry {listed(carried)}."
        else:
            yield f"{listed([runs[place] for place in having])} also {_carry(having)} {listed(carried)}."
    for each in found:
        values = {value for value in each.values if value is not None}
        if len(values) > 1 and all(len(value) <= SHORT for value in values):
            yield _value(each, runs)


def _carry(having: Sequence[int]) -> str:
    return "carries" if len(having) == 1 else "carry"


def _others(found: Sequence[Difference], runs: Sequence[str]) -> Iterator[str]:
    short = [each for each in found if all(len(value) <= SHORT for value in each.values if value is not None)]
    for each in short[:MOST]:
        yield _value(each, runs)
    rest = [code(name_of(each.path)) for each in found if each not in short[:MOST]]
    if rest:
        yield f"{listed(rest)} {'is' if len(rest) == 1 else 'are'} not the same."


def _value(each: Difference, runs: Sequence[str]) -> str:
    told: dict[str, list[str]] = {}
    for value, name in zip(each.values, runs, strict=True):
        if value is not None:
            told.setdefault(value, []).append(name)
    values = [f"{code(value) if value else 'empty'} in {listed(having)}" for value, having in told.items()]
    name = name_of(each.path)
    return f"{f'The {name}' if each.path in WHOLE else code(name)} is {listed(values)}."


def _checks(found: Sequence[CheckDifference], runs: Sequence[str]) -> Iterator[str]:
    groups: dict[tuple[MarkVerdict | None, ...], list[str]] = {}
    for each in found:
        groups.setdefault(each.verdicts, []).append(code(each.id))
    for verdicts, ids in groups.items():
        yield f"{listed(ids)} {verdict_words(verdicts, runs)}."


def verdict_words(verdicts: Sequence[MarkVerdict | None], runs: Sequence[str]) -> str:
    """`passed in B and C, had nothing to look at in A`; what tells most comes first."""
    told: dict[MarkVerdict | None, list[str]] = {}
    for verdict, name in zip(verdicts, runs, strict=True):
        told.setdefault(verdict, []).append(name)
    order: list[MarkVerdict | None] = ["failed", "unenforced", "passed", "not-applicable", None]
    return ", ".join(f"{VERDICTS[each]} in {listed(told[each])}" for each in order if each in told)
