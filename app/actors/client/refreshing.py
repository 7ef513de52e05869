"""Goes on when an access token is refused: with a refresh token, and without asking the owner (RFC 6749 section 6)."""

from __future__ import annotations

from typing import Any

from app.actors.client.protocol import Client
from app.actors.client.token_endpoint import Tokens, ask_for_tokens
from app.checks import Rule

TRIES = 2  # what never came is asked for once more, with the same token: the old one, if only the answer was lost
TOO_MUCH = "photos.delete"


def fetch_photos(client: Client, shelf: str, key: str) -> tuple[int, dict[str, Any], Rule[Any] | None]:
    """Call the API with the tokens that lie at this place; where they are refused, refresh them there and call again.

    Returns status and answer as `Client.fetch_photos` does, and the rule that stopped the refresh, if one did.
    """
    tokens: Tokens = client.actor.look(shelf, key)
    status, document = client.fetch_photos(tokens)
    if status != 401 or not tokens.refresh:
        return status, document, None
    fresh, failed = refresh(client, tokens)
    if fresh is None:
        client.actor.drop(shelf, key, "the tokens are of no use any more")
        return status, document, failed
    client.actor.put(shelf, key, fresh, "the new tokens in place of the old ones")
    return *client.fetch_photos(fresh), None


def refresh(client: Client, tokens: Tokens) -> tuple[Tokens | None, Rule[Any] | None]:
    """Ask for a new access token; returns the tokens from now on, or the rule that stops."""
    form = {"grant_type": "refresh_token", "refresh_token": tokens.refresh, **_scope(client, tokens)}
    fresh, failed = ask_for_tokens(client.actor, client.registration, form, TRIES)
    if fresh is None:
        return None, failed
    # A new refresh token takes the place of the old one, which stays good where none came (RFC 6749 section 6).
    return Tokens(fresh.access, fresh.refresh or tokens.refresh, fresh.id_token, fresh.scope), None


def _scope(client: Client, tokens: Tokens) -> dict[str, str]:
    granted = (tokens.scope or client.registration.scope).split(" ")
    asked = {"wider": [*granted, TOO_MUCH], "narrower": granted[:1]}.get(client.world.switches["client.refresh_scope"])
    return {"scope": " ".join(asked)} if asked else {}
