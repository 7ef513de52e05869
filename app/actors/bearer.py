"""Bearer tokens as a protected endpoint meets them: where they stand, and the challenge if they fail (RFC 6750)."""

from __future__ import annotations

from typing import Any

from flask import request

from app.checks import Rule


def places() -> tuple[tuple[str, str], ...]:
    """Where tokens stand in this request (RFC 6750 section 2): each place by its name, with the token."""
    scheme, _, credentials = request.headers.get("Authorization", "").partition(" ")
    found = [("Authorization header", credentials.strip())] if scheme.lower() == "bearer" else []
    return (*found, *(("query", token) for token in request.args.getlist("access_token") if token))


def challenge(realm: str, failed: Rule[Any], scope_needed: str) -> dict[str, str]:
    """The header of RFC 6750 section 3: no error code at all when no token came."""
    said = f'Bearer realm="{realm}"'
    if failed.error:
        said += f', error="{failed.error}", error_description="{failed.failure}"'
    if failed.error == "insufficient_scope":
        said += f', scope="{scope_needed}"'
    return {"WWW-Authenticate": said} if failed.status < 500 else {}
