"""The world of one play: everything that changes while it runs hangs on this object, so that runs never meet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from app.trace import Recorder
from app.wire.actor import Actor
from app.wire.chance import Chance
from app.wire.clock import Clock
from app.wire.moment import Moment
from app.wire.network import Network
from app.wire.schemes import Schemes
from app.wire.script import Script
from app.wire.taps import Tap

if TYPE_CHECKING:
    from collections.abc import Iterator

WsgiApp = Callable[..., Any]


class World:
    """One play in progress.

    `hosts` maps an origin such as `https://accounts.example` to (lane, WSGI app); the apps are shared by all plays and
    find their world in the WSGI environ (`here`). `taps` are what an attacker does with messages on their way.
    """

    def __init__(
        self,
        *,
        seed: int,
        switches: Mapping[str, str],
        script: Script,
        hosts: Mapping[str, tuple[str, WsgiApp]],
        names: Mapping[str, str],
        recorder: Recorder,
        taps: Sequence[Tap] = (),
    ) -> None:
        self.switches = switches
        self.script = script
        self.recorder = recorder
        self.names = names
        self.taps = taps
        self.schemes = Schemes()
        self.chance = Chance(seed)
        self.clock = Clock()
        self.network = Network(self, hosts)
        self.exchanges = 0
        self.last: int | None = None  # the seq of the latest event: what a person reacts to
        self._moments = [Moment()]
        self._actors: dict[str, Actor] = {}

    def actor(self, lane: str) -> Actor:
        """That lane's hold on this play, made on first use."""
        if lane not in self._actors:
            self._actors[lane] = Actor(self, lane)
        return self._actors[lane]

    @property
    def moment(self) -> Moment:
        """Where the play is now."""
        return self._moments[-1]

    @contextmanager
    def during(self, moment: Moment) -> Iterator[None]:
        """Be at `moment` for the length of a block; exchanges nest."""
        self._moments.append(moment)
        try:
            yield
        finally:
            self._moments.pop()

    def record(self, kind: type[Any], actor: str, at: Moment | None = None, **fields: Any) -> int:
        """Append one event where the play is, or at another moment, and return its seq."""
        moment = at or self._moments[-1]
        self.last = self.recorder.add(
            kind,
            at=self.clock.ms,
            actor=actor,
            cause=moment.cause,
            step=moment.step,
            exchange=moment.exchange,
            parent=moment.parent,
            **fields,
        )
        return self.last
