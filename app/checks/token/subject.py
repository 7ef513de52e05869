"""What the token endpoint's rules look at: the request, the client it claims to be, and what it brings to redeem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.checks.clients import RegisteredClient
from app.checks.ledger import Params
from app.checks.tokens import RefreshGrant
from app.trace.paths import jwt_parts


@dataclass(frozen=True)
class CodeGrant:
    """What the server remembers with a code. `expires` is in seconds since 1970; `challenge` is empty without PKCE.

    `nonce` and `auth_time` (when the owner logged in) go into an ID token (OIDC Core §2). `resources` are the APIs that
    were named, none where the server is to pick one (RFC 8707).
    """

    code: str
    client_id: str
    redirect_uri: str
    redirect_uri_sent: bool
    scope: str
    account: str
    challenge: str
    method: str
    expires: int
    used: bool = False
    nonce: str = ""
    auth_time: int = 0
    resources: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClientRequest:
    """A request that a client sends by itself, and says who it is in one of the ways of RFC 6749 section 2.3."""

    method: str
    content_type: str
    params: Params
    query_names: tuple[str, ...]
    basic: tuple[str, str] | None
    has_authorization: bool
    client: RegisteredClient | None
    now: int
    switches: Mapping[str, str]

    @property
    def client_id(self) -> str:
        """The client id claimed, from whichever place carries it."""
        return self.basic[0] if self.basic else self.params.get("client_id") or self.asserted_id

    @property
    def asserted_id(self) -> str:
        """The client id that an assertion names as its subject, empty without one (RFC 7521 section 4.2)."""
        _, claims = jwt_parts(self.params.get("client_assertion")) or ({}, {})
        subject = claims.get("sub", "")
        return subject if isinstance(subject, str) else ""

    @property
    def secret(self) -> str:
        """The secret presented."""
        return self.basic[1] if self.basic else self.params.get("client_secret")

    @property
    def ways(self) -> list[str]:
        """The ways of client authentication that this request uses (RFC 6749 section 2.3)."""
        found = ["Authorization header"] if self.has_authorization else []
        found += ["client_secret in the form"] if self.params.get("client_secret") else []
        return [*found, "client_assertion in the form"] if self._asserts else found

    @property
    def _asserts(self) -> bool:
        return bool(self.params.get("client_assertion") or self.params.get("client_assertion_type"))

    @property
    def client_at(self) -> str:
        """Where the client id stands in this request."""
        if self.basic:
            return "header.authorization.basic.client_id"
        named = self.params.get("client_id") or not self.asserted_id
        return "form.client_id" if named else "form.client_assertion.jwt.claims.sub"

    @property
    def secret_at(self) -> str:
        """Where the secret, or another proof, stands in this request."""
        if self._asserts:
            return "form.client_assertion"
        return "header.authorization.basic.client_secret" if self.has_authorization else "form.client_secret"

    @property
    def way(self) -> str:
        """The one way used, by the name that it is registered under."""
        if self.has_authorization:
            return "basic" if self.basic else "another scheme"
        if self._asserts:
            return "private_key_jwt"
        return "post" if self.params.get("client_secret") else "none"

    @property
    def known(self) -> RegisteredClient:
        """The client, for rules that stand after the one which demands it."""
        return self.client or RegisteredClient("", "", "public", "none", None, ())


@dataclass(frozen=True)
class TokenRequest(ClientRequest):
    """One request to the token endpoint, with what the server looked up for it. `resources` are the APIs it knows."""

    grant: CodeGrant | None
    refresh: RefreshGrant | None
    grant_types: tuple[str, ...]
    resources: tuple[str, ...]

    @property
    def verifier(self) -> str:
        """The code verifier presented."""
        return self.params.get("code_verifier")
