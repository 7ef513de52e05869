"""The resource owner password credentials grant (RFC 6749 section 4.3). It must not be used (RFC 9700 section 2.4)."""

from __future__ import annotations

from typing import Any

from app.actors.authorization_server.issue import Granted, access_token
from app.actors.authorization_server.records import Records
from app.actors.places import ASKED_SCOPE
from app.checks import Rule, examine
from app.checks.token import TokenRequest, password, scope

GRANT_TYPE = "password"
OFFERED = {"as.password_grant": "allowed"}
CREDENTIALS = (password.present, password.right)
SCOPE = (scope.known,)


def redeem(records: Records, asked: TokenRequest) -> Rule[Any] | dict[str, Any]:
    """Issue whatever the client asks for: with the password in its hands there is nobody left to ask."""
    account = asked.params.get("username")
    known = records.actor.look("accounts", account)
    sent = password.Credentials(asked.params, known is not None and asked.params.get("password") == known)
    failed: Rule[Any] | None = examine(records.world, CREDENTIALS, sent)
    failed = failed or examine(records.world, SCOPE, asked)
    if failed:
        return failed
    granted = Granted(account, asked.known.client_id, asked.params.get("scope") or ASKED_SCOPE, "password")
    return {**access_token(records, granted), "scope": granted.scope}
