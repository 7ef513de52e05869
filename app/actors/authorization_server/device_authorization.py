"""The device authorization endpoint: a device without a browser is given its codes here (RFC 8628 section 3.1)."""

from __future__ import annotations

from flask import Flask, Response

from app.actors.authorization_server import devices
from app.actors.authorization_server.client_authentication import authenticate, read
from app.actors.authorization_server.json_responses import METHODS, document, refuse
from app.actors.authorization_server.records import Records
from app.actors.places import ASKED_SCOPE, VERIFICATION_URI
from app.checks import device, examine
from app.checks.token import ClientRequest, scope
from app.wire import here

TABLE = (device.client_allowed, scope.known)


def register(app: Flask) -> None:
    """Add the endpoint; other methods than POST are refused by its own first check."""
    path = "/device_authorization"
    app.add_url_rule(path, "device_authorization", give_codes, methods=METHODS, provide_automatic_options=False)


def give_codes() -> Response:
    """Check the request as the token endpoint does, then give a code to keep and one to show."""
    world = here()
    records = Records(world)
    asked = read(records, ClientRequest)
    failed = examine(world, device.SHAPE, asked) or authenticate(records, asked) or examine(world, TABLE, asked)
    if failed:
        return refuse(failed)
    grant = devices.remember(records, asked.known.client_id, asked.params.get("scope") or ASKED_SCOPE)
    return document(
        {
            "device_code": grant.device_code,
            "user_code": grant.user_code,
            "verification_uri": VERIFICATION_URI,
            "verification_uri_complete": f"{VERIFICATION_URI}?user_code={grant.user_code}",
            "expires_in": devices.life(records),
            "interval": grant.interval,
        }
    )
