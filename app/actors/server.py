"""A server of the cast: a Flask app that says which methods an address takes when it refuses another."""

from __future__ import annotations

from flask import Flask, Response, request
from werkzeug.exceptions import MethodNotAllowed


class Server(Flask):
    """One host. Its own page for a refused method takes the place of Flask's, which would have named the others."""

    def __init__(self, name: str) -> None:
        super().__init__(name, static_folder=None)
        self.after_request(_name_methods)


def _name_methods(response: Response) -> Response:
    """Whoever answers 405 must say what is allowed (RFC 9110 section 15.5.6)."""
    refused = request.routing_exception
    if isinstance(refused, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(refused.valid_methods or ())
    return response
