"""What is said of one term, and of the topic that it belongs to."""

from __future__ import annotations

from typing import NamedTuple


class Term(NamedTuple):
    """`meaning` is plain text, one paragraph; `spec` the section that speaks of it, empty for a word of this house.

    `also` are other words for it; the plurals of all of them are understood. `see` are ids of other terms. `shown` says
    in what a run shows it, as keys of the atlas: `parameter:client:query.code`, `header:location`, `channel:front`,
    `check:token.pkce.verify`, `flow:implicit`, `role:client (app)` or `offers:client.pkce`, with `*` for anything.
    `everyday` words are explained, but not linked wherever they stand.
    """

    name: str
    meaning: str
    spec: str = ""
    also: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    everyday: bool = False

    @property
    def id(self) -> str:
        """Its address on the page: `code-verifier`."""
        return self.name.lower().replace(" ", "-")


class Topic(NamedTuple):
    """Some terms that belong together."""

    id: str
    title: str
    order: int
    terms: tuple[Term, ...]
