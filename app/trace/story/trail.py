"""The trail of each value: every place where it was made, entered, carried, computed with, stored and checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from app.trace.events import Act, Check, Launch, Mint, RequestSent, ResponseSent, Store, Work
from app.trace.story.rows import MarkVerdict, Row, Sighting, verdict_of
from app.trace.story.values import Values, is_hash

How = Literal[
    "made",  # by `lane`
    "computed",  # the result of a computation
    "hashed",  # put into one that does not give it back
    "used",  # put into any other
    "entered",  # by a person, into what `to` shows
    "handed",  # to another program, in an address that is not sent over HTTP
    "carried",  # by a message
    "planted",  # into a message, by an edit: who sends it knows nothing of it
    "stored",  # it lies on a shelf
    "filed",  # something lies under it on a shelf
    "taken",  # what lay under it was taken off the shelf
    "forgotten",  # what lay under it was dropped
    "checked",  # it is a side of a check, or stands where one looks
]
ENTERED = frozenset({"password", "user_code"})  # what a person brings; the rest of a form comes with the page
FILING: dict[str, How] = {"put": "filed", "take": "taken", "drop": "forgotten"}


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """One place of one value.

    `row` is the row that it belongs to: the message that carries it, the one that is checked, else the last one
    before; None before the first. `at` says where in it: paths of a message, a shelf, ids of checks, which came out as
    `verdicts`. `to` is who gets to see it.
    """

    value: str
    how: How
    lane: str
    to: str | None = None
    stop: int
    seq: int
    row: int | None
    activity: int | None = None
    at: tuple[str, ...] = ()
    verdicts: tuple[MarkVerdict, ...] = ()


class Trail:
    """Builds the places event by event, beside the rows."""

    def __init__(self, values: Values) -> None:
        self.places: list[Place] = []
        self._values = values
        self._latest: dict[str | None, dict[str, str]] = {}  # by lane and name, what it had to do with last
        self._acts: dict[int, tuple[Row, int]] = {}
        self._seen: dict[int, tuple[Sighting, ...]] = {}  # by message
        self._checked: dict[tuple[str, str, int], int] = {}

    def happened(self, event: Check | Mint | Work | Store, stop: int, row: int | None, activity: int) -> None:
        """Something that an actor did."""
        for value, how, at in self._in(event):
            place = Place(
                value=value, how=how, lane=event.actor, stop=stop, seq=event.seq, row=row, activity=activity, at=at
            )
            if isinstance(event, Check):
                self._check(msgspec.structs.replace(place, verdicts=(verdict_of(event),)))
            else:
                self._add(place)

    def _in(self, event: Check | Mint | Work | Store) -> Iterator[tuple[str, How, tuple[str, ...]]]:
        if isinstance(event, Mint):
            yield from self._known("made", (), event.value)
        elif isinstance(event, Work):
            yield from self._known(
                "hashed" if is_hash(event.what) else "used", (event.what,), *(side.value for side in event.inputs)
            )
            yield from self._known("computed", (event.what,), event.output)
        elif isinstance(event, Store):
            yield from self._known(FILING[event.action], (event.shelf,), event.key)
            if event.action == "put":
                yield from self._known("stored", (event.shelf,), *self._named_in(event))
        else:
            for id in self._looked_at(event):
                yield id, "checked", (event.id,)

    def _looked_at(self, event: Check) -> list[str]:
        """The values that a check is about: both its sides, and what stands where it looks."""
        if event.verdict == "not-applicable":
            return []
        sides = (self._values.id_of(side.value) for side in (event.left, event.right) if side)
        stood = self._seen.get(event.cause or 0, ())
        there = (seen.value for seen in stood if f"{event.looked_at}.".startswith(f"{seen.at}."))
        return list(dict.fromkeys([*filter(None, sides), *there]))

    def _known(self, how: How, at: tuple[str, ...], *texts: str) -> Iterator[tuple[str, How, tuple[str, ...]]]:
        for text in dict.fromkeys(texts):
            id = self._values.id_of(text)
            if id:
                yield id, how, at

    def _named_in(self, event: Store) -> Iterator[str]:
        """What is put on a shelf: its note begins with the names, `state and code_verifier, for this running app`."""
        latest = self._latest.get(event.actor, {})
        rest = event.note.removeprefix("the ")
        while True:
            name = next((each for each in latest if _begins_with(rest, each)), None)
            if name is None:
                return
            yield latest[name]
            rest = rest[len(name) :].removeprefix(",").removeprefix(" and").removeprefix(" ")

    def _add(self, place: Place) -> None:
        self.places.append(place)
        value = self._values.by_id(place.value)
        for lane in (place.lane, place.to):
            self._latest.setdefault(lane, {})[value.name] = value.text

    def _check(self, place: Place) -> None:
        """All checks of one value that one actor makes at one stop are one place."""
        key = (place.value, place.lane, place.stop)
        index = self._checked.setdefault(key, len(self.places))
        if index == len(self.places):
            self._add(place)
        else:
            before = self.places[index]
            verdicts = tuple(dict.fromkeys((*before.verdicts, *place.verdicts)))
            self.places[index] = msgspec.structs.replace(before, at=(*before.at, *place.at), verdicts=verdicts)

    def acted(self, event: Act, row: Row, activity: int) -> None:
        """A person's act, an address handed to another program, or a message that an attacker has a copy of."""
        self._acts[event.seq] = (row, activity)
        if isinstance(event, Launch) or row.sightings:
            self._carry("handed", row.sightings, row, row.stop, row.to, activity)

    def sent(self, event: RequestSent | ResponseSent, row: Row) -> None:
        """A message, and with it what was entered just before."""
        self._seen[event.seq] = row.sightings
        act, activity = self._acts.get(event.cause or 0, (None, None))
        if act is not None and isinstance(event, RequestSent):
            entered = [seen for seen in row.sightings if seen.name in ENTERED]
            self._carry("entered", entered, act, row.stop, act.to, activity)
        to = None if row.dropped else row.to
        meant = {id for id, _, _ in self._values.seen_in(event.original)} if event.original else None
        planted = [seen for seen in row.sightings if meant is not None and seen.value not in meant]
        self._carry("carried", [seen for seen in row.sightings if seen not in planted], row, row.stop, to)
        self._carry("planted", planted, row, row.stop, to)

    def _carry(
        self,
        how: How,
        sightings: Iterable[Sighting],
        row: Row,
        stop: int,
        to: str | None,
        activity: int | None = None,
    ) -> None:
        """One place for each value, however often it stands in the message."""
        paths: dict[str, list[str]] = {}
        for seen in sightings:
            paths.setdefault(seen.value, []).append(seen.at)
        for value, at in paths.items():
            self._add(
                Place(
                    value=value,
                    how=how,
                    lane=row.sender,
                    to=to,
                    stop=stop,
                    seq=row.seq,
                    row=row.row,
                    activity=activity,
                    at=tuple(at),
                )
            )


def _begins_with(text: str, name: str) -> bool:
    """Whether a name stands first in a text, as it is or in words: `code_verifier`, `access token`."""
    return text[: len(name)].replace(" ", "_") == name and text[len(name) : len(name) + 1] in {"", " ", ","}
