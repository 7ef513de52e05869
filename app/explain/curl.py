"""A request as a cURL command that a shell can run."""

from __future__ import annotations

import shlex

from app.trace.messages import Request

LEFT_OUT = frozenset({"host", "content-length"})  # cURL writes these by itself


def as_curl(request: Request) -> str:
    """One command over several lines, every part quoted for a POSIX shell."""
    parts = [f"curl {shlex.quote(request.url)}"]
    if request.method != ("POST" if request.body else "GET"):
        parts.append(f"--request {shlex.quote(request.method)}")
    parts += [
        f"--header {shlex.quote(f'{name}: {value}')}" for name, value in request.headers if name.lower() not in LEFT_OUT
    ]
    if request.body:
        parts.append(f"--data-raw {shlex.quote(request.body.content.decode(errors='replace'))}")
    return " \\\n  ".join(parts)
