"""The values that people follow: where each was made, and in which messages it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.trace.events import Event, Mint, Work
from app.trace.messages import Message, header
from app.trace.paths import cookies_of, form_of, json_of, json_text, location_of, pairs, query_of

MIN_LENGTH = 8  # shorter texts turn up by accident


class Values:
    """Learns values as they are made, and finds them in messages."""

    def __init__(self) -> None:
        self._ids: dict[str, tuple[str, str]] = {}
        self._counts: Counter[str] = Counter()

    def learn(self, event: Event) -> None:
        """Take note of a value that this event made."""
        if isinstance(event, Mint):
            self._enter(event.name, event.value)
        elif isinstance(event, Work):
            self._enter("computed", event.output)

    def _enter(self, name: str, value: str) -> None:
        if len(value) >= MIN_LENGTH and value not in self._ids:
            self._counts[name] += 1
            self._ids[value] = (f"{name}-{self._counts[name]}", name)

    def id_of(self, value: str) -> str | None:
        """The id of a known value."""
        found = self._ids.get(value)
        return found[0] if found else None

    def seen_in(self, message: Message) -> Iterator[tuple[str, str, str]]:
        """(id, name, path) for each known value in a message."""
        for path, value in places(message):
            found = self._ids.get(value)
            if found:
                yield (*found, path)


def places(message: Message) -> Iterator[tuple[str, str]]:
    """Every named value of a message with its path."""
    for source, found in (("query", query_of(message)), ("form", form_of(message)), ("cookie", cookies_of(message))):
        for name, value in found:
            yield f"{source}.{name}", value
    location = location_of(message)
    if location:
        address, _, fragment = location.partition("#")
        for name, value in pairs(address.partition("?")[2]):
            yield f"location.query.{name}", value
        for name, value in pairs(fragment):
            yield f"location.fragment.{name}", value
    document = json_of(message)
    if isinstance(document, dict):
        for name, value in document.items():
            yield f"json.{name}", json_text(value)
    scheme, _, credentials = (header(message, "authorization") or "").partition(" ")
    if scheme:
        yield "header.authorization", credentials
