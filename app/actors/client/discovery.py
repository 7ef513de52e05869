"""Looks a provider up: its configuration and its keys, once (OIDC Discovery §4)."""

from __future__ import annotations

from typing import Any

import httpx2

from app.actors.client.server import Server
from app.actors.client.token_endpoint import json_object
from app.actors.places import CONFIGURATION, ISSUER
from app.checks import Rule, discovery, examine
from app.wire import Actor, Moment

NOTE = "the provider's endpoints and keys, as it describes itself"


def discover(actor: Actor) -> Rule[Any] | None:
    """Fetch and check both documents, and keep them as this client's server; returns the rule that stops, if any."""
    if actor.look("servers", "own"):
        return None
    status, document, moment = fetch(actor, CONFIGURATION)
    found = discovery.Configuration(status, document, ISSUER)
    failed = examine(actor.world, discovery.CONFIGURATION, found, about=moment)
    if failed:
        return failed
    status, document, moment = fetch(actor, found.text("jwks_uri"))
    listed = document.get("keys")
    keys = tuple(key for key in (listed if isinstance(listed, list) else ()) if isinstance(key, dict))
    stopped = examine(actor.world, discovery.KEYS, discovery.KeySet(status, keys), about=moment)
    if stopped:
        return stopped
    server = Server(
        issuer=found.text("issuer"),
        authorization_endpoint=found.text("authorization_endpoint"),
        token_endpoint=found.text("token_endpoint"),
        userinfo_endpoint=found.text("userinfo_endpoint"),
        end_session_endpoint=found.text("end_session_endpoint"),
        keys=keys,
    )
    actor.put("servers", "own", server, NOTE)
    return None


def fetch(actor: Actor, url: str) -> tuple[int, dict[str, Any], Moment | None]:
    """Status, JSON object and moment of what is there; 0 and nothing where nobody answers."""
    try:
        response = actor.http.get(url)
    except (httpx2.TransportError, httpx2.InvalidURL):
        return 0, {}, None
    return response.status_code, json_object(response), response.extensions["moment"]
