"""Calls the API with an access token (RFC 6750 section 2)."""

from __future__ import annotations

from typing import Any

import httpx2

from app.actors.client.token_endpoint import Tokens, json_object
from app.actors.redirects import with_query
from app.wire import Actor


def call(actor: Actor, url: str, tokens: Tokens) -> tuple[int, dict[str, Any]]:
    """GET `url` with the token, in the header or in the address: the status, 0 for none, and what was answered."""
    headers = {"Authorization": f"Bearer {tokens.access}"}
    if actor.world.switches["client.token_place"] == "query":
        url, headers = with_query(url, {"access_token": tokens.access}), {}
    try:
        response = actor.http.get(url, headers=headers)
    except (httpx2.ConnectError, ValueError):
        return 0, {}
    return response.status_code, json_object(response)
