"""The refresh token grant (RFC 6749 section 6), with rotation and reuse detection (RFC 9700 section 4.14.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.actors.authorization_server.issue import Granted, access_token, refresh_token
from app.actors.authorization_server.records import Records
from app.checks import Rule, examine
from app.checks.token import TokenRequest, refresh, target

GRANT_TYPE = "refresh_token"
TABLE = (
    refresh.present,
    refresh.known,
    refresh.of_client,
    refresh.unexpired,
    refresh.unrevoked,
    refresh.unused,
    refresh.scope_within,
    target.within,
)


def redeem(records: Records, asked: TokenRequest) -> Rule[TokenRequest] | dict[str, Any]:
    """Compare and issue; where the server rotates, the token that came is used up and the next one goes along."""
    setting = records.world.switches["as.refresh_token"]
    failed = examine(records.world, TABLE, asked)
    if failed is refresh.unused and asked.refresh and setting == "rotation+reuse_detection":
        # Thief or owner, nobody can tell who this is, so both lose what they have.
        records.revoke_family(asked.refresh.family, "a used refresh token came again")
    if failed or asked.refresh is None:
        return failed or refresh.known
    found = asked.refresh
    # What the new tokens stand for in all; this access token may be for less, the next refresh token never is.
    whole = Granted(found.account, found.client_id, found.scope, "refresh token", found.family, found.resources)
    scope = asked.params.get("scope") or found.scope
    answer = access_token(
        records, replace(whole, scope=scope, audience=asked.params.named("resource") or found.resources)
    )
    if setting in refresh.ROTATING:
        records.use_up_refresh(found)
        answer.update(refresh_token(records, whole))
    else:
        records.keep_refresh(found)
    return {**answer, "scope": scope}
