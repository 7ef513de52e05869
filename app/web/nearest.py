"""What to offer where a link cannot be played: the same run without what is wrong in it, or the nearest scenario's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple
from urllib.parse import quote, urlencode

from app.runs import RunError
from app.runs.links import MAX_LINK, parse_settings
from app.scenario import Library
from app.web.opening import LinkQuery, open_query

Part = tuple[str, str]

# A link with more mistakes than this is offered without any of its parts.
TRIES = 6


class Nearest(NamedTuple):
    """A link that can be played, the title of its scenario, and which parts of the link that was asked for it lacks."""

    link: str
    title: str
    without: tuple[str, ...]


def nearest(library: Library, name: str, query: Mapping[str, Sequence[str]]) -> Nearest | None:
    """What is nearest to the run `name` with this query, which cannot be played; None where no scenario is near."""
    close = [name] if name in library else get_close_matches(name, list(library), n=1)
    if not close:
        return None
    name = close[0]
    parts = [(key, value) for key, values in query.items() for value in values]
    kept = parts if sum(len(value) for _, value in parts) < MAX_LINK else []
    for _ in range(TRIES):
        try:
            open_query(library, name, _query(kept))
            break
        except RunError as error:
            kept = [part for part in kept if part not in set(_blamed(error, kept))]
    else:
        kept = []
    asked = f"?{urlencode(kept, safe=':', quote_via=quote)}" if kept else ""
    without = dict.fromkeys(key for key, value in parts if (key, value) not in kept)
    return Nearest(f"/s/{quote(name)}{asked}", library[name].title, tuple(without))


def _query(parts: Sequence[Part]) -> LinkQuery:
    query = LinkQuery()
    for key, value in parts:
        query.setdefault(key, []).append(value)
    return query


def _blamed(error: RunError, parts: Sequence[Part]) -> Iterator[Part]:
    """The parts of the link that the error is about; where it names none, the changes, or else all of them."""
    key, _, switch = error.field.partition(" ")
    named = [
        (field, value)
        for field, value in parts
        if field == key and (key != "set" or (value.startswith(f"{switch}:") if switch else not _is_setting(value)))
    ]
    changes = [part for part in parts if part[0] == "d"]
    yield from named or changes or parts


def _is_setting(text: str) -> bool:
    try:
        parse_settings([text], ":")
    except RunError:
        return False
    return True
