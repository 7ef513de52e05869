"""The runs of a comparison: what each is called, so that its name says in what it is another than the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.explain.forks import fork_name
from app.scenario import Scenario
from app.switches import preset_of, settings_in_words
from app.trace import RunDecision, Trace
from app.trace.messages import Message
from app.trace.places import sent_at
from app.trace.story import Story

LETTERS = "ABC"
FEW = 2  # more settings than these are counted, not listed


class Attacked(Protocol):
    """How an attack ended (see `app.attacks`)."""

    @property
    def reached(self) -> bool:
        """Whether the attacker has what he wanted."""

    @property
    def sentence(self) -> str:
        """What he has, or who stopped him."""


@dataclass(frozen=True)
class Column:
    """One run of a comparison; `link` opens it, `name` is what a lesson calls it, `attacked` how an attack ended."""

    scenario: Scenario
    trace: Trace
    story: Story
    link: str
    name: str = ""
    attacked: Attacked | None = None


def names_of(columns: Sequence[Column]) -> list[str]:
    """A name for each run, no two the same."""
    names = [column.name or ", ".join(_words(column, columns)) for column in columns]
    return [
        f"{name} ({letter})" if names.count(name) > 1 else name for name, letter in zip(names, LETTERS, strict=False)
    ]


def _words(column: Column, columns: Sequence[Column]) -> Iterator[str]:
    found = list(_apart(column, columns))
    titles = {each.scenario.title for each in columns}
    if len(titles) > 1 or not found:
        yield column.scenario.title
    yield from found


def _apart(column: Column, columns: Sequence[Column]) -> Iterator[str]:
    """In what a run is another: switches, an attack, what was done in it, chance."""
    alike = len({each.scenario.name for each in columns}) == 1
    names = differing_switches(columns) if alike else list(column.trace.head.run.switches)
    if names:
        yield _settings(column, names)
    if len({each.trace.head.attack for each in columns}) > 1:
        yield f"attack: {column.trace.head.attack}" if column.trace.head.attack else "no attack"
    if any(each.trace.head.run.decisions != column.trace.head.run.decisions for each in columns):
        yield from (fork_name(each, _before(column.trace, each)) for each in column.trace.head.run.decisions[-1:])
    if len({each.trace.head.run.seed for each in columns}) > 1:
        yield f"seed {column.trace.head.run.seed}"


def differing_switches(columns: Sequence[Column]) -> list[str]:
    """The switches that are not set alike in all runs, those of the ledger's checks too."""
    settings = [each.trace.head.switches for each in columns]
    return [
        name for name in dict.fromkeys(n for each in settings for n in each) if len({s.get(name) for s in settings}) > 1
    ]


def _settings(column: Column, names: Sequence[str]) -> str:
    settings = column.trace.head.switches
    if len(names) > FEW:
        preset = preset_of(settings)
        own = len(column.trace.head.run.switches)
        counted = f"{own} switch{'es' if own > 1 else ''} changed" if own else "as the scenario has it"
        return preset.title if preset else counted
    return settings_in_words({name: settings.get(name, "on") for name in names})


def _before(trace: Trace, decision: RunDecision) -> Message | None:
    """The message that a decision is about, as it was made."""
    sent = sent_at(trace.events, decision.at)
    return (sent.original or sent.message) if sent else None
