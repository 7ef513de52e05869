"""The token endpoint (RFC 6749 section 3.2): its checks in order, then an access token for the code."""

from __future__ import annotations

import json
from typing import Any

from flask import Flask, Response, request

from app.actors.authorization_server.records import TOKEN_SECONDS, Records
from app.actors.places import API, ISSUER
from app.actors.tokens import ALGORITHM, sign
from app.checks import Params, Rule, examine
from app.checks import token as rules
from app.checks.token import client, code, pkce
from app.checks.token import request as shape
from app.trace.paths import basic_credentials, pairs
from app.wire import World, here

REQUEST_AND_CODE = (
    shape.method_post,
    shape.content_type_form,
    shape.parameters_once,
    client.credentials_not_in_uri,
    client.one_way,
    client.known,
    client.method,
    client.secret,
    shape.grant_type_present,
    shape.grant_type_supported,
    shape.grant_type_allowed,
    code.present,
    code.known,
    code.of_client,
    code.unexpired,
    code.unused,
    code.redirect_uri_same,
    pkce.verifier_present,
    pkce.verifier_form,
    pkce.no_downgrade,
)
PROOF = (pkce.verify,)
NO_STORE = {"Cache-Control": "no-store", "Pragma": "no-cache"}  # RFC 6749 section 5.1
METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]


def register(app: Flask) -> None:
    """Add the endpoint; other methods than POST are refused by its own first check."""
    app.add_url_rule("/token", "token", token, methods=METHODS, provide_automatic_options=False)


def token() -> Response:
    """Check the request; the first enforced failure is the answer."""
    world = here()
    records = Records(world)
    asked = _read(world, records)
    failed = examine(world, REQUEST_AND_CODE, asked)
    if failed is None:
        _show_hash(records, asked)
        failed = examine(world, PROOF, asked)
    if failed:
        return _refuse(failed)
    if asked.grant is None:
        # Only with the checks of the code set off: there is nothing that a token could stand for.
        return _json({"error": "invalid_grant", "error_description": "there is no such code"}, 400)
    return _issue(world, records, asked.grant)


def _read(world: World, records: Records) -> rules.TokenRequest:
    """What the checks look at: the request, the client it claims to be, and the code it brings."""
    params = Params(tuple(pairs(request.get_data(as_text=True))))
    authorization = request.headers.get("Authorization", "")
    basic = basic_credentials(authorization)
    return rules.TokenRequest(
        method=request.method,
        content_type=request.headers.get("Content-Type", ""),
        params=params,
        query_names=tuple(request.args),
        basic=basic,
        has_authorization=bool(authorization),
        client=records.client(basic[0] if basic else params.get("client_id")),
        grant=records.code(params.get("code")),
        now=world.clock.seconds,
        switches=world.switches,
    )


def _show_hash(records: Records, asked: rules.TokenRequest) -> None:
    """Leave the computation that the last check compares."""
    if asked.grant and asked.grant.challenge and asked.grant.method == "S256":
        inputs = {"code_verifier": asked.verifier}
        records.actor.work("BASE64URL(SHA256(code_verifier))", inputs, rules.s256(asked.verifier))


def _refuse(failed: Rule[rules.TokenRequest]) -> Response:
    """An error response (RFC 6749 section 5.2). HTTP asks for a challenge on every 401 (RFC 9110 section 15.5.2)."""
    headers = {"Allow": "POST"} if failed.status == 405 else {}
    if failed.status == 401:
        headers["WWW-Authenticate"] = 'Basic realm="accounts"'
    document = {"error": failed.error or "invalid_request", "error_description": failed.description}
    return _json(document, failed.status, headers)


def _issue(world: World, records: Records, grant: rules.CodeGrant) -> Response:
    """Use the code up and answer with an access token (RFC 6749 section 5.1, RFC 9068 section 2)."""
    records.use_up(grant)
    now = world.clock.seconds
    claims: dict[str, Any] = {
        "iss": ISSUER,
        "sub": grant.account,
        "aud": API,
        "client_id": grant.client_id,
        "scope": grant.scope,
        "iat": now,
        "exp": now + TOKEN_SECONDS,
        "jti": world.chance.token("as.jti", 16),
    }
    signed = sign(ISSUER, claims)
    records.actor.work(f"sign the claims with {ALGORITHM}", {"claims": _in_words(claims)}, signed.rpartition(".")[2])
    token = records.actor.mint("access_token", signed, f"{grant.account}, {API}, {grant.scope}")
    records.actor.put("tokens", claims["jti"], claims, f"issued for the code, valid for {TOKEN_SECONDS} seconds")
    document = {"access_token": token, "token_type": "Bearer", "expires_in": TOKEN_SECONDS, "scope": grant.scope}
    return _json(document, 200)


def _in_words(claims: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in claims.items())


def _json(document: dict[str, Any], status: int, headers: dict[str, str] | None = None) -> Response:
    content = json.dumps(document, separators=(",", ":"))
    return Response(content, status, {**NO_STORE, **(headers or {})}, content_type="application/json")
