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
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


# On every answer that does not bring its own.
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def protect(app: Flask) -> None:
    """Put them there."""

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
