"""Places of a run, written `token#1.request`: a step, which occurrence of it, and a part of that (DESIGN section 10).

Whatever happens has the occurrence, `token#1`, as its `step`; decisions are made at a whole place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from app.trace.events import Event, RequestSent, ResponseSent

Part = Literal["request", "response", "answer"]
PARTS: tuple[Part, ...] = get_args(Part)


def place_at(occurrence: str, part: str) -> str:
    """The place of one part: `token#1.request`."""
    return f"{occurrence}.{part}"


def split_place(place: str) -> tuple[str, str]:
    """The occurrence and the part of a place, `token#1` and `request`; of a text without a dot the former is empty."""
    occurrence, _, part = place.rpartition(".")
    return occurrence, part


def step_of(place: str) -> str:
    """The step alone, `token`, of a place or of an occurrence."""
    return place.rsplit("#", 1)[0]


def place_of(event: RequestSent | ResponseSent) -> str:
    """Where decisions about a message are made."""
    return place_at(event.step, "request" if isinstance(event, RequestSent) else "response")


def sent_at(events: Iterable[Event], place: str) -> RequestSent | ResponseSent | None:
    """The message that was sent at a place; None where nothing was."""
    sent = (event for event in events if isinstance(event, (RequestSent, ResponseSent)))
    return next((event for event in sent if place_of(event) == place), None)
