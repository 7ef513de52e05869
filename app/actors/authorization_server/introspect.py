"""The introspection endpoint (RFC 7662): an API asks whether a token is active, and what it stands for."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, request

from app.actors.authorization_server.client_authentication import form
from app.actors.authorization_server.json_responses import METHODS, document, refuse
from app.actors.authorization_server.records import Records
from app.checks import examine
from app.checks import introspect as rules
from app.trace.paths import basic_credentials
from app.wire import here


def register(app: Flask) -> None:
    """Add the endpoint; other methods than POST are refused by its own first check."""
    app.add_url_rule("/introspect", "introspect", introspect, methods=METHODS, provide_automatic_options=False)


def introspect() -> Response:
    """Refuse whoever may not ask; to all others say what the token is, and of one that is not active nothing else."""
    world = here()
    records = Records(world)
    asked = _read(records)
    failed = examine(world, rules.TABLE, asked)
    if failed:
        return refuse(failed)
    if examine(world, rules.ACTIVE, asked) or asked.token is None:
        return document({"active": False})
    return document({"active": True, **_told(records, asked.token.claims)})


def _read(records: Records) -> rules.IntrospectionRequest:
    params = form()
    basic = basic_credentials(request.headers.get("Authorization", ""))
    return rules.IntrospectionRequest(
        method=request.method,
        content_type=request.headers.get("Content-Type", ""),
        params=params,
        basic=basic,
        server=records.server(basic[0]) if basic else None,
        token=records.token(params.get("token")),
        now=records.world.clock.seconds,
    )


def _told(records: Records, claims: Any) -> dict[str, Any]:
    """The members of the answer (RFC 7662 section 2.2); a username only where an owner stands behind the token."""
    owner = {"username": claims["sub"]} if records.actor.look("accounts", claims["sub"]) else {}
    names = ("scope", "client_id", "sub", "aud", "iss", "exp", "iat", "jti")
    return {**{name: claims[name] for name in names}, **owner, "token_type": "Bearer"}
