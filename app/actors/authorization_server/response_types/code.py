"""`code`: to be swapped at the token endpoint (RFC 6749 section 4.1.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.actors.authorization_server.records import CODE_SECONDS, Records
from app.checks.token import CodeGrant

if TYPE_CHECKING:
    from app.actors.authorization_server.response_types import Allowed

WORD, PLACE, IN_QUERY = "code", 1, True


def issue(records: Records, allowed: Allowed, _so_far: Mapping[str, str]) -> dict[str, str]:
    """Make a code and bind it to all that the token endpoint will compare."""
    pending = allowed.pending
    bound = f"{pending.client_id}, {pending.redirect_uri}" + (", the code challenge" if pending.challenge else "")
    code = records.actor.mint("code", records.world.chance.token("as.code"), bound)
    records.remember_code(
        CodeGrant(
            code=code,
            client_id=pending.client_id,
            redirect_uri=pending.redirect_uri,
            redirect_uri_sent=pending.redirect_uri_sent,
            scope=allowed.scope,
            account=allowed.session.account,
            challenge=pending.challenge,
            method=pending.method,
            expires=records.world.clock.seconds + CODE_SECONDS,
            resources=pending.params.named("resource"),
            nonce=pending.params.get("nonce"),
            auth_time=allowed.session.auth_time,
        )
    )
    return {"code": code}
