"""Registers the client at the authorization server by itself, before its first request (RFC 7591 section 3)."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import httpx2

from app.actors.assertions import public_key
from app.actors.client.registration import Registration
from app.actors.client.token_endpoint import json_object
from app.actors.places import REGISTRATION_ENDPOINT
from app.checks import Rule, examine
from app.checks import register_response as rules
from app.checks.clients import AUTH_METHODS
from app.wire import Actor


def register(actor: Actor, own: Registration) -> Rule[Any] | None:
    """Say what the client is, and keep the id and secret that come back; returns the rule that stops, if any."""
    asked = _describe(actor, own)
    try:
        response = actor.http.post(
            REGISTRATION_ENDPOINT,
            content=json.dumps(asked, separators=(",", ":")),
            headers={"Content-Type": "application/json"},
        )
    except httpx2.ConnectError:
        return rules.success
    document = json_object(response)
    answer = rules.RegistrationAnswer(response.status_code, document, asked["token_endpoint_auth_method"])
    failed = examine(actor.world, rules.TABLE, answer, about=response.extensions["moment"])
    client_id, secret = (document.get(name) for name in ("client_id", "client_secret"))
    if failed or not (client_id and isinstance(client_id, str)):
        # A client without a name can ask for nothing, even with that check set off.
        return failed or rules.client_id
    registered = replace(own, client_id=client_id, secret=secret if isinstance(secret, str) else None)
    actor.put(
        "registration", "own", registered, "the name" + (" and secret" if secret else "") + " that the server gave"
    )
    return None


def _describe(actor: Actor, own: Registration) -> dict[str, Any]:
    """The client's own metadata (section 2)."""
    method = AUTH_METHODS[actor.world.switches["client.auth"]]
    described: dict[str, Any] = {
        "client_name": actor.name,
        "redirect_uris": [own.registered_uri],
        "grant_types": ["authorization_code"],
        "response_types": [own.response_type],
        "token_endpoint_auth_method": method,
        "scope": own.scope,
    }
    return {**described, "jwks": {"keys": [public_key()]}} if method == "private_key_jwt" else described
