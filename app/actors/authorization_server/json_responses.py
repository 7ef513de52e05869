"""What endpoints answer that programs call: JSON that no cache keeps, and errors as RFC 6749 section 5.2 has them."""

from __future__ import annotations

import json
from typing import Any

from flask import Response

from app.checks import Rule

NO_STORE = {"Cache-Control": "no-store", "Pragma": "no-cache"}  # RFC 6749 section 5.1
METHODS = [
    "GET",
    "POST",
    "PUT",
    "DELETE",
    "PATCH",
    "OPTIONS",
]  # an endpoint's own first check refuses what it does not take


def document(content: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A JSON object."""
    text = json.dumps(content, separators=(",", ":"))
    return Response(text, status, {**NO_STORE, **(headers or {})}, content_type="application/json")


def refuse(failed: Rule[Any]) -> Response:
    """An error response. HTTP asks for a challenge on every 401 (RFC 9110 section 15.5.2)."""
    headers = {"Allow": "POST"} if failed.status == 405 else {}
    if failed.status == 401:
        headers["WWW-Authenticate"] = 'Basic realm="accounts"'
    return document(
        {"error": failed.error or "invalid_request", "error_description": failed.description}, failed.status, headers
    )
