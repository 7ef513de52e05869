"""What the authorization server remembers of tokens that it issued; the subject of rules at several endpoints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class IssuedToken:
    """An access token with what it stands for, as claims (RFC 9068 section 2.2), whether or not its text tells them."""

    token: str
    family: str
    claims: Mapping[str, Any]
    revoked: bool = False

    @property
    def client_id(self) -> str:
        """The client that it was issued to."""
        return str(self.claims["client_id"])


@dataclass(frozen=True)
class RefreshGrant:
    """A refresh token with what it stands for. All tokens that descend from one authorization share `family`.

    `resources` are the APIs that were named, none where the server is to pick one (RFC 8707).
    """

    token: str
    family: str
    client_id: str
    scope: str
    account: str
    expires: int
    resources: tuple[str, ...] = ()
    used: bool = False
    revoked: bool = False
