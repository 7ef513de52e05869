"""How the values that people follow are written in a message: as they are, escaped for a form or JSON, in Basic."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator
from urllib.parse import quote, quote_plus

from app.trace.messages import header
from app.trace.story import Story

BASIC = "header.authorization.basic.client_secret"


def written(stop: int, story: Story) -> tuple[tuple[str, str], ...]:
    """The texts that stand for a value at a stop, longest first, each with the id of the value."""
    first, last = (bisect_left(story.places, each, key=lambda place: place.stop) for each in (stop, stop + 1))
    found: dict[str, str] = {}
    for place in story.places[first:last]:
        for text in _ways(story.values.by_id(place.value).text):
            found.setdefault(text, place.value)
        if BASIC in place.at:
            message = story.message(stop).message
            found.setdefault((header(message, "authorization") or "").partition(" ")[2], place.value)
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _ways(text: str) -> Iterator[str]:
    yield from (text, quote_plus(text), quote(text, safe=""), json.dumps(text, ensure_ascii=False)[1:-1])
