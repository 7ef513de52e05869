"""The explanations as they are sent: each once, under the id by which parameters and headers refer to it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from app.explain.headers import HEADERS
from app.explain.parameters import PARAMETERS, Entry
from app.explain.specs import href


class Text(msgspec.Struct, frozen=True):
    """One explanation at its three depths: in plain words, for practitioners, and as the specification has it."""

    plain: str
    meaning: str
    rule: str
    gain: str
    level: str
    spec: str
    href: str


def _entries() -> Iterator[tuple[str, Entry]]:
    yield from PARAMETERS.items()
    for name, entry in HEADERS.items():
        yield f"header:{name}", entry


# What is said in several places is sent once, under the first of them.
_IDS: dict[Entry, str] = {}
for _key, _entry in _entries():
    _IDS.setdefault(_entry, _key)
TEXTS = {id: Text(*entry, href(entry.spec)) for entry, id in _IDS.items()}


def text_id(entry: Entry | None) -> str:
    """The id of an entry's text, empty where there is no entry."""
    return _IDS[entry] if entry else ""
