"""The trace: a head and the events in order, with the one byte form that "identical" means (DESIGN section 10)."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from app.trace.events import Event
from app.trace.run import Run

FORMAT = "grantscope-trace-1"
EPOCH_SECONDS = 1_767_225_600  # 2026-01-01T00:00:00Z: what `at` of an event counts from


class Lane(msgspec.Struct, frozen=True):
    """One actor of the cast; the order of lanes is the order of the cast."""

    lane: str
    name: str
    role: str
    kind: str


def lane_names(cast: Iterable[Lane]) -> dict[str, str]:
    """What the actors of a cast are called, by lane."""
    return {each.lane: each.name for each in cast}


def lane_name(cast: Iterable[Lane], lane: str) -> str:
    """What one of them is called; a lane that is not in the cast is called as it is."""
    return lane_names(cast).get(lane, lane)


class Phase(msgspec.Struct, frozen=True):
    """A subgoal that groups steps."""

    id: str
    title: str


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader needs first. `steps` maps a step's id to its phase; `unused` are decisions never met.

    `attack` is the id of the attack that was laid over the flow; it is left out where nobody attacks.
    """

    format: str = FORMAT
    run: Run
    switches: dict[str, str]
    cast: tuple[Lane, ...]
    phases: tuple[Phase, ...]
    steps: dict[str, str]
    unused: tuple[str, ...] = ()
    attack: str | msgspec.UnsetType = msgspec.UNSET


class Trace(msgspec.Struct, frozen=True):
    """What every view and export reads."""

    head: Head
    events: tuple[Event, ...]

    def to_json(self) -> bytes:
        """The bytes that are the same in every process for the same run: compact UTF-8 and a newline."""
        return msgspec.json.encode(self) + b"\n"

    @classmethod
    def from_json(cls, content: bytes) -> Trace:
        """Read what `to_json` wrote. Raises msgspec.ValidationError that names the place."""
        return msgspec.json.decode(content, type=cls)
