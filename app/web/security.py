"""What keeps the page safe: its Content-Security-Policy, the one inline import map by its hash."""

from __future__ import annotations

import base64
import hashlib
import json

from flask import Flask, Response

IMPORTS = {
    "socket.io-client": "/static/vendor/socket.io.esm.min.js",
    "preact": "/static/vendor/preact.mjs",
    "preact/hooks": "/static/vendor/preact-hooks.mjs",
    "htm": "/static/vendor/htm.module.js",
    "@preact/signals-core": "/static/vendor/signals-core.module.js",
    "@preact/signals": "/static/vendor/signals.module.js",
}
IMPORT_MAP = json.dumps({"imports": IMPORTS}, separators=(",", ":"))
_HASH = base64.b64encode(hashlib.sha256(IMPORT_MAP.encode()).digest()).decode()

POLICY = "; ".join(
    (
        "default-src 'none'",
        f"script-src 'self' 'sha256-{_HASH}'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


def protect(app: Flask) -> None:
    """Put the policy on every answer that does not bring its own."""

    @app.after_request
    def add_headers(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        return response
