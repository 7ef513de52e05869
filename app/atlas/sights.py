"""What each scenario shows, played once as it is: parameters, headers, checks and channels, by message."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from urllib.parse import quote

import msgspec

from app.explain import TEXTS, Detail, details
from app.explain.specifications import parts
from app.runs import play
from app.scenario import Library, Scenario
from app.trace import Run
from app.trace.story import fold


class Place(msgspec.Struct, frozen=True):
    """A scenario that shows something, and at which messages; at none where it only speaks of it."""

    scenario: str
    title: str
    messages: tuple[int, ...]
    why: str = ""

    @property
    def link(self) -> str:
        """The scenario, at the first of the messages."""
        address = f"/s/{quote(self.scenario)}"
        return f"{address}?at={self.messages[0]}" if self.messages else address


Sight = Mapping[str, Sequence[int]]


class Sights:
    """What is shown where. Keys are such as `parameter:as:form.code`, `header:location`, `check:token.pkce.verify`,
    `channel:front`, and `spec:RFC 7636 §4.6` for whatever of these cites that section; of a whole scenario
    `flow:implicit`, `role:client (app)` and `offers:client.pkce`, which stand at no message.
    """

    def __init__(self, scenarios: Sequence[Scenario]) -> None:
        self.scenarios = scenarios
        self._seen = [(scenario, _seen_in(scenario)) for scenario in scenarios]
        self.keys = frozenset(key for _, seen in self._seen for key in seen)

    def places(self, patterns: Iterable[str], about: str = "") -> tuple[Place, ...]:
        """The scenarios that show any of these; in a pattern `*` stands for anything.

        They come in catalogue order, but first those that name the section `about`, or one near it, as a thing to read.
        """
        keys = frozenset(key for pattern in patterns for key in self._matching(pattern))
        found = [(scenario, seen) for scenario, seen in self._seen if keys & seen.keys()]
        found.sort(key=lambda pair: _distance(pair[0], about))
        return tuple(Place(scenario.name, scenario.title, _messages(seen, keys)) for scenario, seen in found)

    def _matching(self, pattern: str) -> Iterable[str]:
        return fnmatch.filter(self.keys, pattern) if "*" in pattern else {pattern} & self.keys


def sights(library: Library) -> Sights:
    """The sights of these scenarios, which are played when they are first asked for."""
    return _sights(tuple(library.values()))


@lru_cache(maxsize=2)
def _sights(scenarios: tuple[Scenario, ...]) -> Sights:
    return Sights(scenarios)


def _distance(scenario: Scenario, spec: str) -> int:
    """How far a section is from what a scenario names as something to read: the same, within it, nearby, elsewhere."""
    read = [reference.spec for reference in scenario.content.references]
    if spec in read:
        return 0
    if any(spec.startswith((f"{each}.", f"{each} ")) for each in read):
        return 1
    return 2 if any(parts(each)[0] == parts(spec)[0] for each in read) else 3


def _messages(seen: Sight, keys: frozenset[str]) -> tuple[int, ...]:
    return tuple(sorted({n for key in keys & seen.keys() for n in seen[key]}))


def _seen_in(scenario: Scenario) -> Sight:
    trace = play(Run(scenario=scenario.name), scenario)
    seen: dict[str, list[int]] = {f"flow:{scenario.flow}": []}
    seen.update({f"role:{lane.role}": [] for lane in trace.head.cast})
    seen.update({f"offers:{name}": [] for name in scenario.vary})
    for detail in details(scenario, trace.head.switches, scenario.behaviour.step_titles, fold(trace)):
        for key in dict.fromkeys(_keys(detail)):
            seen.setdefault(key, []).append(detail.n)
    return seen


def _keys(detail: Detail) -> Iterator[str]:
    if detail.channel:
        yield f"channel:{detail.channel}"
    for parameter in detail.parameters:
        yield f"parameter:{detail.to}:{parameter.where}.{parameter.name}"
        yield from _section(parameter.about)
    for header in detail.headers:
        yield f"header:{header.name.lower()}"
        yield from _section(header.about)
    for check in detail.checks:
        if check.verdict != "not-applicable":
            yield f"check:{check.id}"
            yield f"spec:{check.spec}"


def _section(about: str) -> Iterator[str]:
    if about:
        yield f"spec:{TEXTS[about].spec}"
