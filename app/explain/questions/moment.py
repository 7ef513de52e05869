"""The moment before a message is shown: all that a kind of question may look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.explain.narrate import Narrator
from app.trace import Check, Lane, lane_name
from app.trace.messages import Message, header
from app.trace.paths import basic_credentials
from app.trace.places import step_of
from app.trace.story import Row, Story
from app.trace.story.carried import places


@dataclass(frozen=True)
class Moment:
    """A message that is about to be shown. `before` are the messages shown by then, `waiting` the requests among them
    that have no answer yet, `checks` the checks made on it, `elsewhere` those that looked at other messages, with the
    number of each, and `stopped` the check that a response refuses for.
    """

    row: Row
    message: Message
    title: str
    cast: tuple[Lane, ...]
    before: tuple[Row, ...]
    waiting: tuple[Row, ...]
    checks: tuple[Check, ...]
    elsewhere: tuple[tuple[int, Check], ...]
    stopped: Check | None

    @property
    def sender(self) -> str:
        """Who sends it, by name."""
        return self.name(self.row.sender)

    @property
    def to(self) -> str:
        """Who gets it, by name."""
        return self.name(self.row.to)

    @property
    def opening(self) -> str:
        """What may be said of it beforehand: who sends it to whom, and what for."""
        answer = "the answer of " if self.row.direction == "response" else ""
        return f"Next: {answer}{self.sender} to {self.to}, “{self.title}”."

    def name(self, lane: str) -> str:
        """The name of an actor."""
        return lane_name(self.cast, lane)

    def paths(self) -> frozenset[str]:
        """Where something stands in it, Basic credentials taken apart."""
        found = {path for path, _ in places(self.message)}
        if basic_credentials(header(self.message, "authorization") or ""):
            found |= {f"header.authorization.basic.{name}" for name in ("client_id", "client_secret")}
        return frozenset(found)


def moments(narrator: Narrator, titles: Mapping[str, str], story: Story, cast: Sequence[Lane]) -> Iterator[Moment]:
    """The moments of a story in order; `titles` gives the title of each step."""
    before: list[Row] = []
    waiting: dict[int, Row] = {}
    checks = [(n, check) for n in range(1, story.total + 1) for check in story.checks_on(n)]
    for row in story.rows:
        if row.kind != "message":
            continue
        if row.began is not None:
            waiting.pop(row.began, None)
        yield Moment(
            row=row,
            message=story.message(row.stop).message,
            title=titles.get(step_of(row.step), "Not planned"),
            cast=tuple(cast),
            before=tuple(before),
            waiting=tuple(waiting.values()),
            checks=story.checks_on(row.stop),
            elsewhere=tuple((n, check) for n, check in checks if n != row.stop and check.verdict != "not-applicable"),
            stopped=narrator.stopped_by(row),
        )
        before.append(row)
        if row.direction == "request":
            waiting[row.row] = row
