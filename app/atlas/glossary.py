"""The glossary to read: every term and every name that travels, with the scenarios that show it."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from app.atlas.sights import Place, Sights, sights
from app.explain import href
from app.explain.glossary import TERMS, TOPICS, Term
from app.explain.named import KINDS, Meaning, Named, named
from app.scenario import Library


class MeaningLine(msgspec.Struct, frozen=True):
    """One meaning: of a term there is one, a parameter may have others at other places."""

    text: str
    places: tuple[str, ...]
    level: str
    spec: str
    href: str


class See(msgspec.Struct, frozen=True):
    """Another entry to look at."""

    id: str
    name: str


class GlossaryEntry(msgspec.Struct, frozen=True):
    """A term, or the name of a parameter, a header or a claim, and where it is shown."""

    id: str
    name: str
    also: tuple[str, ...]
    meanings: tuple[MeaningLine, ...]
    see: tuple[See, ...]
    shown: tuple[Place, ...]


class GlossaryPart(msgspec.Struct, frozen=True):
    """Entries that belong together; `kind` is term, parameter, header or claim."""

    id: str
    kind: str
    title: str
    entries: tuple[GlossaryEntry, ...]


def glossary(library: Library) -> tuple[GlossaryPart, ...]:
    """All terms by topic, then parameters, headers and claims.

    Encoded, this is what `/api/glossary` gives: a list of GlossaryPart, every field of which is always there.
    """
    return _glossary(sights(library))


def term_line(id: str) -> GlossaryEntry | None:
    """One term without the scenarios that show it: what is needed beside a text, at once."""
    return _term(TERMS[id], ()) if id in TERMS else None


@lru_cache(maxsize=2)
def _glossary(seen: Sights) -> tuple[GlossaryPart, ...]:
    topics = (
        GlossaryPart(
            topic.id,
            "term",
            topic.title,
            tuple(_term(term, seen.places(term.shown, term.spec)) for term in topic.terms),
        )
        for topic in TOPICS
    )
    names = named()
    kinds = (
        GlossaryPart(f"{kind}s", kind, title, tuple(_name(each, seen) for each in names if each.kind == kind))
        for kind, title in KINDS.items()
    )
    return (*topics, *kinds)


def _term(term: Term, shown: tuple[Place, ...]) -> GlossaryEntry:
    return GlossaryEntry(
        id=term.id,
        name=term.name,
        also=term.also,
        meanings=(MeaningLine(term.meaning, (), "", term.spec, href(term.spec)),),
        see=tuple(See(id, TERMS[id].name) for id in term.see),
        shown=shown,
    )


def _name(entry: Named, seen: Sights) -> GlossaryEntry:
    return GlossaryEntry(
        id=entry.id,
        name=entry.name,
        also=(),
        meanings=tuple(_meaning(each) for each in entry.meanings),
        see=(),
        shown=seen.places((key for each in entry.meanings for key in each.keys), entry.meanings[0].spec),
    )


def _meaning(each: Meaning) -> MeaningLine:
    return MeaningLine(each.text, each.places, each.level, each.spec, href(each.spec))
