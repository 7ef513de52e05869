"""The plan of a play: its steps as patterns, and what was decided, keyed by place (DESIGN section 10)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from app.trace import Request, RunDecision
from app.trace.paths import form_of, split_url
from app.trace.places import Part, place_at


class PlayEnds(BaseException):
    """A person has not answered yet: the play ends here, its trace is an exact prefix of the continued one.

    Not an Exception, so that no web framework on the way turns it into a 500.
    """


@dataclass(frozen=True)
class Step:
    """One planned exchange, (with `method` "act") one act of the owner, or ("launch") an address that is handed over.

    `when` says under which switches the step can happen at all; `path` may hold `*` for any run of characters; `form`
    names parameters by which requests to one address are told apart, such as the grant type; `after` names a step that
    must have come up before, so that a second call of one address can be a step of its own.
    """

    id: str
    source: str
    to: str
    method: str
    path: str
    phase: str
    title: str
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    after: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The path as a regular expression."""
        return re.compile(".*".join(re.escape(piece) for piece in self.path.split("*")))

    def plans(self, source: str, to: str, sent: Request) -> bool:
        """Whether such a request is the one this step plans."""
        if (self.source, self.to, self.method) != (source, to, sent.method):
            return False
        if not self.pattern.fullmatch(split_url(sent.url).path or "/"):
            return False
        return not self.form or self.form.items() <= dict(form_of(sent)).items()

    def possible(self, switches: Mapping[str, str]) -> bool:
        """Whether the step can happen under these switches."""
        return all(switches.get(name) in values for name, values in self.when.items())


class Script:
    """Matches requests to steps, counts occurrences, and hands out the decisions made for a place."""

    def __init__(
        self,
        steps: Sequence[Step],
        decisions: Sequence[RunDecision],
        people: Sequence[str],
        scripted: Sequence[RunDecision] = (),
    ) -> None:
        self._steps = steps
        self._scripted = scripted
        self._people = frozenset(people)
        self._counts: Counter[str] = Counter()
        self._decisions: dict[str, list[RunDecision]] = {}
        for decision in (*scripted, *decisions):
            self._decisions.setdefault(decision.at, []).append(decision)
        self._met: set[str] = set()

    def name_exchange(self, source: str, to: str, sent: Request) -> str:
        """`token#1` for a planned request, `other:client>as#1` for one nobody planned."""
        planned = (step.id for step in self._steps if self._came_up(step.after) and step.plans(source, to, sent))
        return self.name_occurrence(next(planned, f"other:{source}>{to}"), "request")

    def _came_up(self, step: str) -> bool:
        return not step or any(self._counts[f"{step}.{kind}"] for kind in ("answer", "exchange"))

    def name_occurrence(self, step: str, part: Part) -> str:
        """The next `step#occurrence` of that part: an answer and the request it leads to count apart."""
        key = f"{step}.{'answer' if part == 'answer' else 'exchange'}"
        self._counts[key] += 1
        return f"{step}#{self._counts[key]}"

    def decided(self, step: str, part: Part) -> list[RunDecision]:
        """The decisions for one place, in the order in which they were made: the scenario's come first."""
        place = place_at(step, part)
        found = self._decisions.get(place, [])
        if found:
            self._met.add(place)
        return found

    def answer(self, step: str, person: str, scripted: dict[str, Any]) -> tuple[dict[str, Any], str]:
        """What `person` answers and who said so ("person" or "script"). Raises PlayEnds when it is still open."""
        answers = [decision for decision in self.decided(step, "answer") if decision.do == "answer"]
        decided = next((answer for answer in answers if self.by(answer) == "person"), None)
        if decided:
            return decided.set, "person"
        if person in self._people:
            raise PlayEnds
        return (answers[0].set if answers else scripted), "script"

    def by(self, decision: RunDecision) -> str:
        """Who made a decision: the "script", which the scenario belongs to, or a "person"."""
        return "script" if any(decision is each for each in self._scripted) else "person"

    @property
    def unused(self) -> tuple[str, ...]:
        """Places of people's decisions that never came up."""
        made = ((place, decisions) for place, decisions in self._decisions.items() if place not in self._met)
        return tuple(place for place, decisions in made if any(self.by(each) == "person" for each in decisions))
