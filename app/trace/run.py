"""The run: everything that decides a trace, small enough for a link (DESIGN section 1)."""

from __future__ import annotations

from typing import Any

import msgspec

RUN_VERSION = 1
MAX_SEED = 2**53 - 1  # what a JSON number carries exactly in every language


class RunDecision(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a person, or the scenario, did at one place.

    `at` is `step#occurrence.request`, `.response` or `.answer`; `do` is answer, edit, drop, replay or delay;
    `set` are the fields of an answer or the paths of an edit; `ms` is the length of a delay.
    """

    at: str
    do: str
    set: dict[str, Any] = {}
    ms: int = 0


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A run as a value. `switches` holds only what differs from the scenario; `people` are lanes played by a person.

    `attack` is one that the scenario does not have by itself, or "none" for a scenario of an attack without it.
    """

    v: int = RUN_VERSION
    scenario: str
    digest: str = ""
    switches: dict[str, str] = {}
    attack: str | None = None
    seed: int = 1
    people: tuple[str, ...] = ()
    decisions: tuple[RunDecision, ...] = ()
