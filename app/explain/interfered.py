"""Interference in words: what somebody did to a message on its way, and the check that fails where none would have.

What a scenario tells is about the run that nobody interferes with. Where somebody did, the facts are told in its place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from app.checks import LEDGER
from app.explain.marked import listed
from app.trace import Check, Decision, Fault
from app.trace.fields import Changed, changes
from app.trace.places import place_at
from app.trace.story import Row, Story
from app.trace.story.acts import span

PATH = re.compile(r"[a-z]+(?:\.[\w.-]{1,80})?")
MOST = 3  # places that are named


class Interference:
    """What people did to the messages of one story.

    `names` says who the lanes are, `scripted` are the places where the script does something by itself.
    """

    def __init__(self, story: Story, names: Mapping[str, str], scripted: Collection[str]) -> None:
        self._story = story
        self._names = names
        self._done = tuple(each for each in _done(story) if each.place not in scripted)

    def told(self, row: Row) -> str:
        """What to tell of a message in place of the scenario's words, as Markdown; empty where those hold."""
        failed = next(self._failed(row), None)
        again, edited = self._again(row), self._edited(row)
        if again and row.direction == "response":
            return " ".join(filter(None, (again, edited)))
        if not (again or edited) and (failed is None or row.direction == "response" or not self._before(row)):
            return ""
        return " ".join(filter(None, (again, edited, self._came_of(failed))))

    def late(self, row: Row) -> str:
        """What to tell of a message before all else when somebody held it back; empty where nobody did."""
        faults = (each for each in self._done if isinstance(each, Fault) and each.place == row.place)
        waited = sum(fault.milliseconds for fault in faults if fault.what == "delayed")
        long = span(waited // 1000) if waited >= 1000 else f"{waited} milliseconds"
        return f"This message was **held back** for {long}." if waited else ""

    def _repeated(self, row: Row) -> bool:
        """Whether the exchange is that before it, sent once more on the way."""
        step, _, occurrence = row.step.rpartition("#")
        before = place_at(f"{step}#{int(occurrence) - 1}", "request")
        return any(isinstance(each, Fault) and (each.what, each.place) == ("repeated", before) for each in self._done)

    def _again(self, row: Row) -> str:
        """What is sent once more on the way is answered once more, and the answer is for nobody; empty for all else."""
        if not self._repeated(row):
            return ""
        if row.direction == "request":
            return "This is **the same message once more**, repeated on its way."
        to = self._names.get(row.to, row.to)
        return f"This answers the repetition: *{to}* knows nothing of it and waits for no second answer."

    def _before(self, row: Row) -> bool:
        return any(each.seq < row.seq for each in self._done)

    def _edited(self, row: Row) -> str:
        """Which places of the message were edited on its way, by a person."""
        if not any(isinstance(each, Decision) and each.place == row.place for each in self._done):
            return ""
        event = self._story.message(row.stop)
        if event.original is None:
            return ""
        found = changes(event.original, event.message)
        said = [_place_words(each) for each in found[:MOST] if PATH.fullmatch(each.path)]
        more = [f"{len(found) - len(said)} more"] if said and len(found) > len(said) else []
        return f"This message was **edited on its way**: {listed([*said, *more] or ['some of it'])}."

    def _failed(self, row: Row) -> Iterator[Check]:
        """The checks that fail on this message, those that stop it first."""
        failed = [check for check in self._story.checks_on(row.stop) if check.verdict == "failed"]
        yield from sorted(failed, key=lambda check: not check.enforced)

    def _came_of(self, failed: Check | None) -> str:
        if failed is None:
            return "No check fails on it."
        actor = self._names.get(failed.actor, failed.actor)
        what = f"{LEDGER[failed.id].clause} (**{failed.id}**, {failed.spec})"
        if failed.enforced:
            return f"*{actor}* stops here: {what}."
        return f"*{actor}* goes on, for nobody holds to the check that fails: {what}."


def _place_words(changed: Changed) -> str:
    if changed.after is None:
        return f"`{changed.path}` was taken out"
    return f"`{changed.path}` {'was put in,' if changed.before is None else 'is now'} {{{changed.path}}}"


def _done(story: Story) -> Iterator[Decision | Fault]:
    """Edits by people, and what was lost, late or repeated without an attacker's doing."""
    events = [event for stop in story.stops for event in stop]
    decided = [event for event in events if isinstance(event, Decision)]
    taken = {event.place for event in decided if event.by == "attacker"}
    yield from (event for event in decided if event.by == "person" and event.question == "edit")
    yield from (event for event in events if isinstance(event, Fault) and event.place not in taken)
