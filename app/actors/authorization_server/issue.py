"""Issues tokens: what every grant ends in (RFC 6749 section 5.1, RFC 9068 section 2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.actors.authorization_server.records import TOKEN_SECONDS, Records
from app.actors.places import API, ISSUER
from app.actors.tokens import ALGORITHM, sign


@dataclass(frozen=True)
class Granted:
    """What a token stands for: whose it is, who asked, for which scope, and which grant it came from.

    `account` is the client itself where no owner takes part (RFC 9068 section 2.2).
    """

    account: str
    client_id: str
    scope: str
    source: str


def access_token(records: Records, granted: Granted) -> dict[str, Any]:
    """Make and sign an access token, remember it, and give the members of the answer that tell it."""
    world = records.world
    now = world.clock.seconds
    claims: dict[str, Any] = {
        "iss": ISSUER,
        "sub": granted.account,
        "aud": API,
        "client_id": granted.client_id,
        "scope": granted.scope,
        "iat": now,
        "exp": now + TOKEN_SECONDS,
        "jti": world.chance.token("as.jti", 16),
    }
    signed = sign(ISSUER, claims)
    inputs = {"claims": ", ".join(f"{name} {value}" for name, value in claims.items())}
    records.actor.work(f"sign the claims with {ALGORITHM}", inputs, signed.rpartition(".")[2])
    token = records.actor.mint("access_token", signed, f"{granted.account}, {API}, {granted.scope}")
    note = f"issued for the {granted.source}, valid for {TOKEN_SECONDS} seconds"
    records.actor.put("tokens", claims["jti"], claims, note)
    return {"access_token": token, "token_type": "Bearer", "expires_in": TOKEN_SECONDS}
