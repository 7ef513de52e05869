"""Turns: where people made a run go another way than its script does, and the switches that it then runs as if under.

Tellings that depend on what the owner does name `owner.login` or `owner.consent`. They are told by what she did, not by
what the script would have done for her; and a telling that names neither is not told once she refused what the script
does not refuse.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.scenario import Telling
from app.trace import Check, Decision, Event
from app.trace.story import Row, Story

REFUSING = {"owner.login": "wrong", "owner.consent": "deny"}
QUESTIONS = {"login": "owner.login", "consent": "owner.consent"}
# Who follows a link or clicks on something else begins anew, whatever was refused before.
BEGINS = {"link", "click"}


@dataclass(frozen=True)
class Turn:
    """One answer of the owner's: the switch that says the same, its value, and what she did it by."""

    seq: int
    switch: str
    value: str
    decision: Decision


class Turns:
    """What the owner answered in one story, played under some switches."""

    def __init__(self, switches: Mapping[str, str], story: Story) -> None:
        self._switches = switches
        self._turns = tuple(_turns(switches, story))

    def switches_at(self, row: Row) -> Mapping[str, str]:
        """The switches with what she has answered by then in place of what the script answers."""
        return {**self._switches, **{turn.switch: turn.value for turn in self._until(row)}}

    def refused_by(self, row: Row) -> Turn | None:
        """Her latest answer by then, if it refuses what the script would not have refused."""
        latest = next(reversed(self._until(row)), None)
        if latest is None or latest.value != REFUSING[latest.switch]:
            return None
        return None if self._switches.get(latest.switch) == latest.value else latest

    def _until(self, row: Row) -> list[Turn]:
        return [turn for turn in self._turns if turn.seq <= row.seq]


def mistold(turn: Turn | None, telling: Telling) -> bool:
    """Whether a telling knows nothing of such an answer."""
    return turn is not None and turn.switch not in telling.when


def _turns(switches: Mapping[str, str], story: Story) -> Iterator[Turn]:
    events = [event for stop in story.stops for event in stop]
    for event in events:
        if not isinstance(event, Decision) or event.actor != "owner":
            continue
        if event.question in QUESTIONS:
            name = QUESTIONS[event.question]
            value = _value(event, events) if event.by == "person" else switches[name]
            yield Turn(event.seq, name, value, event)
        elif event.question in BEGINS:
            yield from (Turn(event.seq, name, switches[name], event) for name in REFUSING)


def _value(answer: Decision, events: Sequence[Event]) -> str:
    """The value of the switch that says what a person answered."""
    if answer.question == "login":
        compared = _next_check(answer, events, ("login.password", "token.password.right"))
        wrong = compared is not None and compared.verdict == "failed"
        return "wrong" if wrong or answer.answer.get("password") != "right" else "right"
    if not answer.answer.get("allow") or answer.answer.get("scopes") == []:
        return "deny"
    check = _next_check(answer, events, ("consent.scope",))
    if check is None or check.left is None or check.right is None:
        return "allow"
    allowed, asked = check.left.value.split(" "), check.right.value.split(" ")
    return "deny" if check.verdict == "failed" else "less" if len(allowed) < len(asked) else "allow"


def _next_check(answer: Decision, events: Sequence[Event], ids: Sequence[str]) -> Check | None:
    """The first of these checks after an answer."""
    return next((each for each in events if isinstance(each, Check) and each.seq > answer.seq and each.id in ids), None)
