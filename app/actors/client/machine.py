"""The client as a program that works by itself at night, in its own name (RFC 6749 section 4.4)."""

from __future__ import annotations

from typing import cast

from app.actors.client.api import call
from app.actors.client.registration import Registration
from app.actors.client.token_endpoint import ask_for_tokens
from app.actors.places import PRICES
from app.wire import World


def work(world: World) -> None:
    """Ask for a token, then for the prices. Without a token there is nothing that it could do until somebody looks."""
    actor = world.actor("client")
    own = cast(Registration, actor.look("registration", "own"))
    tokens, _ = ask_for_tokens(actor, own, {"grant_type": "client_credentials", "scope": own.scope})
    if tokens:
        actor.put("tokens", "its own", tokens, "the access token of the client itself")
        call(actor, PRICES, tokens)
