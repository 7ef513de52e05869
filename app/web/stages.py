"""Stages: one viewing of a run each, with a cursor and a numbered log of packets for those who reconnect.

A lone stage lives in memory, bounded in number and time; one that is gone is rebuilt from its link (DESIGN section 6).
"""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.runs import RunError
from app.trace import Decision, Run
from app.web.showing import Mode, Showing, common_rows

MAX_STAGES = 500
MAX_LOG = 512
MAX_OFFERS = 16
TTL_SECONDS = 4 * 3600


@dataclass
class Stage:
    """A showing, where its cursor stands, what has been revealed, and the packets sent so far."""

    showing: Showing
    cursor: int
    revealed: int
    mode: Mode
    id: str = field(default_factory=lambda: secrets.token_urlsafe(12))
    epoch: str = field(default_factory=lambda: secrets.token_urlsafe(6))
    n: int = 0
    log: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=MAX_LOG))
    offers: OrderedDict[str, tuple[Run, Decision]] = field(default_factory=OrderedDict)
    seen: float = field(default_factory=time.monotonic)

    def missed(self, after: int) -> list[dict[str, Any]] | None:
        """The packets after number `after`; None when some of them are no longer kept."""
        if after > self.n or (self.log and after < self.log[0]["n"] - 1) or (not self.log and after < self.n):
            return None
        return [packet for packet in self.log if packet["n"] > after]

    def snapshot(self, notices: Sequence[str] = ()) -> dict[str, Any]:
        """The whole of what a page needs now."""
        return self.showing.snapshot(self.cursor, self.revealed, self.mode, notices)

    def move(self, at: int) -> list[dict[str, Any]]:
        """Put the cursor at message `at`, revealing what has not been seen; returns the packets to send."""
        if not 0 <= at <= self.showing.total:
            raise RunError("at", f"at is {at}; this run has messages 0 to {self.showing.total}")
        packets = []
        if at > self.revealed:
            hidden = self.mode != "open"
            part = self.showing.part(self.revealed, at if hidden else self.revealed)
            fresh = {
                "details": self.showing.details_between(self.revealed + 1, at),
                "texts": self.showing.texts_between(self.revealed + 1, at),
                **self.showing.opened_between(self.revealed, at),
            }
            self.revealed = at
            told: dict[str, Any] = {"fork": self.showing.fork(at, self.mode)} if hidden else {}
            if hidden and at == self.showing.total:
                told["attack"] = self.showing.attack(at, self.mode)
            if self.mode == "predict":
                told["question"] = self.showing.asked(at, self.mode)
            packets.append(self._packet("reveal", to=at, **fresh, **part, **told))
        self.cursor = at
        packets.append(self._packet("cursor", at=at))
        return packets

    def show(
        self, showing: Showing, notices: Sequence[str] = (), *, at: int | None = None, name: str = ""
    ) -> list[dict[str, Any]]:
        """Go over to another run; the common prefix is kept. The cursor stays as far as its place exists, or goes to
        `at`. `name` is what was done to come from the one run to the other. Raises RunError, before anything is
        changed, for a run that fits into no link.
        """
        change = {"name": name, "from": self.showing.link} if name and showing.link != self.showing.link else None
        keep = common_rows(self.showing.story, showing.story)
        self.showing = showing
        self.cursor = min(self.cursor if at is None else at, showing.total)
        self.revealed = self.cursor if self.mode != "open" else max(self.cursor, min(self.revealed, showing.total))
        return [self._packet("trace", keep=keep, change=change, snapshot=self.snapshot(notices))]

    def offer(self, asked: Decision) -> str:
        """A token with which one answer to `asked` can be given, as long as this run is the one that is shown."""
        token = secrets.token_urlsafe(18)
        self.offers[token] = (self.showing.run, asked)
        while len(self.offers) > MAX_OFFERS:
            self.offers.popitem(last=False)
        return token

    def take(self, token: str) -> Decision | None:
        """What the token stands for; it is worth nothing afterwards."""
        run, asked = self.offers.pop(token, (None, None))
        return asked if run == self.showing.run else None

    def set_mode(self, mode: Mode) -> list[dict[str, Any]]:
        """Hide or show what is to come, or predict it. Hiding takes back what lies after the cursor."""
        self.mode = mode
        if mode != "open":
            self.revealed = self.cursor
        return [self._packet("trace", keep=0, change=None, snapshot=self.snapshot())]

    def _packet(self, kind: str, **content: Any) -> dict[str, Any]:
        self.n += 1
        packet = {"stage": self.id, "epoch": self.epoch, "n": self.n, "kind": kind, **content}
        self.log.append(packet)
        return packet


class Stages:
    """All stages of this process; the one unused longest goes first."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._stages: OrderedDict[str, Stage] = OrderedDict()
        self._clock = clock

    def open(self, showing: Showing, cursor: int, mode: Mode) -> Stage:
        """A new stage."""
        stage = Stage(showing, cursor, cursor, mode, seen=self._clock())
        self._stages[stage.id] = stage
        self._tidy()
        return stage

    def find(self, id: object, epoch: object = None) -> Stage | None:
        """The stage of that id, and of that epoch where one is named."""
        stage = self._stages.get(id) if isinstance(id, str) else None
        if stage is None or (epoch is not None and stage.epoch != epoch):
            return None
        stage.seen = self._clock()
        self._stages.move_to_end(stage.id)
        return stage

    def _tidy(self) -> None:
        stale = self._clock() - TTL_SECONDS
        for id, stage in list(self._stages.items()):
            if stage.seen < stale or len(self._stages) > MAX_STAGES:
                del self._stages[id]
