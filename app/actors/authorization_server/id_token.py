"""Makes ID tokens: what Accounts states to one client about who signed in, and when (OIDC Core §2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.actors.authorization_server.records import Records
from app.actors.places import ISSUER
from app.actors.tokens import ID_TOKEN_ALGORITHM, sign_id_token
from app.checks.id_token import half_hash

ID_TOKEN_SECONDS = 600
HASHES = {"code": "c_hash", "access_token": "at_hash"}


@dataclass(frozen=True)
class Authentication:
    """Who signed in, for which client, in answer to which nonce, and when."""

    account: str
    client_id: str
    nonce: str
    auth_time: int


def id_token(records: Records, who: Authentication, beside: Mapping[str, str]) -> str:
    """Sign it. `beside` are the code and the access token that travel with it: it holds a hash of each."""
    now = records.world.clock.seconds
    claims: dict[str, Any] = {
        "iss": ISSUER,
        "sub": who.account,
        "aud": who.client_id,
        "exp": now + ID_TOKEN_SECONDS,
        "iat": now,
        "auth_time": who.auth_time,
        **({"nonce": who.nonce} if who.nonce else {}),
    }
    for name, value in beside.items():
        claims[HASHES[name]] = records.actor.work(f"the left half of SHA256({name})", {name: value}, half_hash(value))
    signed = sign_id_token(claims)
    records.actor.signed(ID_TOKEN_ALGORITHM, claims, signed)
    return records.actor.mint("id_token", signed, f"{who.account}, {who.client_id}")
