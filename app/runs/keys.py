"""The public keys that the actors of a run have from before it, whether or not anybody fetches them."""

from __future__ import annotations

from typing import Any

from app.actors.assertions import public_key
from app.actors.keys import published
from app.actors.places import ISSUER


def published_keys() -> dict[str, list[dict[str, Any]]]:
    """By lane, as JWKs: what the authorization server publishes, and what its client was registered with."""
    return {"as": published(ISSUER)["keys"], "client": [public_key()]}
