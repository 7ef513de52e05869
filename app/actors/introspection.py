"""How an API learns what an opaque token stands for: it asks the authorization server (RFC 7662 section 2.1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import httpx2

from app.actors.places import API, INTROSPECTION_ENDPOINT
from app.checks import Rule, examine
from app.checks.clients import RegisteredServer
from app.checks.introspection_response import TABLE, Introspected
from app.trace.paths import parsed
from app.wire import World


def introspect(world: World, token: str, scope_needed: str) -> tuple[Mapping[str, Any], Rule[Any] | None]:
    """Ask about a token: what it stands for, and the rule that stops, if any. Nothing is kept for the next time."""
    own = cast(RegisteredServer, world.actor("rs").look("registration", "own"))
    form = {"token": token, "token_type_hint": "access_token"}
    status, document, about = 0, {}, None
    try:
        response = world.actor("rs").http.post(INTROSPECTION_ENDPOINT, data=form, auth=(own.server_id, own.secret))
        found = parsed(response.content)
        status, document = response.status_code, found if isinstance(found, dict) else {}
        about = response.extensions["moment"]
    except httpx2.ConnectError:
        pass  # who cannot ask lets nobody in: the first rule says so
    answer = Introspected(status, document, API, scope_needed, world.clock.seconds)
    return document, examine(world, TABLE, answer, about)
