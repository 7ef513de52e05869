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
from app.trace.story import Row, Story

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
        edited = self._edited(row)
        if not edited and (failed is None or row.direction == "response" or not self._before(row)):
            return ""
        return " ".join(part for part in (edited, self._came_of(failed)) if part)

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
