"""Who knows what: the trail of each value, folded into who learned it at which stop.

To make a value, to enter it, to send it and to get it is to know it. A hash gives nothing of what was hashed; what
stands inside a token or a Basic header is seen by whoever sees that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from app.trace.story.trail import How, Place

Way = Literal["made", "computed", "entered", "had", "got"]
MAKERS: dict[How, Way] = {"made": "made", "computed": "computed", "entered": "entered"}
PASSED_ON: tuple[How, ...] = ("entered", "handed", "carried")  # whoever sends it knows it, whoever gets it learns it


class Learned(msgspec.Struct, frozen=True):
    """From `stop` on an actor knows a value, by the event `seq`; `had` is from before the run."""

    value: str
    lane: str
    stop: int
    seq: int
    way: Way


def knowledge(places: Iterable[Place]) -> Iterator[Learned]:
    """Who learned what, in order; each actor learns a value once."""
    known: set[tuple[str, str]] = set()
    for place in places:
        for lane, way in _ways(place):
            if (place.value, lane) not in known:
                known.add((place.value, lane))
                yield Learned(place.value, lane, place.stop, place.seq, way)


def _ways(place: Place) -> Iterator[tuple[str, Way]]:
    if place.how in MAKERS:
        yield place.lane, MAKERS[place.how]
    elif place.how in PASSED_ON:
        yield place.lane, "had"  # nobody saw where from: it was there before the run
    if place.to is not None and place.how in (*PASSED_ON, "planted"):
        yield place.to, "got"
