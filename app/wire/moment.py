"""Where a play is, as a value that events are stamped with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a play is: the step, the exchange with the one around it, and the event that led here."""

    step: str = ""
    exchange: int | None = None
    parent: int | None = None
    cause: int | None = None
