"""What a client knows of an authorization server: configured, or read from its metadata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.actors.places import AUTHORIZATION_ENDPOINT, ISSUER, TOKEN_ENDPOINT
from app.wire import Actor


@dataclass(frozen=True)
class Server:
    """Who it is, where it is asked, and the keys that it publishes.

    `iss_announced` says that its answers will name it (RFC 9207 section 3).
    """

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    userinfo_endpoint: str = ""
    end_session_endpoint: str = ""
    keys: tuple[Mapping[str, Any], ...] = ()
    iss_announced: bool = False


CONFIGURED = Server(ISSUER, AUTHORIZATION_ENDPOINT, TOKEN_ENDPOINT)


def own_server(actor: Actor) -> Server:
    """The server that this client uses: as it looked it up, else as somebody configured it."""
    found: Server | None = actor.look("servers", "own")
    return found or CONFIGURED
