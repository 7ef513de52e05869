"""The socket: what a page may ask of its stage, checked field by field, and the packets that it gets."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec
from flask import request
from flask_socketio import SocketIO, join_room, leave_room
from simple_websocket import ws as websocket_module

from app.runs import RunError, parse_link
from app.runs.links import MAX_LINK, parse_settings
from app.scenario import Library, Scenario
from app.switches import settle, suggest
from app.web.showing import MODES, Mode, Showing, show
from app.web.stages import Stage, Stages

MAX_MESSAGE = 65_536
Ack = dict[str, Any]


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


class LinkQuery(dict[str, list[str]]):
    """The query of a link that came over the socket."""

    def get(self, key: str, default: Any = None) -> Any:
        """The first value."""
        found = super().get(key)
        return found[0] if found else default

    def getlist(self, key: str) -> list[str]:
        """All values."""
        return super().get(key) or []


def demand_whole(field: str, value: object, low: int = 0) -> int:
    """A whole number from `low` up. Raises RunError that names the field."""
    if isinstance(value, bool) or not isinstance(value, int) or value < low:
        raise RunError(field, f"{field} is {value!r:.40}; it is a whole number from {low} up")
    return value


def demand_mode(value: object) -> Mode:
    """`open` or `hidden`. Raises RunError."""
    for mode in MODES:
        if value == mode:
            return mode
    raise RunError("mode", f"mode is {value!r:.40}; it is one of {', '.join(MODES)}")


def find_scenario(library: Library, name: str) -> Scenario:
    """The scenario of that name. Raises RunError with a suggestion."""
    if name not in library:
        raise RunError("scenario", f"no scenario is called {name[:60]!r}{suggest(name, library)}")
    return library[name]


def open_link(library: Library, link: object) -> tuple[Showing, int, Mode, list[str]]:
    """The showing, cursor, mode and notices of a link `/s/…?…`. Raises RunError that names the field."""
    if not isinstance(link, str) or not link.startswith("/s/"):
        raise RunError("link", "link is the address of a run: /s/SCENARIO?…")
    if len(link) > MAX_LINK:
        raise RunError("link", f"link has {len(link)} characters; at most {MAX_LINK} are read")
    address = urlsplit(link)
    query = LinkQuery(parse_qs(address.query, keep_blank_values=True))
    return open_query(library, unquote(address.path.removeprefix("/s/")), query)


def open_query(library: Library, name: str, query: Any) -> tuple[Showing, int, Mode, list[str]]:
    """The same from a scenario's name and a query."""
    scenario = find_scenario(library, name)
    run, notices = parse_link(scenario, query)
    showing = show(run, scenario)
    return showing, parse_at(query.get("at"), showing.total), demand_mode(query.get("mode") or "open"), notices


def parse_at(text: str | None, total: int) -> int:
    """The message number of a link: 0 when absent. Raises RunError."""
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) < 7 and int(text) <= total):
        raise RunError("at", f"at is {text[:40]!r}; this run has messages 0 to {total}")
    return int(text)


class StageSockets:
    """The events of the socket. Each answers `{ok: true}` or `{error: {field, message}}`; the stage goes on."""

    def __init__(self, socketio: SocketIO, library: Library, stages: Stages) -> None:
        self._io = socketio
        self._library = library
        self._stages = stages
        self._joined: dict[str, str] = {}
        socketio.on_event("join", self._guarded(self._join))
        for name, change in (
            ("next", lambda stage, _: stage.move(min(stage.cursor + 1, stage.showing.total))),
            ("back", lambda stage, _: stage.move(max(stage.cursor - 1, 0))),
            ("goto", lambda stage, asked: stage.move(demand_whole("at", asked.get("at")))),
            ("mode", lambda stage, asked: stage.set_mode(demand_mode(asked.get("mode")))),
            ("switch", self._switch),
        ):
            socketio.on_event(name, self._guarded(self._command(change)))
        socketio.on_event("disconnect", self._left)

    def _guarded(self, handle: Callable[[dict[str, Any]], Ack]) -> Callable[..., Ack]:
        """Bad input becomes an error that names its field; nothing else changes."""

        def handler(asked: Any = None, *_: Any) -> Ack:
            try:
                if asked is not None and not isinstance(asked, dict):
                    raise RunError("message", "a message to the stage is an object")
                return handle(asked or {})
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

    def _command(self, change: Callable[[Stage, dict[str, Any]], list[dict[str, Any]]]) -> Callable[..., Ack]:
        def handle(asked: dict[str, Any]) -> Ack:
            stage = self._stages.find(self._joined.get(_sid()))
            if stage is None:
                raise RunError("stage", "this page has joined no stage; join comes first")
            for packet in change(stage, asked):
                self._io.emit("packet", packet, to=stage.id)
            return {"ok": True}

        return handle

    def _switch(self, stage: Stage, asked: dict[str, Any]) -> list[dict[str, Any]]:
        """Play the run with other switches; what conflicts with them moves along, and the page is told."""
        settings = asked.get("set")
        if not isinstance(settings, dict) or not settings or len(settings) > 50:
            raise RunError("set", "set is an object of switches and values")
        wanted = parse_settings([f"{name}:{value}" for name, value in settings.items()], ":")
        switches, notices = settle({**stage.showing.trace.head.switches, **wanted}, wanted)
        run = msgspec.structs.replace(stage.showing.run, switches=switches)
        return stage.show(show(run, stage.showing.scenario), notices)


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]


def send_whole_frames() -> None:
    """Let simple-websocket write whole frames: its one `send` may write a part only (its issue 45)."""
    whole = websocket_module.Base.send

    def send(self: Any, data: str | bytes) -> None:
        if not self.connected:
            whole(self, data)  # raises what the library raises for a closed connection
            return
        event = websocket_module.TextMessage if isinstance(data, str) else websocket_module.BytesMessage
        self.sock.sendall(self.ws.send(event(data=data)))

    websocket_module.Base.send = send
