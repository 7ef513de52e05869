"""Which client asks, and its proof (RFC 6749 section 2.3): what an endpoint that clients call directly does first."""

from __future__ import annotations

from typing import Any

from app.actors.assertions import verifies
from app.actors.authorization_server.records import Records
from app.actors.places import ISSUER, TOKEN_ENDPOINT
from app.checks import Rule, examine
from app.checks.token import TokenRequest, assertion, client
from app.trace.paths import jwt_parts

TABLE = (
    client.credentials_not_in_uri,
    client.one_way,
    client.same,
    client.known,
    client.method,
    client.secret,
)


def authenticate(records: Records, asked: TokenRequest) -> Rule[Any] | None:
    """The rule that stops, or None for a client that is who it says it is."""
    failed = examine(records.world, TABLE, asked)
    if failed or assertion.WAY not in {asked.way, asked.known.auth_method}:
        return failed
    shown = _read(records, asked)
    stopped = examine(records.world, assertion.TABLE, shown)
    if stopped is None:
        note = "its jti: the same assertion is not taken again"
        records.actor.put("assertions", shown.claim("jti"), shown.claims.get("exp"), note)
    return stopped


def _read(records: Records, asked: TokenRequest) -> assertion.Assertion:
    token = asked.params.get("client_assertion")
    header, claims = jwt_parts(token) or (None, {})
    return assertion.Assertion(
        kind=asked.params.get("client_assertion_type"),
        header=header,
        claims=claims,
        client_id=asked.known.client_id,
        audiences=(ISSUER, TOKEN_ENDPOINT),
        signed_by_client=lambda: verifies(asked.known.key, token),
        seen=lambda jti: records.actor.look("assertions", jti) is not None,
        now=asked.now,
    )
