"""What a switch is, and what it is for two of them to exclude each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Switch:
    """A named knob; `short` is its name on a chip. `values` maps each value, weak to strong, to its meaning."""

    name: str
    title: str
    short: str
    default: str
    enforced_by: str
    meaning: str
    spec: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class Conflict:
    """Two settings that exclude each other, and the nearest legal value of the second."""

    first: str
    second: str
    nearest: str
    why: str


class SwitchError(ValueError):
    """A switch or value that does not exist, or two that exclude each other. `field` is the switch."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class Constraint:
    """A rule between two switches: `holds` says whether two values go together."""

    first: str
    second: str
    holds: Callable[[str, str], bool]
    why: str
