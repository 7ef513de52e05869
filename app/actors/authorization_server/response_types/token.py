"""`token`: an access token straight from the authorization endpoint (RFC 6749 section 4.2), which is no longer done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.actors.authorization_server.issue import Granted, access_token
from app.actors.authorization_server.records import Records

if TYPE_CHECKING:
    from app.actors.authorization_server.response_types import Allowed

WORD, PLACE, IN_QUERY = "token", 2, False
OFFERED = {"as.implicit": "allowed"}


def issue(records: Records, allowed: Allowed, _so_far: Mapping[str, str]) -> dict[str, str]:
    """An access token and what is told with it; never a refresh token (section 4.2.2)."""
    granted = Granted(allowed.session.account, allowed.pending.client_id, allowed.scope, "authorization request")
    answer = {**access_token(records, granted), "scope": granted.scope}
    return {name: str(value) for name, value in answer.items()}
