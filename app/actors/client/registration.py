"""What a client knows of itself."""

from __future__ import annotations

from dataclasses import dataclass

from app.actors.places import ASKED_SCOPE


@dataclass(frozen=True)
class Registration:
    """Its id, its secret if it has one, where answers are to be sent, and what it asks for.

    `queues` says that it works at night too, and keeps a copy of its tokens for that. Without an id it has yet to
    register itself (RFC 7591).
    """

    client_id: str
    secret: str | None
    redirect_uri: str
    scope: str = ASKED_SCOPE
    response_type: str = "code"
    queues: bool = False

    @property
    def registered_uri(self) -> str:
        """The redirect URI to register: a loopback address has another port each time (RFC 8252 section 7.3)."""
        loopback, _, rest = self.redirect_uri.partition("127.0.0.1:")
        return f"{loopback}127.0.0.1/{rest.partition('/')[2]}" if rest else self.redirect_uri
