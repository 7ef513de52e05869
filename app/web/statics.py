"""Styles, scripts and pictures, answered before Flask is asked: the first page wants forty of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from wsgiref.headers import Headers

from whitenoise import WhiteNoise

from app.folders import folder
from app.web.security import HEADERS

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


def with_static_files(app: WSGIApplication) -> WSGIApplication:
    """`app`, and at `/static/` the files that were below `static/` when this was called."""
    # Nothing is kept without asking: a newer version at the same address has to be seen at once.
    files = WhiteNoise(
        app, folder("static"), "static/", max_age=0, allow_all_origins=False, add_headers_function=_add_headers
    )
    return cast("WSGIApplication", files)


def _add_headers(headers: Headers, _path: str, _url: str) -> None:
    for name, value in HEADERS.items():
        headers[name] = value
