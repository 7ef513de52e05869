"""The in-process network: carries each message to the app of its host, records it, and lets people interfere.

This is the one place where decisions about messages (edit, drop, replay, delay) and an attacker's taps take effect.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import unquote_to_bytes, urlsplit

import httpx2
import msgspec
from flask import request as flask_request
from werkzeug.test import run_wsgi_app

from app.trace import Body, Decision, Fault, Request, RequestSent, Response, ResponseSent, RunDecision
from app.trace.edits import write
from app.trace.messages import Channel, Message
from app.trace.paths import PathError, split_url
from app.trace.places import Part, place_at
from app.wire.clock import MESSAGE_MS
from app.wire.moment import Moment
from app.wire.taps import Tap, deed

if TYPE_CHECKING:
    from app.wire.world import World

ENVIRON_KEY = "grantscope.world"
M = TypeVar("M", Request, Response)


class WireFault(Exception):
    """The message never arrived: it was dropped, or nobody answers at that address."""


class NoSuchHost(WireFault):
    """No app is at home at this origin."""


def here() -> World:
    """The world of the play that the current request belongs to; for use inside the servers' views."""
    return cast("World", flask_request.environ[ENVIRON_KEY])


class Network:
    """Origin to (lane, app). Origins are `scheme://host[:port]`."""

    def __init__(self, world: World, hosts: Mapping[str, tuple[str, Callable[..., Any]]]) -> None:
        self._world = world
        self._hosts = hosts

    def carry(self, sender: str, channel: Channel, sent: Request, cause: int | None = None) -> tuple[Response, Moment]:
        """Carry one request and bring its response back; the moment's `cause` is the response's seq.

        Raises WireFault when the request or the response is lost, NoSuchHost when nobody lives there.
        """
        lane, _ = self._at_home(sent.url)
        world = self._world
        first: tuple[Response, Moment] | None = None
        while True:
            step = world.script.name_exchange(sender, lane, sent)
            decisions = world.script.decided(step, "request")
            outcome = self._exchange(sender, lane, channel, sent, step, decisions, cause)
            first = first or outcome  # what is repeated on the way, the sender knows nothing of
            if all(decision.do != "replay" for decision in decisions):
                return first
            place = place_at(step, "request")
            world.record(Fault, sender, world.moment, to=lane, place=place, what="repeated", milliseconds=0)

    def _at_home(self, url: str) -> tuple[str, Callable[..., Any]]:
        split = split_url(url)
        home = self._hosts.get(f"{split.scheme}://{split.netloc}")
        if home is None:
            raise NoSuchHost(f"nobody answers at {split.scheme}://{split.netloc}")
        return home

    def _exchange(
        self,
        sender: str,
        lane: str,
        channel: Channel,
        sent: Request,
        step: str,
        decisions: list[RunDecision],
        cause: int | None,
    ) -> tuple[Response, Moment]:
        world = self._world
        outer = world.moment
        world.exchanges += 1
        moment = Moment(step, world.exchanges, outer.exchange, cause or outer.cause)
        passed_on, lost = self._interfere(sent, decisions, moment, sender, lane, "request")
        lane, app = self._at_home(passed_on.url)  # an edit may have changed the address
        seq = self._record(RequestSent, passed_on, sent, moment, sender, lane, channel)
        world.clock.advance(MESSAGE_MS)
        if lost:
            raise WireFault("the request was lost on the way")
        with world.during(Moment(step, moment.exchange, moment.parent, seq)):
            answered = call(app, passed_on, world)
            inner = world.moment
            at_response = world.script.decided(step, "response")
            returned, lost = self._interfere(answered, at_response, inner, lane, sender, "response")
            back = self._record(ResponseSent, returned, answered, inner, lane, sender, channel)
        world.clock.advance(MESSAGE_MS)
        if lost:
            raise WireFault("the response was lost on the way")
        return returned, Moment(step, moment.exchange, moment.parent, back)

    def _record(
        self, kind: type[Any], message: Message, original: Message, at: Moment, sender: str, to: str, channel: Channel
    ) -> int:
        """Leave the message as it goes on, and as it was when somebody changed it."""
        tampered = message is not original
        return self._world.record(
            kind,
            sender,
            at,
            to=to,
            channel=channel,
            **msgspec.structs.asdict(message),
            tampered=tampered,
            original=original if tampered else None,
        )

    def _interfere(
        self, message: M, decisions: list[RunDecision], at: Moment, sender: str, to: str, part: Part
    ) -> tuple[M, bool]:
        """Apply what people decided, then what an attacker on the line does; says whether the message is lost.

        Each leaves an event just before the message.
        """
        place = place_at(at.step, part)
        lost = False
        for decision in decisions:
            if decision.do == "edit":
                message = self._edit(message, decision, at, sender, to, place)
            elif decision.do == "delay":
                self._world.clock.advance(decision.ms)
                fields: dict[str, Any] = {"to": to, "place": place, "what": "delayed", "milliseconds": decision.ms}
                self._world.record(Fault, sender, at, **fields)
            elif decision.do == "drop":
                lost = True
                self._world.record(Fault, sender, at, to=to, place=place, what="dropped", milliseconds=0)
        for tap in self._world.taps:
            if not lost and tap.meets(place, self._world.switches):
                message, lost = self._tapped(message, tap, at, sender, to, place)
        return message, lost

    def _tapped(self, message: M, tap: Tap, at: Moment, sender: str, to: str, place: str) -> tuple[M, bool]:
        """Let an attacker read, change or keep a message: the decision goes from whom it is taken to who takes it."""
        changed = tap.act(self._world, message)
        did, what = deed(message, changed)
        fields: dict[str, Any] = {"to": tap.lane, "by": "attacker", "place": place, "question": did, "answer": what}
        self._world.record(Decision, sender, at, **fields)
        if changed is None:
            self._world.record(Fault, sender, at, to=to, place=place, what="dropped", milliseconds=0)
            return message, True
        return cast("M", message if changed == message else changed), False

    def _edit(self, message: M, decision: RunDecision, at: Moment, sender: str, to: str, place: str) -> M:
        answer: dict[str, Any] = dict(decision.set)
        edited = message
        for path, value in decision.set.items():
            try:
                changed = write(edited, path, None if value is None else str(value))
                if isinstance(changed, Request):
                    self._at_home(changed.url)
                edited = cast("M", changed)
            except (PathError, NoSuchHost) as error:
                answer[path] = f"not applied: {error}"
        by = self._world.script.by(decision)
        fields: dict[str, Any] = {"to": to, "by": by, "place": place, "question": "edit", "answer": answer}
        self._world.record(Decision, sender, at, **fields)
        return message if edited == message else edited  # nothing was edited where nothing was found


def call(app: Callable[..., Any], message: Request, world: World) -> Response:
    """Give one request to a WSGI app (PEP 3333) and collect its response."""
    chunks, status, headers = run_wsgi_app(app, environ(message, world), buffered=True)
    content = b"".join(chunks)
    fields = tuple((name, _in_order(value) if name == "Allow" else value) for name, value in headers.to_wsgi_list())
    return Response(int(status.split(" ", 1)[0]), fields, Body.of(content))


def _in_order(methods: str) -> str:
    """Werkzeug writes Allow from a set, whose order is another in every process."""
    return ", ".join(sorted(methods.split(", ")))


def environ(message: Request, world: World) -> dict[str, Any]:
    """The WSGI environ of a message, with the world beside it; the query stays as it was sent."""
    url = urlsplit(message.url)
    content = message.body.content if message.body else b""
    found: dict[str, Any] = {
        "REQUEST_METHOD": message.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(url.path or "/").decode("latin-1"),
        "QUERY_STRING": url.query.encode().decode("latin-1"),
        "SERVER_NAME": url.hostname or "",
        "SERVER_PORT": str(url.port or (443 if url.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": url.scheme,
        "wsgi.input": io.BytesIO(content),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        ENVIRON_KEY: world,
    }
    for name, value in message.headers:
        key = name.upper().replace("-", "_")
        key = key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}"
        octets = value.encode().decode("latin-1")  # PEP 3333: each character is one byte
        found[key] = f"{found[key]}, {octets}" if key in found else octets
    return found


class Transport(httpx2.BaseTransport):
    """What an actor's HTTP client speaks through: the back channel."""

    def __init__(self, world: World, sender: str) -> None:
        self._world = world
        self._sender = sender

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Carry the request; a lost one surfaces as httpx2.ConnectError. The moment is in `extensions["moment"]`."""
        headers = tuple((_title(name), value) for name, value in request.headers.multi_items())
        sent = Request(request.method, str(request.url), headers, Body.of(request.read()))
        try:
            response, moment = self._world.network.carry(self._sender, "back", sent)
        except WireFault as fault:
            raise httpx2.ConnectError(str(fault), request=request) from fault
        content = response.body.content if response.body else b""
        fields = [(name.encode(), value.encode()) for name, value in response.headers]
        try:
            return httpx2.Response(response.status, headers=fields, content=content, extensions={"moment": moment})
        except httpx2.DecodingError as fault:
            raise httpx2.ConnectError(f"the response cannot be read: {fault}", request=request) from fault


def _title(name: str) -> str:
    """Header names as people write them: `content-type` is shown as `Content-Type`."""
    return "-".join(part.capitalize() for part in name.split("-"))
