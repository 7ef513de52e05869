"""The userinfo endpoint: what the owner lets a client know of her, for an access token (OIDC Core §5.3)."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response

from app.actors.authorization_server.json_responses import document
from app.actors.authorization_server.records import Records
from app.actors.bearer import challenge, places
from app.actors.places import ISSUER
from app.checks import examine
from app.checks import userinfo as rules
from app.wire import here

SCOPE_NEEDED = "openid"
CLAIMS = {"profile": ("name",), "email": ("email", "email_verified")}  # by the scope that asks for them (section 5.4)


def register(app: Flask) -> None:
    """Add the endpoint, for both methods that section 5.3.1 names."""
    app.add_url_rule("/userinfo", "userinfo", userinfo, methods=["GET", "POST"])


def userinfo() -> Response:
    """The claims that the token's scope stands for, and `sub` always."""
    world = here()
    records = Records(world)
    shown = _read(records)
    failed = examine(world, rules.TABLE, shown)
    if failed:
        error = {"error": failed.error} if failed.error else {}
        return document(error, failed.status, challenge("accounts", failed, SCOPE_NEEDED))
    account = shown.claim("sub")
    profile: dict[str, Any] = records.actor.look("profiles", account) or {}
    names = [name for scope in shown.claim("scope").split(" ") for name in CLAIMS.get(scope, ())]
    return document({"sub": account, **{name: profile[name] for name in names if name in profile}})


def _read(records: Records) -> rules.Shown:
    found = places()
    issued = records.token(found[0][1]) if found else None
    return rules.Shown(
        tokens=found,
        header=None,
        claims=issued.claims if issued else {},
        signed_by_issuer=lambda: issued is not None,
        issuer=ISSUER,
        audience=ISSUER,
        scope_needed=SCOPE_NEEDED,
        now=records.world.clock.seconds,
        issued=issued,
    )
