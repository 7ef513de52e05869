"""A play that is held right before one of its requests arrives, so that another can be sent in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any

from app.flows import FLOWS
from app.switches import resolve
from app.trace import Recorder, Request, RequestSent, Response
from app.wire import PlayEnds, Script, World
from app.wire.network import call
from tests.playing import library

Wsgi = Callable[..., Any]
Shelves = dict[str, dict[str, Any]]


class Held:
    """The scenario, played until its `at`-th request (from 1) is about to arrive; `over` where it has fewer."""

    def __init__(self, scenario: str, at: int, switches: Mapping[str, str] | None = None) -> None:
        flow = FLOWS[library()[scenario].flow]
        settings = resolve(library()[scenario].switches, switches or {})
        self._left: int | None = at
        self.hosts = flow.hosts(settings)
        hosts = {origin: (lane, self._holding(app)) for origin, (lane, app) in self.hosts.items()}
        self.world = World(
            seed=1,
            switches=settings,
            script=Script(flow.steps, (), ()),
            hosts=hosts,
            names={},
            recorder=Recorder(),
        )
        flow.prepare(self.world)
        with suppress(PlayEnds):
            flow.play(self.world)
        self.over = bool(self._left)
        self._left = None

    def _holding(self, app: Wsgi) -> Wsgi:
        def held(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            if self._left is not None:
                self._left -= 1
                if not self._left:
                    raise PlayEnds
            return app(environ, start_response)

        return held

    @property
    def message(self) -> Request:
        """The request that was about to arrive."""
        return [event.message for event in self.world.recorder.events if isinstance(event, RequestSent)][-1]

    @property
    def origin(self) -> str:
        """Where it was going."""
        return next(origin for origin in self.hosts if self.message.url.startswith(f"{origin}/"))

    def _shelves(self) -> dict[str, Shelves]:
        """What everybody remembers now. What lies on a shelf is frozen, so the shelves alone are worth copying."""
        actors = self.world._actors.items()
        return {lane: {name: dict(shelf) for name, shelf in actor._shelves.items()} for lane, actor in actors}

    def answer(self, origin: str, request: Request) -> Response:
        """What the server at home there answers to a request in place of the one that was to arrive.

        Afterwards nobody remembers it.
        """
        before, events = self._shelves(), len(self.world.recorder.events)
        try:
            return call(self.hosts[origin][1], request, self.world)
        finally:
            for lane, actor in self.world._actors.items():
                actor._shelves = before.get(lane, {})
            del self.world.recorder.events[events:]
