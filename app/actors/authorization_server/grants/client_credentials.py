"""The client credentials grant (RFC 6749 section 4.4): the client asks in its own name, no owner takes part."""

from __future__ import annotations

from typing import Any

from app.actors.authorization_server.issue import Granted, access_token
from app.actors.authorization_server.records import Records
from app.actors.places import OWN_SCOPE
from app.checks import Rule, examine
from app.checks.token import TokenRequest, own_name, scope, target

GRANT_TYPE = "client_credentials"
TABLE = (own_name.confidential, scope.known, target.within)


def redeem(records: Records, asked: TokenRequest) -> Rule[Any] | dict[str, Any]:
    """Issue an access token for the client itself; no refresh token, since it can always ask again (section 4.4.3)."""
    failed = examine(records.world, TABLE, asked)
    if failed:
        return failed
    client_id = asked.known.client_id
    scope_asked, audience = asked.params.get("scope") or OWN_SCOPE, asked.params.named("resource")
    granted = Granted(client_id, client_id, scope_asked, "client itself", audience=audience)
    return {**access_token(records, granted), "scope": granted.scope}
