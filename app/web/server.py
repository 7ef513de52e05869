"""The Flask app: catalogue, stage, trace download, the list of checks, errors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec
from flask import Flask, Response, render_template, request
from flask_socketio import SocketIO
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from app import __version__
from app.explain import LEVELS, ledger
from app.explain.visible import visible_html
from app.folders import folder
from app.runs import RunError
from app.scenario import Library, listing
from app.web.addresses import demand_short
from app.web.answering import add_frame
from app.web.attacking import choices
from app.web.catalogue import beginnings, chapters
from app.web.comparing import add_comparing, lesson_cards
from app.web.matrix import add_matrix
from app.web.nearest import Nearest, nearest
from app.web.opening import PARTS, open_query
from app.web.reading import add_reading
from app.web.script import for_script
from app.web.security import IMPORT_MAP, protect
from app.web.sockets import MAX_MESSAGE, Json, StageSockets
from app.web.stages import Stages
from app.web.statics import with_static_files

LARGER = "a larger run is shared as a file"
STATIC_IMPORT = re.compile(r"""^(?:import|export)\b[^;"'(]*["'](\.[^"']+)["']""", re.MULTILINE)


def create_app(library: Library, origins: Sequence[str]) -> tuple[Flask, SocketIO]:
    """The app and its socket server. `origins` are the addresses that it is served at; no other may use the socket."""
    app = Flask("grantscope", static_folder=None, template_folder=str(folder("templates")))
    app.wsgi_app = with_static_files(app.wsgi_app)  # type: ignore[method-assign, assignment]
    app.config["MAX_CONTENT_LENGTH"] = MAX_MESSAGE
    app.config["TRUSTED_HOSTS"] = [origin.partition("://")[2].rpartition(":")[0] for origin in origins]
    app.jinja_env.globals["version"] = __version__
    app.jinja_env.finalize = _finalized
    protect(app)
    _add_pages(app, library)
    add_reading(app, library)
    add_comparing(app, library)
    add_matrix(app, library)
    _add_errors(app, library)
    socketio = SocketIO(
        app,
        async_mode="gevent",
        transports=["websocket"],
        cors_allowed_origins=list(origins),
        max_http_buffer_size=MAX_MESSAGE,
        async_handlers=False,  # one page's commands are handled in the order in which they came
        json=Json,
    )
    stages = Stages()
    sockets = StageSockets(socketio, library, stages)
    add_frame(app, stages, origins, sockets.send)
    return app, socketio


def _finalized(value: object) -> object:
    """What a template writes: a text with its hidden characters shown, as everywhere on the page; markup as it is."""
    return visible_html(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _add_pages(app: Flask, library: Library) -> None:
    @app.get("/")
    def catalogue() -> str:
        """The scenarios to choose from."""
        return render_template(
            "catalogue.html", beginnings=beginnings(library), chapters=chapters(library), lessons=lesson_cards(library)
        )

    @app.get("/s/<name>")
    def stage(name: str) -> str:
        """The stage of one run, with its first snapshot inside: the page draws before any socket is open."""
        demand_short(LARGER)
        showing, cursor, mode, notices = open_query(library, name, request.args)
        snapshot = msgspec.json.encode(showing.snapshot(cursor, cursor, mode, notices)).decode()
        return render_template(
            "stage.html",
            title=showing.scenario.title,
            summary=showing.scenario.content.summary,
            attacks=choices(library, showing.run, showing.scenario),
            snapshot=for_script(snapshot),
            importmap=Markup(IMPORT_MAP),
            modules=modules(),
        )

    @app.get("/api/runs/<name>")
    def trace(name: str) -> Response:
        """The trace of a run: the same bytes as `grantscope run --format json`."""
        demand_short(LARGER)
        showing, _, _, _ = open_query(library, name, request.args)
        headers = {"Content-Disposition": f'attachment; filename="{showing.scenario.name}.json"'}
        return Response(showing.trace.to_json(), 200, headers, content_type="application/json")

    @app.get("/api/scenarios")
    def scenarios() -> Response:
        """The catalogue as JSON: the scenarios of `grantscope list --json`."""
        return Response(msgspec.json.encode(listing(library)), content_type="application/json")

    @app.get("/checks")
    def checks() -> str:
        """Every check that can be made, to read and to link to: `/checks#token.pkce.verify`."""
        return render_template("checks.html", parts=ledger(), levels=LEVELS)

    @app.get("/api/checks")
    def checks_as_json() -> Response:
        """The same as `grantscope checks --json`."""
        return Response(msgspec.json.encode(ledger()), content_type="application/json")


@lru_cache(maxsize=1)
def modules() -> list[str]:
    """Our modules that the first diagram needs, to be fetched at once instead of one after the other."""
    source = (folder("static") / "js").resolve()
    found = [source / "main.js"]
    for path in found:  # grows while it is walked
        imported = (path.parent / name for name in STATIC_IMPORT.findall(path.read_text(encoding="utf-8")))
        found += [each for each in dict.fromkeys(each.resolve() for each in imported) if each not in found]
    return [f"/static/js/{path.relative_to(source).as_posix()}" for path in found]


def _add_errors(app: Flask, library: Library) -> None:
    @app.errorhandler(RunError)
    def bad_run(error: RunError) -> tuple[str, int]:
        """A link that cannot be played: what is wrong, where, and what would be right."""
        status = 404 if error.field == "scenario" else 414 if error.field == "link" else 400
        said = "This run cannot be shown", str(error), error.field, _nearest(library), error.lesson
        return _problem(status, *said), status

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> tuple[str, int]:
        """Everything else that HTTP knows to be wrong."""
        status = error.code or 500
        return _problem(status, error.name, error.description or "", None), status


def _nearest(library: Library) -> Nearest | None:
    """What to offer where a stage was asked for."""
    if request.endpoint != "stage" or not request.view_args:
        return None
    return nearest(library, request.view_args["name"], request.args.to_dict(flat=False))


def _problem(
    status: int, title: str, message: str, field: str | None, instead: Nearest | None = None, lesson: str = ""
) -> str:
    return render_template(
        "error.html",
        status=status,
        title=title,
        message=message,
        field=field,
        about=PARTS.get((field or "").partition(" ")[0], ""),
        instead=instead,
        lesson=lesson,
        names=[PARTS.get(part, part) for part in instead.without] if instead else [],
    )
