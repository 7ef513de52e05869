"""The trace itself as JSON: the bytes that "identical" means."""

from __future__ import annotations

from app.trace import Trace


def render(trace: Trace, colour: bool = False) -> bytes:  # noqa: ARG001
    """Compact UTF-8 and a newline."""
    return trace.to_json()
