"""The authorization server: one file an endpoint, and in each file its checks as an ordered table."""

from __future__ import annotations

from flask import Flask, Response

from app.actors.authorization_server import (
    authorize,
    consent,
    device,
    device_authorization,
    discovery,
    introspect,
    login,
    logout,
    register,
    revoke,
    token,
    userinfo,
)
from app.actors.pages import let_be_framed, problem
from app.actors.server import Server
from app.wire import here


def build() -> Flask:
    """The server's app. Unknown addresses get a plain page of its own."""
    app = Server("accounts")
    for endpoint in (
        *(discovery, register, authorize, login, consent, token, device_authorization, device),
        *(introspect, revoke, userinfo, logout),
    ):
        endpoint.register(app)
    app.after_request(as_switched)
    app.register_error_handler(404, lambda _: problem("Not found", "Accounts has no such page.", 404))
    app.register_error_handler(405, lambda _: problem("Not allowed", "This page does not take that method.", 405))
    return app


def as_switched(response: Response) -> Response:
    """Every page forbids to be framed, or none does: one that is forgotten would do (RFC 9700 section 4.16)."""
    return let_be_framed(response) if here().switches["as.frame_ancestors"] == "unset" else response
