"""The authorization code grant at the token endpoint (RFC 6749 section 4.1.3, RFC 7636 section 4.6)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.actors.authorization_server.id_token import Authentication, id_token
from app.actors.authorization_server.issue import Granted, access_token, refresh_token
from app.actors.authorization_server.records import Records
from app.checks import Rule, examine
from app.checks.token import TokenRequest, code, pkce, replay, s256, target

GRANT_TYPE = "authorization_code"
CODE = (
    code.present,
    code.known,
    code.of_client,
    code.unexpired,
    code.redirect_uri_same,
    pkce.verifier_present,
    pkce.verifier_form,
    pkce.no_downgrade,
)
PROOF = (pkce.verify, target.within, replay.unused)


def redeem(records: Records, asked: TokenRequest) -> Rule[TokenRequest] | dict[str, Any]:
    """Compare, use the code up, and issue."""
    failed = examine(records.world, CODE, asked)
    if failed is None:
        _show_hash(records, asked)
        failed = examine(records.world, PROOF, asked)
    if failed and asked.grant and asked.grant.used and _revokes(records, failed):
        records.revoke_family(asked.grant.code, "the code that they come from came again")  # RFC 6749 section 4.1.2
    if failed or asked.grant is None:
        # Without a code, which only happens with its checks set off, there is nothing that a token could stand for.
        return failed or code.known
    records.use_up(asked.grant)
    granted = Granted(
        account=asked.grant.account,
        client_id=asked.grant.client_id,
        scope=asked.grant.scope,
        source="code",
        family=asked.grant.code,
        audience=asked.grant.resources,
    )
    narrowed = replace(granted, audience=asked.params.named("resource") or granted.audience)
    answer = {**access_token(records, narrowed), **refresh_token(records, granted), "scope": granted.scope}
    if "openid" in granted.scope.split(" "):
        who = Authentication(granted.account, granted.client_id, asked.grant.nonce, asked.grant.auth_time)
        answer["id_token"] = id_token(records, who, {"access_token": answer["access_token"]})
    return answer


def _revokes(records: Records, failed: Rule[TokenRequest]) -> bool:
    """Whether a second use that is refused for this costs the first one its tokens (OAuth 2.1 section 7.5.2)."""
    setting = records.world.switches["as.code_replay"]
    return setting == "any_revokes" or (setting == "valid_revokes" and failed is replay.unused)


def _show_hash(records: Records, asked: TokenRequest) -> None:
    """Leave the computation that the last check compares."""
    if asked.grant and asked.grant.challenge and asked.grant.method == "S256":
        inputs = {"code_verifier": asked.verifier}
        records.actor.work("BASE64URL(SHA256(code_verifier))", inputs, s256(asked.verifier))
