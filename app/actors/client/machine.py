"""The client as a program that works by itself at night, in its own name (RFC 6749 section 4.4)."""

from __future__ import annotations

from app.actors.client.api import call
from app.actors.client.protocol import Client
from app.actors.client.token_endpoint import ask_for_tokens
from app.actors.places import PRICES
from app.wire import World


def work(world: World) -> None:
    """Ask for a token, then for the prices. Without a token there is nothing that it could do until somebody looks."""
    client = Client.of(world)
    asked = {"grant_type": "client_credentials", "scope": client.registration.scope}
    tokens, _ = ask_for_tokens(client.actor, client.registration, asked)
    if tokens:
        client.actor.put("tokens", "its own", tokens, "the access token of the client itself")
        call(client.actor, PRICES, tokens)
