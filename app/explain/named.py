"""The entries by name: what one parameter, header or claim means wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from app.checks.endpoints import ROLES
from app.explain.headers import HEADERS
from app.explain.parameters import PARAMETERS

KINDS = {"parameter": "Parameters", "header": "Headers", "claim": "Claims, and members of a token's header"}
_PLACES = {
    "query": "in the query",
    "form": "in the form",
    "json": "in the JSON",
    "header": "in a header",
    "header.authorization.basic": "in the Authorization header",
    "location.query": "in the Location's query",
    "location.fragment": "in the Location's fragment",
}
_TOKENS = {
    "client_assertion": "client assertion",
    "id_token": "ID token",
    "id_token_hint": "ID token that comes as a hint",
    "authorization": "access token",
}


class Meaning(NamedTuple):
    """One meaning of a name: where it stands, and `keys` as the atlas knows what is seen."""

    places: tuple[str, ...]
    text: str
    level: str
    spec: str
    keys: tuple[str, ...]


class Named(NamedTuple):
    """A name of one kind with its meanings, most of which have just one."""

    kind: str
    name: str
    meanings: tuple[Meaning, ...]

    @property
    def id(self) -> str:
        """Its address on the page of the glossary: `parameter.code_verifier`."""
        return f"{self.kind}.{self.name}"


def named() -> list[Named]:
    """All of them, kind by kind in the order of the alphabet."""
    found: dict[tuple[str, str], list[Meaning]] = {}
    for kind, name, meaning in (*_parameters(), *_headers()):
        found.setdefault((kind, name), []).append(meaning)
    order = {kind: n for n, kind in enumerate(KINDS)}
    return [
        Named(kind, name, tuple(_merged(found[kind, name])))
        for kind, name in sorted(found, key=lambda key: (order[key[0]], key[1].lower()))
    ]


def _parameters() -> Iterator[tuple[str, str, Meaning]]:
    for key, entry in PARAMETERS.items():
        lane, _, path = key.partition(":")
        where, _, name = path.rpartition(".")
        kind = "claim" if ".jwt." in where else "header" if where == "header" else "parameter"
        place = _place(lane, where)
        yield kind, name, Meaning((place,), entry.meaning, entry.level, entry.spec, (f"parameter:{key}",))


def _headers() -> Iterator[tuple[str, str, Meaning]]:
    for name, entry in HEADERS.items():
        yield "header", name, Meaning((), entry.meaning, "", entry.spec, (f"header:{name}",))


def _place(lane: str, where: str) -> str:
    token, inside, part = where.partition(".jwt.")
    if inside:
        return f"{_TOKENS[token.rpartition('.')[2]]}, {'header' if part == 'header' else 'claim'}"
    return f"to the {ROLES.get(lane, lane)}, {_PLACES[where]}"


def _merged(meanings: list[Meaning]) -> Iterator[Meaning]:
    """Places that mean the same, told once."""
    found: dict[tuple[str, str, str], list[Meaning]] = {}
    for each in meanings:
        found.setdefault((each.text, each.level, each.spec), []).append(each)
    for (text, level, spec), same in found.items():
        places = tuple(dict.fromkeys(place for each in same for place in each.places))
        yield Meaning(places, text, level, spec, tuple(key for each in same for key in each.keys))
