"""What the rules for an ID token look at: the token, what travelled with it, and what the client expects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class IdToken:
    """One ID token as the client received it at `place`, a path of the grammar such as `json.id_token`.

    `header` is None for what is no JWT. `verifies` checks the signature with a key of the provider when it is called.
    `nonce` and `max_age` are those of the request, None where it had none. `first` are the claims of the ID token that
    came before it through the browser, None where none did.
    """

    place: str
    token: str
    header: Mapping[str, Any] | None
    claims: Mapping[str, Any]
    issuer: str
    client_id: str
    keys: tuple[Mapping[str, Any], ...]
    verifies: Callable[[Mapping[str, Any]], bool]
    nonce: str | None
    max_age: int | None
    now: int
    code: str = ""
    access_token: str = ""
    first: Mapping[str, Any] | None = None

    def at(self, part: str) -> str:
        """The path of a part of this token: `claims.iss` is `json.id_token.jwt.claims.iss`."""
        return f"{self.place}.jwt.{part}"

    @property
    def by_browser(self) -> bool:
        """Whether it came from the authorization endpoint, where others could put something else beside it."""
        return not self.place.startswith("json.")

    def claim(self, name: str) -> str:
        """A claim as text, empty when absent."""
        value = self.claims.get(name, "")
        return value if isinstance(value, str) else str(value)

    def moment(self, name: str) -> int | None:
        """A claim that is a number of seconds since 1970, None for anything else."""
        value = self.claims.get(name)
        return value if type(value) is int else None

    @property
    def audience(self) -> list[str]:
        """Whom it is for, always as a list."""
        value = self.claims.get("aud", [])
        return [str(each) for each in value] if isinstance(value, list) else [str(value)]

    @property
    def key(self) -> Mapping[str, Any] | None:
        """The provider's key that `kid` names; without `kid` its only one for the algorithm (section 10.1)."""
        header = self.header or {}
        fitting = [key for key in self.keys if key.get("alg", header.get("alg")) == header.get("alg")]
        if "kid" in header:
            return next((key for key in fitting if key.get("kid") == header["kid"]), None)
        return fitting[0] if len(fitting) == 1 else None
