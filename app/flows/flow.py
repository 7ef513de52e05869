"""What a flow is: its steps in order, the phases that group them, who lives where, and the acts that drive it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.trace import Phase
from app.wire import Step, World

Hosts = Mapping[str, tuple[str, Callable[..., Any]]]


@dataclass(frozen=True)
class Flow:
    """One grant or protocol. `hosts` gives the apps for some switches; `prepare` sets out what everybody knows before
    the play begins; `play` drives the owner and her browser until the flow is over or stops.
    """

    id: str
    title: str
    spec: str
    steps: tuple[Step, ...]
    phases: tuple[Phase, ...]
    switches: tuple[str, ...]
    lanes: tuple[str, ...]
    hosts: Callable[[Mapping[str, str]], Hosts]
    prepare: Callable[[World], None]
    play: Callable[[World], None]

    def step(self, id: str) -> Step | None:
        """The step of that id."""
        return next((step for step in self.steps if step.id == id), None)

    @property
    def step_titles(self) -> dict[str, str]:
        """The title of each step, by id."""
        return {step.id: step.title for step in self.steps}
