"""What anybody may read about this server: its metadata (RFC 8414, OIDC Discovery §4) and its keys (RFC 7517)."""

from __future__ import annotations

import json

from flask import Flask, Response

from app.actors.authorization_server.metadata import metadata
from app.actors.keys import published
from app.actors.places import ISSUER, METADATA_PATH
from app.wire import here

# Any page's script may read what is public anyway, and browser-based clients have to (OIDC Discovery §3).
HEADERS = {"Access-Control-Allow-Origin": "*"}


def register(app: Flask) -> None:
    """Add the addresses; the metadata stand at two, since OpenID Connect and OAuth each have one of their own."""
    app.add_url_rule("/.well-known/openid-configuration", "configuration", configuration, methods=["GET"])
    app.add_url_rule(METADATA_PATH, "metadata", configuration, methods=["GET"])
    app.add_url_rule("/jwks", "jwks", jwks, methods=["GET"])


def configuration() -> Response:
    """The metadata under the switches of this play."""
    return _json(metadata(here().switches))


def jwks() -> Response:
    """The public keys."""
    return _json(published(ISSUER))


def _json(document: object) -> Response:
    return Response(json.dumps(document, separators=(",", ":")), 200, HEADERS, content_type="application/json")
