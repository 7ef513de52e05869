"""The run's own clock: it starts at a fixed moment and moves only when a message travels or somebody waits."""

from __future__ import annotations

from app.trace.trace import EPOCH_SECONDS

MESSAGE_MS = 10


class Clock:
    """Milliseconds since 2026-01-01T00:00:00Z."""

    def __init__(self) -> None:
        self.ms = 0

    @property
    def seconds(self) -> int:
        """Seconds since 1970-01-01T00:00:00Z, as `iat` and `exp` count them (RFC 7519 section 2)."""
        return EPOCH_SECONDS + self.ms // 1000

    def advance(self, ms: int) -> None:
        """Let `ms` milliseconds pass."""
        self.ms += ms
