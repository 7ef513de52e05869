"""The recorder: appends events and numbers them. `Silent` is the same without keeping anything, for the bench."""

from __future__ import annotations

from typing import Any

from app.trace.events import Event


class Recorder:
    """Appends events in the order in which they happen."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def add(self, kind: type[Any], **fields: Any) -> int:
        """Append one event of `kind` and return its seq."""
        seq = len(self.events) + 1
        self.events.append(kind(seq=seq, **fields))
        return seq


class Silent(Recorder):
    """A recorder whose `add` returns at once: what recording costs is measured against it."""

    def add(self, kind: type[Any], **fields: Any) -> int:  # noqa: ARG002
        """Keep nothing."""
        return 0
