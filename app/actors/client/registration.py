"""What a client knows of itself."""

from __future__ import annotations

from dataclasses import dataclass

from app.actors.places import ASKED_SCOPE


@dataclass(frozen=True)
class Registration:
    """Its id, its secret if it has one, where answers are to be sent, and what it asks for."""

    client_id: str
    secret: str | None
    redirect_uri: str
    scope: str = ASKED_SCOPE
    response_type: str = "code"
