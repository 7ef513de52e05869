"""What a client knows of itself."""

from __future__ import annotations

from dataclasses import dataclass

from app.actors.places import ASKED_SCOPE


@dataclass(frozen=True)
class Registration:
    """Its id, its secret if it has one, where answers are to be sent, and what it asks for.

    `queues` says that it works at night too, and keeps a copy of its tokens for that.
    """

    client_id: str
    secret: str | None
    redirect_uri: str
    scope: str = ASKED_SCOPE
    response_type: str = "code"
    queues: bool = False
