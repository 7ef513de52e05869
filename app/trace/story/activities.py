"""Activities and links: the swim lane reading of the same events. What an actor does, and what passes between."""

from __future__ import annotations

from typing import Literal

import msgspec

from app.trace.events import Check, Decision, Launch, Mint, RequestSent, ResponseSent, Store, Work
from app.trace.messages import header
from app.trace.story.acts import act_title, act_words
from app.trace.story.labels import leads_to, page_title, path_of
from app.trace.story.rows import NAMED, MarkVerdict, Row, short_id, verdict_of

Shape = Literal["box", "checks", "store", "act"]


class Activity(msgspec.Struct, frozen=True):
    """Something that one actor does, in its lane."""

    id: int
    lane: str
    stop: int
    phase: str
    shape: Shape
    title: str
    detail: str
    verdict: MarkVerdict | None
    row: int


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """What passes between two activities: a message, an act, or (`inner`) one actor going on."""

    sender: int = msgspec.field(name="from")
    to: int
    stop: int
    n: int | None
    seq: int | None
    channel: Literal["front", "back", "person", "inner"]
    direction: Literal["request", "response", "act"]
    label: str
    text: str


class _Draft:
    """An activity that may still take in more events of its kind."""

    def __init__(self, id: int, lane: str, stop: int, phase: str, shape: Shape, row: int) -> None:
        self.id, self.lane, self.stop, self.phase, self.shape, self.row = id, lane, stop, phase, shape, row
        self.title = ""
        self.items: list[str] = []
        self.verdicts: list[MarkVerdict] = []

    def finished(self) -> Activity:
        title, detail = self.title, ", ".join(dict.fromkeys(self.items))
        if self.shape == "checks":
            title, detail = self._checked()
        return Activity(self.id, self.lane, self.stop, self.phase, self.shape, title, detail, self._verdict(), self.row)

    def _checked(self) -> tuple[str, str]:
        """The check to name, what fails or else the most telling one that passed, and how many looked at something."""
        found = list(zip(self.items, self.verdicts, strict=True))
        bad = [id for id, verdict in found if verdict in {"failed", "unenforced"}]
        passed = [id for id, verdict in found if verdict == "passed"]
        telling = (short_id(id) for id in NAMED if short_id(id) in passed)
        counted = len([id for id, verdict in found if verdict != "not-applicable"]) or len(found)
        count = f"{counted} check{'s' if counted > 1 else ''}"
        if bad:
            return f"{bad[0]} fails", count
        named = next(telling, self.items[-1])
        return (f"{named}?", count) if len(found) < 8 else (count, f"{named}, …")

    def _verdict(self) -> MarkVerdict | None:
        worst: tuple[MarkVerdict, ...] = ("failed", "unenforced", "passed", "not-applicable")
        return next((verdict for verdict in worst if verdict in self.verdicts), None)


class Activities:
    """Builds activities and links event by event, beside the rows."""

    def __init__(self) -> None:
        self._drafts: list[_Draft] = []
        self.links: list[Link] = []
        self._current: dict[str, _Draft] = {}
        self._arriving: dict[str, list[tuple[int, Row]]] = {}

    @property
    def activities(self) -> list[Activity]:
        """All activities so far."""
        return [draft.finished() for draft in self._drafts]

    def happened(self, event: Check | Mint | Work | Store, stop: int, phase: str, row: int) -> int:
        """Put an event into the activity of its kind that is under way in its lane, or begin one; gives its id."""
        if isinstance(event, Check):
            draft = self._under_way(event.actor, "checks", "", stop, phase, row)
            draft.items.append(short_id(event.id))
            draft.verdicts.append(verdict_of(event))
        elif isinstance(event, Store):
            words = {"put": "stores", "take": "takes", "drop": "forgets"}
            draft = self._under_way(event.actor, "store", words[event.action], stop, phase, row)
            draft.items.append(event.shelf)
        elif isinstance(event, Mint):
            draft = self._under_way(event.actor, "box", "makes", stop, phase, row)
            draft.items.append(event.name)
        else:
            draft = self._under_way(event.actor, "box", "computes", stop, phase, row)
            draft.items.append(event.what)
        return draft.id

    def _under_way(self, lane: str, shape: Shape, title: str, stop: int, phase: str, row: int) -> _Draft:
        current = self._current.get(lane)
        same = current is not None and (current.shape, current.title) == (shape, title)
        if current is None or not same or self._arriving.get(lane):
            current = self._begin(lane, shape, title, stop, phase, row)
        return current

    def _begin(self, lane: str, shape: Shape, title: str, stop: int, phase: str, row: int) -> _Draft:
        """A new activity: messages on their way to this lane end here, and the one before leads on to it."""
        before = self._current.get(lane)
        arriving = self._arriving.pop(lane, [])
        stop = arriving[-1][1].stop if arriving else stop  # what a message sets off is shown with that message
        self._settle(stop)
        draft = _Draft(len(self._drafts), lane, stop, phase, shape, row)
        draft.title = title
        if before is not None and not arriving:
            self._link(before.id, draft.id, stop, None, "", "")
        for source, message in arriving:
            self._link(source, draft.id, message.stop, message, _label(message), message.text)
        self._drafts.append(draft)
        self._current[lane] = draft
        return draft

    def _settle(self, stop: int) -> None:
        """Whoever got something before this stop, and has done nothing since, has received it and waits."""
        for lane, arrived in list(self._arriving.items()):
            last = arrived[-1][1]
            if last.stop < stop:
                self._begin(lane, "box", "receives it", last.stop, last.phase, last.row)

    def _link(self, source: int, to: int, stop: int, row: Row | None, label: str, text: str) -> None:
        self.links.append(
            Link(
                sender=source,
                to=to,
                stop=stop,
                n=row.n if row else None,
                seq=row.seq if row and row.n else None,
                channel=row.channel if row else "inner",
                direction=row.direction if row else "act",
                label=label,
                text=text,
            )
        )

    def acted(self, event: Decision | Launch, row: Row) -> int:
        """The owner acts on what her browser shows, or an app opens the browser; gives the activity's id."""
        seen = self._current.get(row.to)
        shape: Shape = "act" if isinstance(event, Decision) else "box"
        draft = self._begin(row.sender, shape, act_title(event), row.stop, row.phase, row.row)
        draft.items.append(act_words(event)[1][0])
        if seen is not None:
            self._link(seen.id, draft.id, row.stop, None, "", "")
        self._arriving.setdefault(row.to, []).append((draft.id, row))
        return draft.id

    def sent(self, event: RequestSent | ResponseSent, row: Row, follows: bool) -> None:
        """A message leaves from what its sender does; a request from an activity of its own, unless it `follows`."""
        source = self._current.get(row.sender)
        if isinstance(event, RequestSent) and not follows:
            title = _asking(event)
            source = self._begin(row.sender, "box", title, row.stop, row.phase, row.row)
            source.items.append(path_of(event.url))
        elif self._arriving.get(row.sender) or source is None:
            source = self._begin(row.sender, "box", "answers", row.stop, row.phase, row.row)
            source.items.append(row.texts[-1] if row.texts else row.verb)
        self._arriving.setdefault(row.to, []).append((source.id, row))
        if row.dropped:
            self._begin(row.to, "box", "never gets it", row.stop, row.phase, row.row)
        elif isinstance(event, ResponseSent) and event.channel == "front":
            self._receive(event, row)

    def _receive(self, event: ResponseSent, row: Row) -> None:
        """A browser follows a redirect or shows a page as soon as it comes."""
        location = leads_to(event.message)
        doing = f"follows {event.status}" if location else "shows"
        if header(event.message, "access-control-allow-origin"):
            doing = "lets the script read"
        draft = self._begin(row.to, "box", doing, row.stop, row.phase, row.row)
        draft.items.append(path_of(location) if location else page_title(event.message) or str(event.status))

    def finish(self, stop: int, phase: str, row: int) -> None:
        """Where messages still arrive at the end, somebody receives them."""
        for lane in list(self._arriving):
            self._begin(lane, "box", "receives it", stop, phase, row)


def _label(row: Row) -> str:
    """`GET /login`, `303`: a response's text stands in the activity that it leads to."""
    return f"{row.verb} {row.texts[-1]}" if row.direction == "request" and row.texts else row.verb


def _asking(event: RequestSent) -> str:
    if event.channel == "back":
        return "asks"
    return "opens" if event.method == "GET" else "sends the form"
