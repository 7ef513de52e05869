"""Which client asks, and its proof (RFC 6749 section 2.3): what an endpoint that clients call directly does first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from flask import request

from app.actors.assertions import verifies
from app.actors.authorization_server.records import Records
from app.actors.places import ISSUER, TOKEN_ENDPOINT
from app.checks import Params, Rule, examine
from app.checks.token import ClientRequest, assertion, client
from app.trace.paths import basic_credentials, jwt_parts, pairs

Asked = TypeVar("Asked", bound=ClientRequest)

TABLE = (
    client.credentials_not_in_uri,
    client.one_way,
    client.same,
    client.known,
    client.method,
    client.secret,
)


def form() -> Params:
    """The parameters of the request being handled."""
    return Params(tuple(pairs(request.get_data(as_text=True))))


def read(records: Records, kind: type[Asked], **looked_up: Any) -> Asked:
    """The request being handled, with the client that it names, and what the endpoint `looked_up` for it."""
    authorization = request.headers.get("Authorization", "")
    asked = kind(
        method=request.method,
        content_type=request.headers.get("Content-Type", ""),
        params=form(),
        query_names=tuple(request.args),
        basic=basic_credentials(authorization),
        has_authorization=bool(authorization),
        client=None,
        now=records.world.clock.seconds,
        switches=records.world.switches,
        **looked_up,
    )
    return replace(asked, client=records.client(asked.client_id))


def authenticate(records: Records, asked: ClientRequest) -> Rule[Any] | None:
    """The rule that stops, or None for a client that is who it says it is."""
    failed = examine(records.world, TABLE, asked)
    if failed or assertion.WAY not in {asked.way, asked.known.auth_method}:
        return failed
    shown = _assertion(records, asked)
    stopped = examine(records.world, assertion.TABLE, shown)
    if stopped is None:
        note = "its jti: the same assertion is not taken again"
        records.actor.put("assertions", shown.claim("jti"), shown.claims.get("exp"), note)
    return stopped


def _assertion(records: Records, asked: ClientRequest) -> assertion.Assertion:
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
