"""The frame in which the person's browser is shown, and the one address that takes what a form in it sends.

The frame is sandboxed, so its forms come from nowhere (`Origin: null`); what lets one in is a token of the stage that
is good for one answer. The answer becomes a decision, and nothing else of what was typed is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flask import Flask, Response, request

from app.runs import RunError
from app.runs.answers import answered
from app.web.captured import headers, plain, shown
from app.web.changes import answer
from app.web.stages import Stage, Stages
from app.web.windows import Seen

HTML = "text/html; charset=utf-8"


def add_frame(app: Flask, stages: Stages, origins: Sequence[str], send: Callable[[Stage, list[Any]], None]) -> None:
    """Add the page of a stop and the address of its forms; `send` tells everybody who follows the stage."""

    @app.get("/stages/<id>/pages/<int:n>")
    def framed_page(id: str, n: int) -> Response:
        """The page in the window after message `n`."""
        stage = stages.find(id)
        seen = _seen(stage, n) if stage else None
        if stage is None or seen is None:
            return _said("There is nothing to show here. Reload the page around this frame.", 404)
        if seen.asked is None or seen.form is None:
            return Response(shown(seen.html), 200, headers(answers=False), content_type=HTML)
        action = f"/stages/{id}/answer/{stage.offer(seen.asked)}"
        return Response(shown(seen.html, action, seen.form), 200, headers(answers=True), content_type=HTML)

    @app.post("/stages/<id>/answer/<token>")
    def take_answer(id: str, token: str) -> Response:
        """Take one form: the run goes on, and the frame stays as it is until the page around it shows the next."""
        if request.headers.get("Origin") not in {"null", *origins}:
            return _said("A form of another site is not taken.", 403)
        stage = stages.find(id)
        asked = stage.take(token) if stage else None
        if stage is None or asked is None:
            return _said("This form was sent before, or belongs to another run.", 410)
        try:
            send(stage, answer(stage, answered(asked, request.form.to_dict(flat=False))))
        except RunError as error:
            return _said(f"{error.field}: {error}", 400)
        return Response(status=204)


def _seen(stage: Stage, n: int) -> Seen | None:
    """What is seen after message `n`, where that has been revealed."""
    seen = stage.showing.seen
    return seen[n] if seen and n <= stage.revealed else None


def _said(text: str, status: int) -> Response:
    return Response(plain(text), status, headers(answers=False), content_type=HTML)
