"""The token endpoint (RFC 6749 section 3.2): what every request must be, before its grant looks at the rest."""

from __future__ import annotations

from flask import Flask, Response

from app.actors.authorization_server.client_authentication import authenticate, form, read
from app.actors.authorization_server.grants import GRANTS, offered
from app.actors.authorization_server.json_responses import METHODS, document, refuse
from app.actors.authorization_server.records import Records
from app.actors.places import RESOURCES
from app.checks import examine
from app.checks.token import TokenRequest, grant_type
from app.checks.token import request as shape
from app.wire import here

SHAPE = (shape.method_post, shape.content_type_form, shape.parameters_once)
GRANT_TYPE = (grant_type.present, grant_type.supported, grant_type.allowed)


def register(app: Flask) -> None:
    """Add the endpoint; other methods than POST are refused by its own first check."""
    app.add_url_rule("/token", "token", token, methods=METHODS, provide_automatic_options=False)


def token() -> Response:
    """Check the request, then let its grant redeem it; the first enforced failure is the answer."""
    world = here()
    records = Records(world)
    asked = read(
        records,
        TokenRequest,
        grant=records.code(form().get("code")),
        refresh=records.refresh(form().get("refresh_token")),
        grant_types=offered(world.switches),
        resources=RESOURCES,
    )
    failed = examine(world, SHAPE, asked) or authenticate(records, asked) or examine(world, GRANT_TYPE, asked)
    redeem = GRANTS.get(asked.params.get("grant_type"))
    if failed or redeem is None:
        return refuse(failed or grant_type.supported)
    outcome = redeem(records, asked)
    return document(outcome) if isinstance(outcome, dict) else refuse(outcome)
