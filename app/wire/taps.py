"""Taps: what an attacker on the line does with messages. The network applies them beside people's decisions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from app.trace.fields import changes
from app.trace.messages import Message, Request, body_text, header
from app.trace.paths import location_of
from app.trace.places import place_at, split_place, step_of

if TYPE_CHECKING:
    from app.wire.world import World

Did = Literal["copy", "edit", "drop"]


@dataclass(frozen=True)
class Tap:
    """What the attacker of `lane` does with the messages at a place.

    `place` is written as that of a decision, for one occurrence of a step (`authorize#2.request`) or for all of them
    (`authorize.request`). `act` is given the message and gives back what goes on: the same message where the attacker
    only reads it, another one, or None where it goes no further. `when` names the switches under which this happens.
    """

    place: str
    lane: str
    act: Callable[[World, Message], Message | None]
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def meets(self, place: str, switches: Mapping[str, str]) -> bool:
        """Whether this attacker is at that place, under these switches."""
        _, part = split_place(place)
        here = self.place in {place, place_at(step_of(place), part)}
        return here and all(switches.get(name) in values for name, values in self.when.items())


def deed(before: Message, after: Message | None) -> tuple[Did, dict[str, Any]]:
    """What a tap did, and what its decision tells of that: the copy that the attacker has, or the places it changed."""
    if after is None or after == before:
        return "drop" if after is None else "copy", _copied(before)
    return "edit", {each.path: each.after for each in changes(before, after)}


def _copied(message: Message) -> dict[str, Any]:
    """What of a message is worth a copy: its address, and its body with the type of that."""
    url = message.url if isinstance(message, Request) else location_of(message)
    authorization = header(message, "authorization") or ""
    found = {"url": url, "authorization": authorization, "body": body_text(message)}
    if found["body"]:
        found["type"] = header(message, "content-type") or ""
    return {name: value for name, value in found.items() if value}
