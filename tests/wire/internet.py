"""A little internet of tiny Flask apps to send messages through, and what to read off it afterwards."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import Flask, Response, request

from app.trace import Recorder, RequestSent, ResponseSent, RunDecision
from app.trace.messages import header
from app.wire import Script, Step, World

WEB, SHOP, APP = "https://web.example", "https://shop.example", "http://127.0.0.1:51004"
Wsgi = Callable[..., Any]


def internet(
    hosts: Mapping[str, tuple[str, Wsgi]] | None = None,
    decisions: Sequence[RunDecision] = (),
    steps: Sequence[Step] = (),
    people: Sequence[str] = (),
) -> World:
    """A world with these apps, by default an echo at each of three origins."""
    return World(
        seed=1,
        switches={},
        script=Script(steps, decisions, people),
        hosts=hosts or {WEB: ("web", echo()), SHOP: ("shop", echo()), APP: ("app", echo())},
        names={},
        recorder=Recorder(),
    )


def echo() -> Flask:
    """Answers any request at once, and redirects where `to` and `with` of the query say."""
    app = Flask("echo", static_folder=None)

    @app.route("/", defaults={"path": ""}, methods=["GET", "POST", "PUT"])
    @app.route("/<path:path>", methods=["GET", "POST", "PUT"])
    def answer(path: str) -> Response:
        location = request.args.get("to")
        if location is not None:
            return Response("", int(request.args.get("with", "302")), {"Location": location})
        return Response(f"<title>{path}</title>", content_type="text/html; charset=utf-8")

    return app


def saying(body: str | bytes = b"", status: int = 200, headers: Sequence[tuple[str, str]] = ()) -> Wsgi:
    """The smallest app there is: it says this to every request, and tidies nothing up."""

    def app(_: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        start_response(f"{status} Whatever", list(headers))
        return [body.encode() if isinstance(body, str) else body]

    return app


def requests(world: World) -> list[RequestSent]:
    """Every request that went over the wire."""
    return [event for event in world.recorder.events if isinstance(event, RequestSent)]


def responses(world: World) -> list[ResponseSent]:
    """Every response that went over the wire."""
    return [event for event in world.recorder.events if isinstance(event, ResponseSent)]


def transcript(world: World) -> list[str]:
    """`GET https://web.example/` and `302`, in order."""
    return [
        f"{event.method} {event.url}" if isinstance(event, RequestSent) else str(event.status)
        for event in world.recorder.events
        if isinstance(event, (RequestSent, ResponseSent))
    ]


def sent(world: World, name: str) -> list[str | None]:
    """One header of every request, in order."""
    return [header(request.message, name) for request in requests(world)]
