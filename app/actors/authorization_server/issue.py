"""Issues tokens: what every grant ends in (RFC 6749 section 5.1, RFC 9068 section 2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.actors.authorization_server.records import REFRESH_SECONDS, TOKEN_SECONDS, Records
from app.actors.places import API, IDENTITY_SCOPES, ISSUER
from app.actors.tokens import ALGORITHM, sign
from app.checks.tokens import IssuedToken, RefreshGrant

AUDIENCES = {"issuer": ISSUER, "api": API}  # as.audience, for what is to be done at an API


@dataclass(frozen=True)
class Granted:
    """What a token stands for: whose it is, who asked, for which scope, and which grant it came from.

    `account` is the client itself where no owner takes part (RFC 9068 section 2.2). `family` names the authorization
    that tokens descend from, so that they can be revoked together; it is empty where there is only this one token.
    `audience` are the APIs that were named (RFC 8707); where none was, the server picks by itself.
    """

    account: str
    client_id: str
    scope: str
    source: str
    family: str = ""
    audience: tuple[str, ...] = ()


def _audiences(records: Records, granted: Granted) -> list[str]:
    """Whom a token is for: the APIs that were named (RFC 8707), else what goes with its scope (RFC 9068 section 3)."""
    asked, own = set(granted.scope.split(" ")), set(IDENTITY_SCOPES)
    apis = granted.audience or (AUDIENCES[records.world.switches["as.audience"]],)
    meant = [*(apis if granted.audience or asked - own else ()), *([ISSUER] if asked & own else [])]
    return list(dict.fromkeys(meant))


def access_token(records: Records, granted: Granted) -> dict[str, Any]:
    """Make an access token, remember it, and give the members of the answer that tell it."""
    world = records.world
    now, meant = world.clock.seconds, _audiences(records, granted)
    claims: dict[str, Any] = {
        "iss": ISSUER,
        "sub": granted.account,
        "aud": meant[0] if len(meant) == 1 else meant,
        "client_id": granted.client_id,
        "scope": granted.scope,
        "iat": now,
        "exp": now + TOKEN_SECONDS,
        "jti": world.chance.token("as.jti", 16),
    }
    text = _written(records, claims)
    token = records.actor.mint("access_token", text, f"{granted.account}, {' and '.join(meant)}, {granted.scope}")
    note = f"issued for the {granted.source}, valid for {TOKEN_SECONDS} seconds"
    records.remember_token(IssuedToken(token, granted.family, claims), note)
    return {"access_token": token, "token_type": "Bearer", "expires_in": TOKEN_SECONDS}


def _written(records: Records, claims: dict[str, Any]) -> str:
    """The token's text: signed claims that an API reads by itself, or random text that only this server can look up."""
    if records.world.switches["as.access_token"] == "opaque":
        return records.world.chance.token("as.access_token")
    signed = sign(ISSUER, claims)
    records.actor.signed(ALGORITHM, claims, signed)
    return signed


def refresh_token(records: Records, granted: Granted) -> dict[str, str]:
    """Make a refresh token, where the server gives any and the client is registered for them (RFC 6749 section 1.5).

    It goes to this client and comes back to this server; no API ever sees it.
    """
    world = records.world
    client = records.client(granted.client_id)
    if world.switches["as.refresh_token"] == "none" or client is None or "refresh_token" not in client.grant_types:
        return {}
    bound = f"{granted.client_id}, {granted.account}, {granted.scope}"
    token = records.actor.mint("refresh_token", world.chance.token("as.refresh_token"), bound)
    expires = world.clock.seconds + REFRESH_SECONDS
    family = granted.family or token
    records.remember_refresh(
        RefreshGrant(token, family, granted.client_id, granted.scope, granted.account, expires, granted.audience),
        f"issued for the {granted.source}, bound to client, account and scope",
    )
    return {"refresh_token": token}
