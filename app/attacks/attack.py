"""What an attack is: the attacker's lanes, hosts, steps and doings, a goal that the trace proves, and what stops it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.flows.flow import Hosts
from app.trace import Lane, Phase, Trace
from app.wire import Step, Tap, World


@dataclass(frozen=True)
class Defence:
    """One value of one switch that stops the attack, all else being as weak as before.

    `check` is the id of the check that stops it, made on the message at `at` (`stolen_token#1.request`) by the actor
    `who`; that exchange is answered with `status` and, where there is one, the error code `error`. Where no check is
    needed, because what the attacker waits for never comes, these four are empty and `sentence` says why.
    """

    switch: str
    value: str
    who: str
    sentence: str
    check: str = ""
    at: str = ""
    status: int = 0
    error: str = ""


@dataclass(frozen=True)
class Reached:
    """Whether a goal was reached; `seq` is the event that proves it, and `sentence` says what it shows."""

    reached: bool
    seq: int | None = None
    sentence: str = ""


def _nothing(_: World) -> None:
    """What an attacker prepares who needs nothing."""


@dataclass(frozen=True)
class Attack:
    """An attacker's behaviour, laid over one of `flows`.

    `aim` is the goal in words, `goal` finds it in a trace. `needs` are the switches without which the attack makes no
    sense, `weak` those that are defences, all off. `promised` names the presets that have a defence on, each with the
    section that has it. `victim` and `attacker` tell the whole from either side, `remains` what no check of the
    protocol stops. `switches` are knobs of the attack besides those of its flow. Without a `script` the flow's
    own play drives.
    """

    id: str
    title: str
    spec: tuple[str, ...]
    flows: tuple[str, ...]
    aim: str
    goal: Callable[[Trace], Reached]
    weak: Mapping[str, str]
    stops: tuple[Defence, ...]
    lanes: tuple[Lane, ...]
    victim: str
    attacker: str
    remains: str
    needs: Mapping[str, str] = field(default_factory=dict)
    promised: Mapping[str, str] = field(default_factory=dict)
    switches: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    phases: tuple[Phase, ...] = ()
    hosts: Callable[[Mapping[str, str]], Hosts] = lambda _: {}
    prepare: Callable[[World], None] = _nothing
    script: Callable[[World], None] | None = None
    taps: tuple[Tap, ...] = ()

    @property
    def lesson(self) -> str:
        """The name of the scenario that shows it."""
        return f"attack-{self.id}"
