"""Forks in words: what a decision is called, where the run differs for it, and which check caught it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from app.checks import LEDGER
from app.trace import Check, RunDecision
from app.trace.messages import Message
from app.trace.paths import PathError, read
from app.trace.places import place_of, split_place
from app.trace.story import Row, Story
from app.trace.story.acts import span

DONE = {"drop": "{place} dropped", "replay": "{place} repeated", "delay": "{place} delayed by {time}"}
HIDDEN = "Go on, and see what comes of it."


class Caught(msgspec.Struct, frozen=True):
    """The check that a fork fails, and the message it was made on."""

    n: int
    seq: int
    id: str
    spec: str


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a fork. `verdict` is caught, seen (by a check that nobody holds to), unnoticed, ended or open."""

    name: str
    verdict: str
    text: str
    differ: str = ""
    caught: Caught | None = None


def fork_name(decision: RunDecision, message: Message | None) -> str:
    """`form.code_verifier changed at token`; `message` is what the decision is about, before it."""
    place = _place_words(decision.at)
    if decision.do != "edit":
        return DONE.get(decision.do, "{place}").format(place=place, time=span(decision.ms // 1000))
    (path, value), *more = decision.set.items()
    before = _read(message, path)
    done = "removed" if value is None else "added" if before is None else "changed"
    rest = f" and {len(more)} more" if more else ""
    return f"{path[:60]}{rest} {'changed' if more else done} at {place}"


def _read(message: Message | None, path: str) -> str | None:
    try:
        return read(message, path) if message else None
    except PathError:
        return None


def _place_words(place: str) -> str:
    """`token` for the first such request, `token#2 response` for a later response."""
    occurrence, part = split_place(place)
    name = occurrence.removesuffix("#1")
    return name if part == "request" else f"{name} {part}"


def outcome(name: str, before: Story, after: Story, waits: bool, names: dict[str, str]) -> Outcome:
    """What came of a decision: `before` is the story without it, `waits` says that the run is not over yet."""
    differ = _differ_words(before, after, waits)
    known = {_key(check) for _, check in _failures(before)}
    fresh = [(n, check) for n, check in _failures(after) if _key(check) not in known]
    enforced = [found for found in fresh if found[1].enforced]
    if fresh:
        n, check = (enforced or fresh)[0]
        caught = Caught(n, check.seq, check.id, check.spec)
        verdict = "caught" if check.enforced else "seen"
        text = _caught_words(check, names.get(check.actor, check.actor))
        return Outcome(name=name, verdict=verdict, text=text, differ=differ, caught=caught)
    verdict, text = _uncaught_words(before, after, waits)
    return Outcome(name=name, verdict=verdict, text=text, differ=differ)


def _differ_words(before: Story, after: Story, waits: bool) -> str:
    """Which messages are other ones, which come besides, and how many are missing; of a run that waits, none is yet."""
    known = {place_of(event) for event in before.messages}
    there = {place_of(event): n for n, event in enumerate(after.messages, 1)}
    fresh = [n for place, n in there.items() if place not in known]
    others = sorted(differing(before, after) - set(fresh))
    gone = 0 if waits else len(known - there.keys())
    said = []
    if len(others) == 1:
        said.append(f"{'Message' if fresh or gone else 'Only message'} {others[0]} differs.")
    elif others:
        said.append(f"{len(others)} messages differ, from {others[0]} on.")
    if fresh:
        said.append(f"{len(fresh)} {'message is' if len(fresh) == 1 else 'messages are'} new, from {fresh[0]} on.")
    if gone:
        said.append(f"{gone} {'message is' if gone == 1 else 'messages are'} not sent any more.")
    return " ".join(said)


def _caught_words(check: Check, actor: str) -> str:
    wrong = LEDGER[check.id].clause
    if check.enforced:
        return f"{actor} caught it: {wrong}."
    return f"{actor} saw it and went on, for nobody holds to this check: {wrong}."


def _uncaught_words(before: Story, after: Story, waits: bool) -> tuple[str, str]:
    if [each.message for each in before.messages] == [each.message for each in after.messages]:
        return "unnoticed", "It changes nothing in this run: every message is as it would have been."
    if waits:
        return "open", "Nobody has noticed so far; the run is not over."
    old, new = _end(before), _end(after)
    if new is None:
        return "ended", "No check failed, but no message is left in this run."
    if old is not None and (old.verb, old.text, old.failed) == (new.verb, new.text, new.failed):
        return "unnoticed", f"Nobody noticed: the run ends as before, with {new.text}."
    return "ended", f"No check failed, but the run ends otherwise, with {new.text}."


def _end(story: Story) -> Row | None:
    return next((row for row in reversed(story.rows) if row.n is not None), None)


def _key(check: Check) -> tuple[str, str, bool]:
    return check.id, check.step, check.enforced


def _failures(story: Story) -> Iterator[tuple[int, Check]]:
    """The checks that failed, each with the number of the message it was made on."""
    numbers = {row.seq: row.n for row in story.rows if row.n is not None}
    for n, stop in enumerate(story.stops):
        for event in stop:
            if isinstance(event, Check) and event.verdict == "failed":
                yield numbers.get(event.cause or 0, n), event


def differing(before: Story, after: Story) -> frozenset[int]:
    """The numbers of the messages that are not in the other story, or stand there otherwise, compared by place."""
    known = {place_of(event): event.message for event in before.messages}
    found = enumerate(after.messages, 1)
    return frozenset(n for n, event in found if known.get(place_of(event)) != event.message)


def marked(story: Story, numbers: frozenset[int]) -> Story:
    """The story with these messages marked as differing."""
    rows = [msgspec.structs.replace(row, differs=True) if row.n in numbers else row for row in story.rows]
    return replace(story, rows=tuple(rows))
