"""A client of the attacker's own: a site that is registered at the server like any other, and asks as PKCE demands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.actors.places import AUTHORIZATION_ENDPOINT, TOKEN_ENDPOINT
from app.actors.redirects import with_query
from app.attacks import parts
from app.attacks.parts import ATTACKER
from app.checks.clients import RegisteredClient
from app.checks.token import s256
from app.wire import World

SHELF = "own"
PROOFS = ("client_secret", "code_verifier")  # what it has to prove itself with


@dataclass(frozen=True)
class OwnClient:
    """What it registers as; its `client_id` names its site too."""

    client_id: str
    name: str
    scope: str

    @property
    def origin(self) -> str:
        """Where its site is."""
        return f"https://{self.client_id}.example"

    @property
    def redirect_uri(self) -> str:
        """Where it takes answers."""
        return f"{self.origin}/cb"

    def register(self, world: World) -> None:
        """Register it, with a secret and a verifier of its own."""
        for name in PROOFS:
            world.actor(ATTACKER).know(SHELF, name, world.chance.token(f"{self.client_id}.{name}"))
        client = RegisteredClient(
            client_id=self.client_id,
            name=self.name,
            kind="confidential",
            auth_method="post",
            secret=_kept(world, "client_secret"),
            redirect_uris=(self.redirect_uri,),
            scopes=(self.scope,),
        )
        world.actor("as").know("clients", self.client_id, client)

    def authorization_request(self, world: World) -> str:
        """The address at which it asks for a code (RFC 6749 section 4.1.1, RFC 7636 section 4.3)."""
        return with_query(
            AUTHORIZATION_ENDPOINT,
            {
                "response_type": "code",
                "client_id": self.client_id,
                "redirect_uri": self.redirect_uri,
                "scope": self.scope,
                "code_challenge": s256(_kept(world, "code_verifier")),
                "code_challenge_method": "S256",
            },
        )

    def tokens_for(self, world: World, code: str) -> dict[str, Any]:
        """What the token endpoint gives for the code; nothing where none came (RFC 6749 section 4.1.3)."""
        if not code:
            return {}
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.redirect_uri,
            "client_id": self.client_id,
            **{name: _kept(world, name) for name in PROOFS},
        }
        return parts.post(world.actor(ATTACKER), TOKEN_ENDPOINT, form)


def _kept(world: World, name: str) -> str:
    return str(world.actor(ATTACKER).look(SHELF, name))
