"""What the authorization server knows of clients and of APIs; the subject of rules at several endpoints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# The values of client.auth by their registered names (RFC 7591 section 2, OpenID Connect Core section 9).
AUTH_METHODS = {
    "none": "none",
    "post": "client_secret_post",
    "basic": "client_secret_basic",
    "private_key_jwt": "private_key_jwt",
}


@dataclass(frozen=True)
class RegisteredClient:
    """What the authorization server knows of a client (RFC 6749 section 2). `key` is its public JWK, if it has one.

    `vetted` says that somebody at the server has looked at who made it, and where its redirect URIs lead.
    """

    client_id: str
    name: str
    kind: str
    auth_method: str
    secret: str | None
    redirect_uris: tuple[str, ...]
    response_types: tuple[str, ...] = ("code",)
    grant_types: tuple[str, ...] = ("authorization_code",)
    scopes: tuple[str, ...] = ()
    key: Mapping[str, Any] | None = None
    post_logout_redirect_uris: tuple[str, ...] = ()
    vetted: bool = True


@dataclass(frozen=True)
class RegisteredServer:
    """What the authorization server knows of a resource server that may ask it about tokens (RFC 7662 section 2.1)."""

    server_id: str
    secret: str
    audience: str
