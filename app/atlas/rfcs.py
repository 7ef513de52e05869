"""The map of the specifications: each section that something here cites, what does, and which scenarios show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec

from app.atlas.sights import Place, Sights, sights
from app.checks import LEDGER
from app.checks.endpoints import ENDPOINTS
from app.explain import href
from app.explain.glossary import TERMS
from app.explain.named import named
from app.explain.specifications import TITLES, parts, place_of
from app.flows import FLOWS
from app.scenario import Library, Scenario
from app.switches import SWITCHES


class Cited(msgspec.Struct, frozen=True):
    """What cites a section: a check, a name in the glossary or a switch, by its id and its name."""

    id: str
    name: str


class Section(msgspec.Struct, frozen=True):
    """A section, and in Grantscope all that goes back to it. Where `shown` is empty, no scenario shows it by itself."""

    id: str
    section: str
    spec: str
    href: str
    shown: tuple[Place, ...]
    checks: tuple[Cited, ...]
    names: tuple[Cited, ...]
    switches: tuple[Cited, ...]
    endpoints: tuple[Cited, ...]


class Document(msgspec.Struct, frozen=True):
    """A specification with its sections in order; a citation of the whole of it comes first, without a number."""

    id: str
    name: str
    title: str
    href: str
    sections: tuple[Section, ...]


@dataclass
class _Citing:
    """What cites one section, while it is being gathered."""

    checks: list[Cited] = field(default_factory=list)
    names: list[Cited] = field(default_factory=list)
    switches: list[Cited] = field(default_factory=list)
    endpoints: list[Cited] = field(default_factory=list)
    told: list[Place] = field(default_factory=list)
    patterns: list[str] = field(default_factory=list)


def rfcs(library: Library) -> tuple[Document, ...]:
    """The map, RFCs by number and then the other specifications.

    Encoded, this is what `grantscope rfcs --json` and `/api/rfcs` give: a list of Document, every field of which is
    always there. `shown` has a scenario's `messages` at which a check is made or a parameter travels that the section
    is about; without messages the scenario is about the section, names it as something to read, or offers a switch for
    it.
    """
    return _rfcs(sights(library))


@lru_cache(maxsize=2)
def _rfcs(seen: Sights) -> tuple[Document, ...]:
    citing = _gather(seen.scenarios)
    documents: dict[str, list[Section]] = {}
    for spec in sorted(citing, key=lambda spec: place_of(*parts(spec))):
        documents.setdefault(parts(spec)[0], []).append(_section(spec, citing[spec], seen))
    return tuple(
        Document(_id(name), name, TITLES.get(name, ""), href(name), tuple(sections))
        for name, sections in documents.items()
    )


def _gather(scenarios: Sequence[Scenario]) -> dict[str, _Citing]:
    found: dict[str, _Citing] = {}

    def at(spec: str) -> _Citing:
        return found.setdefault(spec, _Citing())

    for endpoint in ENDPOINTS:
        at(endpoint.spec).endpoints.append(Cited(endpoint.id, endpoint.title))
    for rule in LEDGER.values():
        at(rule.spec).checks.append(Cited(rule.id, rule.title))
    for term in TERMS.values():
        if term.spec:
            at(term.spec).names.append(Cited(term.id, term.name))
            at(term.spec).patterns += term.shown
    for each in named():
        for spec in dict.fromkeys(meaning.spec for meaning in each.meanings):
            at(spec).names.append(Cited(each.id, each.name))
    for switch in SWITCHES.values():
        at(switch.spec).switches.append(Cited(switch.name, switch.title))
    for spec, place in _told(scenarios):
        at(spec).told.append(place)
    return found


def _told(scenarios: Sequence[Scenario]) -> Iterator[tuple[str, Place]]:
    """Sections that a scenario is about, names as something to read, or offers a switch for; the best reason first."""
    for scenario in scenarios:
        for reference in scenario.content.references:
            yield reference.spec, Place(scenario.name, scenario.title, (), reference.why)
    for scenario in scenarios:
        yield FLOWS[scenario.flow].spec, Place(scenario.name, scenario.title, ())
        for name in scenario.vary:
            yield SWITCHES[name].spec, Place(scenario.name, scenario.title, ())


def _section(spec: str, citing: _Citing, seen: Sights) -> Section:
    name, section = parts(spec)
    return Section(
        id=_id(name, section),
        section=section,
        spec=spec,
        href=href(spec),
        shown=tuple(_shown(citing.told, seen.places([f"spec:{spec}", *citing.patterns], spec))),
        checks=tuple(citing.checks),
        names=tuple(citing.names),
        switches=tuple(citing.switches),
        endpoints=tuple(citing.endpoints),
    )


def _shown(told: list[Place], seen: tuple[Place, ...]) -> Iterator[Place]:
    """Each scenario once: those that recommend the section first, then those that show it, then the others."""
    messages = {place.scenario: place.messages for place in seen}
    reasons = [place for place in told if place.why]
    rest = [place for place in told if not place.why]
    done: set[str] = set()
    for place in (*reasons, *seen, *rest):
        if place.scenario not in done:
            done.add(place.scenario)
            yield msgspec.structs.replace(place, messages=messages.get(place.scenario, ()))


def _id(name: str, section: str = "") -> str:
    """The anchor: `rfc-7636-4.6`."""
    return "-".join(f"{name} {section.replace('§', '')}".lower().split())
