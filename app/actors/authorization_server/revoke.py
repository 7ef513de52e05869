"""The revocation endpoint (RFC 7009): a client gives back what it does not need any more."""

from __future__ import annotations

from flask import Flask, Response

from app.actors.authorization_server.client_authentication import authenticate, form, read
from app.actors.authorization_server.json_responses import METHODS, NO_STORE, refuse
from app.actors.authorization_server.records import Records
from app.checks import examine
from app.checks import revoke as rules
from app.checks.tokens import RefreshGrant
from app.wire import here

WHY = "the client gave it back"


def register(app: Flask) -> None:
    """Add the endpoint; other methods than POST are refused by its own first check."""
    app.add_url_rule("/revoke", "revoke", revoke, methods=METHODS, provide_automatic_options=False)


def revoke() -> Response:
    """Check who asks and whose the token is. A token that nobody knows is as good as revoked: that is a success too."""
    world = here()
    records = Records(world)
    token = form().get("token")
    asked = read(records, rules.RevocationRequest, found=records.refresh(token) or records.token(token))
    failed = examine(world, rules.SHAPE, asked) or authenticate(records, asked) or examine(world, rules.TOKEN, asked)
    if failed:
        return refuse(failed)
    if isinstance(asked.found, RefreshGrant):
        everything = world.switches["as.revocation"] == "all"
        records.revoke_family(asked.found.family, WHY, access_tokens=everything)
    elif asked.found:
        records.revoke(asked.found, WHY)
    success = Response("", 200, NO_STORE)
    success.headers.remove("Content-Type")  # nothing is said but the status
    return success
