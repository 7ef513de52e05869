"""Gives tokens back when the owner does not want the client any more (RFC 7009)."""

from __future__ import annotations

from typing import Any

from app.actors.client.protocol import Client
from app.actors.client.token_endpoint import Tokens, json_object, send
from app.actors.places import REVOCATION_ENDPOINT
from app.checks import Rule, examine
from app.checks.revocation_response import TABLE, RevocationAnswer


def disconnect(client: Client, session: str) -> Rule[Any] | None:
    """Forget the tokens of a session, and tell the server that issued them; the rule that its answer fails, if any."""
    tokens = client.actor.take("tokens", session, "the owner does not want it any more: forgotten")
    if tokens is None or client.world.switches["client.revokes"] == "nothing":
        return None
    return _give_back(client, tokens)


def _give_back(client: Client, tokens: Tokens) -> Rule[Any] | None:
    """Ask for one token to be revoked. Whatever is answered, this client has forgotten it."""
    access = client.world.switches["client.revokes"] == "access_token" or not tokens.refresh
    form = {"token": tokens.access if access else tokens.refresh}
    form["token_type_hint"] = "access_token" if access else "refresh_token"
    response = send(client.actor, client.registration, form, REVOCATION_ENDPOINT)
    if response is None:
        return examine(client.world, TABLE, RevocationAnswer(0, "no answer"))
    answer = RevocationAnswer(response.status_code, str(json_object(response).get("error", "")))
    return examine(client.world, TABLE, answer, response.extensions["moment"])
