"""The socket: what a page may ask of its stage, checked field by field, and the packets that it gets."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from flask import request
from flask_socketio import SocketIO, join_room, leave_room

from app.runs import RunError
from app.scenario import Library
from app.web.changes import decide, draft, play_by, switch
from app.web.opening import demand_mode, demand_whole, open_link
from app.web.predicting import judge
from app.web.stages import Stage, Stages

MAX_MESSAGE = 65_536
Ack = dict[str, Any]
Change = Callable[[Stage, dict[str, Any]], list[dict[str, Any]]]

# What a page can ask of its stage: the fields of the message, and what it does.
COMMANDS: tuple[tuple[str, tuple[str, ...], Change], ...] = (
    ("next", (), lambda stage, _: stage.move(min(stage.cursor + 1, stage.showing.total))),
    ("back", (), lambda stage, _: stage.move(max(stage.cursor - 1, 0))),
    ("goto", ("at",), lambda stage, asked: stage.move(demand_whole("at", asked.get("at")))),
    ("mode", ("mode",), lambda stage, asked: stage.set_mode(demand_mode(asked.get("mode")))),
    ("switch", ("set",), switch),
    ("fork", ("at", "do", "set", "seconds"), decide),
    ("people", ("people",), play_by),
)


class Json:
    """How packets become text: msgspec knows the structs of rows and details."""

    @staticmethod
    def dumps(value: Any, **_: Any) -> str:
        """Compact JSON."""
        return msgspec.json.encode(value).decode()

    @staticmethod
    def loads(text: str, **options: Any) -> Any:
        """What came from the page; anything malformed is refused by the library."""
        return json.loads(text, **options)


def demand_fields(asked: object, fields: Sequence[str]) -> dict[str, Any]:
    """An object with none but these fields; nothing at all is an empty one. Raises RunError that names the field."""
    if asked is None:
        return {}
    if not isinstance(asked, dict):
        raise RunError("message", "a message to the stage is an object")
    for name in asked:
        if name not in fields:
            taken = f"it takes {', '.join(fields)}" if fields else "it takes none"
            raise RunError(name[:40], f"this message has no field {name!r:.40}; {taken}")
    return asked


class StageSockets:
    """The events of the socket. Each answers `{ok: true}` or `{error: {field, message}}`; the stage goes on."""

    def __init__(self, socketio: SocketIO, library: Library, stages: Stages) -> None:
        self._io = socketio
        self._library = library
        self._stages = stages
        self._joined: dict[str, str] = {}
        socketio.on_event("join", self._guarded(("stage", "epoch", "after", "link"), self._join))
        socketio.on_event("draft", self._guarded(("at",), self._draft))
        socketio.on_event("predict", self._guarded(("n", "option"), self._predict))
        for name, fields, change in COMMANDS:
            socketio.on_event(name, self._guarded(fields, self._command(change)))
        socketio.on_event("open", self._guarded(("link", "at"), self._command(self._open)))
        socketio.on_event("disconnect", self._left)

    def _guarded(self, fields: Sequence[str], handle: Callable[[dict[str, Any]], Ack]) -> Callable[..., Ack]:
        """Bad input becomes an error that names its field; nothing else changes."""

        def handler(asked: Any = None, *_: Any) -> Ack:
            try:
                return handle(demand_fields(asked, fields))
            except RunError as error:
                return {"error": {"field": error.field, "message": str(error)}}

        return handler

    def _join(self, asked: dict[str, Any]) -> Ack:
        """Enter a stage: the one known, with what was missed, or one rebuilt from the link."""
        after = demand_whole("after", asked.get("after", 0))
        stage = self._stages.find(asked.get("stage"), asked.get("epoch"))
        missed = stage.missed(after) if stage else None
        if stage is not None and missed is not None:
            self._enter(stage)
            return {"ok": True, "stage": stage.id, "epoch": stage.epoch, "packets": missed}
        showing, cursor, mode, _ = open_link(self._library, asked.get("link"))
        stage = self._stages.open(showing, cursor, mode)
        self._enter(stage)
        answer = {"ok": True, "stage": stage.id, "epoch": stage.epoch, "n": 0, "packets": []}
        return answer if asked.get("stage") is None else {**answer, "snapshot": stage.snapshot()}

    def _enter(self, stage: Stage) -> None:
        sid = _sid()
        before = self._joined.get(sid)
        if before and before != stage.id:
            leave_room(before)
        self._joined[sid] = stage.id
        join_room(stage.id)

    def _left(self, *_: Any) -> None:
        self._joined.pop(_sid(), None)

    def _command(self, change: Change) -> Callable[..., Ack]:
        def handle(asked: dict[str, Any]) -> Ack:
            stage = self._here()
            self.send(stage, change(stage, asked))
            return {"ok": True}

        return handle

    def _here(self) -> Stage:
        stage = self._stages.find(self._joined.get(_sid()))
        if stage is None:
            raise RunError("stage", "this page has joined no stage; join comes first")
        return stage

    def send(self, stage: Stage, packets: list[dict[str, Any]]) -> None:
        """Send packets to everybody who follows a stage."""
        for packet in packets:
            self._io.emit("packet", packet, to=stage.id)

    def _draft(self, asked: dict[str, Any]) -> Ack:
        """What of a message can be edited; it changes nothing."""
        return {"ok": True, "draft": draft(self._here(), demand_whole("at", asked.get("at"), 1))}

    def _predict(self, asked: dict[str, Any]) -> Ack:
        """What is said of an answer to the question about the next message; it changes nothing."""
        return {"ok": True, "verdict": judge(self._here(), demand_whole("n", asked.get("n"), 1), asked.get("option"))}

    def _open(self, stage: Stage, asked: dict[str, Any]) -> list[dict[str, Any]]:
        """Go over to the run of a link and its place, or to message `at` as far as the run goes."""
        showing, cursor, mode, notices = open_link(self._library, asked.get("link"))
        at = cursor if asked.get("at") is None else demand_whole("at", asked["at"])
        stage.mode = mode
        return stage.show(showing, notices, at=at)


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]
