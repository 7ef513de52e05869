"""The fold itself: one pass over the events, which may be fed one at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from app.trace.events import Check, Decision, Event, Fault, Launch, Mint, RequestSent, ResponseSent, Store, Work
from app.trace.paths import pairs, split_url
from app.trace.places import place_of, step_of
from app.trace.story.activities import Activities, Activity, Link
from app.trace.story.acts import act_words, is_act
from app.trace.story.knowledge import Learned, knowledge
from app.trace.story.labels import leads_to
from app.trace.story.rows import Row, Sighting, marks_of, message_words
from app.trace.story.trail import Place, Trail
from app.trace.story.values import Values
from app.trace.trace import Head, Trace, lane_names


@dataclass(frozen=True)
class Story:
    """What views draw. `total` is the number of messages; `stops` maps a message number to its events."""

    rows: tuple[Row, ...]
    activities: tuple[Activity, ...]
    links: tuple[Link, ...]
    total: int
    stops: tuple[tuple[Event, ...], ...]
    values: Values
    places: tuple[Place, ...]
    knowledge: tuple[Learned, ...]

    def message(self, n: int) -> RequestSent | ResponseSent:
        """Message number `n`, which its stop opens with."""
        event = self.stops[n][0]
        assert isinstance(event, (RequestSent, ResponseSent)), "a stop opens with its message"
        return event

    @property
    def messages(self) -> tuple[RequestSent | ResponseSent, ...]:
        """All messages in order, the first of which is number 1."""
        return tuple(self.message(n) for n in range(1, self.total + 1))

    def checks_on(self, n: int) -> tuple[Check, ...]:
        """The checks made on message number `n`; others in its stop looked at other messages."""
        seq = self.message(n).seq
        return tuple(event for event in self.stops[n] if isinstance(event, Check) and event.cause == seq)


@dataclass
class Fold:
    """Takes events in order. `stops[k]` are the events between message k and message k+1, message k first."""

    head: Head
    rows: list[Row] = field(default_factory=list)
    stops: list[list[Event]] = field(default_factory=lambda: [[]])
    values: Values = field(default_factory=Values)
    activities: Activities = field(default_factory=Activities)
    _checks: dict[int, list[Check]] = field(default_factory=dict)
    _row_of_seq: dict[int, int] = field(default_factory=dict)
    _began: dict[int, int] = field(default_factory=dict)
    _lost: set[str] = field(default_factory=set)
    _last: ResponseSent | None = None
    _phase: str = ""

    def __post_init__(self) -> None:
        self.trail = Trail(self.values)
        self._names = lane_names(self.head.cast)
        self._order = {phase.id: index for index, phase in enumerate(self.head.phases)}
        self._phase = self.head.phases[0].id if self.head.phases else ""

    def feed(self, event: Event) -> None:
        """Take one event in."""
        if isinstance(event, (RequestSent, ResponseSent)):
            self._message(event)
            return
        self.stops[-1].append(event)
        self.values.learn(event, self.number)
        if isinstance(event, (Decision, Launch)) and is_act(event):
            self._act(event)
        elif isinstance(event, Fault):
            if event.what == "dropped":
                self._lost.add(event.place)
        elif isinstance(event, (Check, Mint, Work, Store)):
            if isinstance(event, Check) and event.cause is not None:
                self._checks.setdefault(event.cause, []).append(event)
            self._happened(event)

    def _happened(self, event: Check | Mint | Work | Store) -> None:
        last = len(self.rows) - 1
        activity = self.activities.happened(event, self.number, self._phase, max(last, 0))
        checked = self._row_of_seq.get(event.cause or 0) if isinstance(event, Check) else None
        row = checked if checked is not None else last if last >= 0 else None
        self.trail.happened(event, self.number, row, activity)

    @property
    def number(self) -> int:
        """The number of the latest message."""
        return len(self.stops) - 1

    def _phase_of(self, step: str, inner: bool = False) -> str:
        """A step's phase. Whatever nobody planned stays in the phase under way, and so does what belongs to an exchange
        that has come further (`inner`): its late response, and what is nested in it."""
        phase = self.head.steps.get(step_of(step), self._phase)
        if not (inner and self._order.get(phase, 0) < self._order.get(self._phase, 0)):
            self._phase = phase
        return self._phase

    def _message(self, event: RequestSent | ResponseSent) -> None:
        self.stops.append([event])
        seen = self.values.meet(event, self.number)
        request = isinstance(event, RequestSent)
        verb, texts, text = message_words(event, self._names)
        row = Row(
            row=len(self.rows),
            kind="message",
            seq=event.seq,
            n=self.number,
            stop=self.number,
            phase=self._phase_of(event.step, inner=not request or event.parent is not None),
            step=event.step,
            exchange=event.exchange,
            parent=event.parent,
            sender=event.actor,
            to=event.to,
            channel=event.channel,
            direction="request" if request else "response",
            began=None if request else self._began.get(event.exchange or 0),
            verb=verb,
            texts=texts,
            text=text,
            status=event.status if isinstance(event, ResponseSent) else None,
            failed=isinstance(event, ResponseSent) and _refuses(event),
            tampered=event.tampered,
            dropped=place_of(event) in self._lost,
            sightings=tuple(Sighting(*found) for found in seen),
        )
        follows = request and self._last is not None and event.cause == self._last.seq
        if request:
            self._began[event.exchange or 0] = row.row
        else:
            self._last = event if isinstance(event, ResponseSent) else None
        self._keep(row)
        self.activities.sent(event, row, follows)
        self.trail.sent(event, row)

    def _act(self, event: Decision | Launch) -> None:
        verb, things = act_words(event)
        phase = self._phase_of(event.step)
        names = self._names.get(event.actor, event.actor), self._names.get(event.to, event.to)
        seen = self.values.opened_by(event) if isinstance(event, Launch) else self.values.copied_in(event)
        row = Row(
            row=len(self.rows),
            kind="launch" if isinstance(event, Launch) else "act",
            seq=event.seq,
            n=None,
            stop=self.number,
            phase=phase,
            step=event.step,
            exchange=event.exchange,
            parent=event.parent,
            sender=event.actor,
            to=event.to,
            channel="front" if isinstance(event, Launch) else "person",
            direction="act",
            began=None,
            verb=verb,
            texts=tuple(thing for thing in things if thing),
            text=f"{names[0]} {verb} {things[0]}, to {names[1]}",
            sightings=tuple(Sighting(*found) for found in seen),
        )
        self._keep(row)
        self.trail.acted(event, row, self.activities.acted(event, row))

    def _keep(self, row: Row) -> None:
        self._row_of_seq[row.seq] = row.row
        self.rows.append(row)

    def story(self) -> Story:
        """The story so far."""
        for seq, checks in self._checks.items():
            index = self._row_of_seq.get(seq)
            if index is not None:
                self.rows[index] = msgspec.structs.replace(self.rows[index], marks=marks_of(checks))
        self.activities.finish(self.number, self._phase, max(len(self.rows) - 1, 0))
        return Story(
            rows=tuple(self.rows),
            activities=tuple(self.activities.activities),
            links=tuple(self.activities.links),
            total=self.number,
            stops=tuple(tuple(events) for events in self.stops),
            values=self.values,
            places=tuple(self.trail.places),
            knowledge=tuple(knowledge(self.trail.places)),
        )


def _refuses(event: ResponseSent) -> bool:
    """An error status, or a redirect that carries an error."""
    location = split_url(leads_to(event.message))
    return event.status >= 400 or any(name == "error" for part in location[3:] for name, _ in pairs(part))


def fold(trace: Trace, events: Iterable[Event] | None = None) -> Story:
    """The story of a trace."""
    folding = Fold(trace.head)
    for event in trace.events if events is None else events:
        folding.feed(event)
    return folding.story()
