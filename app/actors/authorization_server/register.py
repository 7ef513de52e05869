"""The registration endpoint (RFC 7591 section 3): anybody may say what his client is, and is given a name for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask, Response, request

from app.actors.assertions import usable
from app.actors.authorization_server import grants, response_types
from app.actors.authorization_server.json_responses import METHODS, document, refuse
from app.actors.authorization_server.records import Records
from app.actors.places import SCOPES
from app.checks import examine
from app.checks import register as rules
from app.checks.clients import AUTH_METHODS, RegisteredClient
from app.trace.paths import parsed
from app.wire import World, here

MAX_NAME = 80
WAYS = {name: way for way, name in AUTH_METHODS.items()}


def register(app: Flask) -> None:
    """Add the endpoint; other methods than POST are refused by its own first check."""
    app.add_url_rule("/register", "register", enrol, methods=METHODS, provide_automatic_options=False)


def enrol() -> Response:
    """Check what the client says of itself, then register it under a name: its wish, or one that is made up."""
    world = here()
    asked = _read(world.switches)
    failed = examine(world, rules.TABLE, asked)
    if failed:
        return refuse(failed)
    client = _named(world, asked)
    secret = {"client_secret": client.secret, "client_secret_expires_at": 0} if client.secret else {}
    Records(world).register_client(client)
    return document(
        {"client_id": client.client_id, "client_id_issued_at": world.clock.seconds, **secret, **_told(client)}, 201
    )


def _read(switches: Mapping[str, str]) -> rules.Enrolment:
    sent = parsed(request.get_data()) if request.mimetype == rules.JSON else None
    words = response_types.offered(switches)
    return rules.Enrolment(
        method=request.method,
        content_type=request.headers.get("Content-Type", ""),
        document=sent if isinstance(sent, dict) else {},
        auth_methods=tuple(WAYS),
        grants=(*grants.offered(switches), *(("implicit",) if "token" in words else ())),
        answers=words,
        scopes_supported=tuple(SCOPES),
        usable_key=usable,
    )


def _named(world: World, asked: rules.Enrolment) -> RegisteredClient:
    """The client as it is registered, with an id and, where it needs one, a secret (section 3.2.1)."""
    server = world.actor("as")
    wish = str(asked.document.get("client_id") or "") if world.switches["as.client_id_policy"] == "chosen" else ""
    client_id = wish[:MAX_NAME] or server.mint(
        "client_id", world.chance.token("as.client_id", 9), "this client at the authorization server"
    )
    secret = None
    if asked.auth_method in {"client_secret_basic", "client_secret_post"}:
        secret = server.mint("client_secret", world.chance.token("as.client_secret", 24), client_id)
    return RegisteredClient(
        client_id=client_id,
        name=str(asked.document.get("client_name") or client_id)[:MAX_NAME],
        kind="public" if asked.auth_method == "none" else "confidential",
        auth_method=WAYS.get(asked.auth_method, "none"),
        secret=secret,
        redirect_uris=asked.redirect_uris,
        response_types=asked.response_types,
        grant_types=asked.grant_types,
        scopes=tuple(asked.scope.split(" ")) if asked.scope else tuple(SCOPES),
        key=asked.key if asked.auth_method == "private_key_jwt" else None,
        vetted=False,  # nobody has looked at it
    )


def _told(client: RegisteredClient) -> dict[str, Any]:
    """All that is registered: the server may have put in defaults."""
    told: dict[str, Any] = {
        "client_name": client.name,
        "redirect_uris": client.redirect_uris,
        "grant_types": client.grant_types,
        "response_types": client.response_types,
        "token_endpoint_auth_method": AUTH_METHODS[client.auth_method],
        "scope": " ".join(client.scopes),
    }
    return {**told, "jwks": {"keys": [client.key]}} if client.key else told
