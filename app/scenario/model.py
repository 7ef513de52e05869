"""What a scenario file says: cast, phases, switches, references and tellings, typed strictly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from app.attacks import ATTACKS, flow_of
from app.flows import Flow
from app.trace import Lane, Phase, RunDecision

POINTER = re.compile(r"\{([^{}\s]*)\}")
PLACE = re.compile(
    r"(?:(?P<step>[a-z_]+)(?:#(?P<count>\d+))?\.(?P<part>request|response)\.)?(?P<path>[a-z]+(?:\.\S+)?)"
)
Text = Annotated[str, Field(min_length=1, max_length=4000)]
Short = Annotated[str, Field(min_length=1, max_length=120)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Member(_Strict):
    """One lane of the cast."""

    lane: Short
    name: Short
    role: Short


class PhaseTitle(_Strict):
    """A phase of the flow under the scenario's own title."""

    id: Short
    title: Short


class Reference(_Strict):
    """What to read: a section, and why."""

    spec: Short
    why: Text


class Conditional(_Strict):
    """Something said under some switches: `when` names them with the values under which it holds."""

    when: dict[str, list[str]] = {}

    def holds(self, switches: Mapping[str, str]) -> bool:
        """Whether the telling is meant for these switches."""
        return all(switches.get(name) in values for name, values in self.when.items())


class Telling(Conditional):
    """How one step is told: `tell` at its request, `then` at its response, `otherwise` at a response that refuses.

    `otherwise_page` takes the place of `otherwise` where the refusal is a page that is shown to the person and goes
    nowhere else. The first telling that holds is told; one without `when` is the fallback.
    """

    tell: Text
    then: str = Field(default="", max_length=4000)
    otherwise: str = Field(default="", max_length=4000)
    otherwise_page: str = Field(default="", max_length=4000)


class Remark(Conditional):
    """What is added to a step's telling, at its request or at a response that does not refuse: every one that holds."""

    tell: str = Field(default="", max_length=4000)
    then: str = Field(default="", max_length=4000)


class QuizOption(_Strict):
    """One answer of a quiz question, and why it is right or is not."""

    text: Annotated[str, Field(min_length=1, max_length=240)]
    why: Annotated[str, Field(min_length=1, max_length=1000)]
    right: bool = False


class Quiz(Conditional):
    """What is asked before the message at a place is shown, to whoever predicts. Plain text, with code in backticks.

    The first question of a place that holds is asked.
    """

    at: Short
    ask: Annotated[str, Field(min_length=1, max_length=600)]
    options: list[QuizOption]
    spec: str = Field(default="", max_length=120)


class Decided(_Strict):
    """What happens in this scenario without anybody's doing, such as a message that is lost (see `RunDecision`)."""

    at: Short
    do: Short
    set: dict[str, Any] = {}
    ms: int = 0


class Compared(_Strict):
    """One run of a comparison: a scenario, this one if none is named, with a preset and switches on top."""

    name: Short
    scenario: Short = ""
    preset: Short = ""
    switches: dict[str, str] = {}


class Comparison(_Strict):
    """Two or three runs worth comparing: what to ask first, and what to tell after. `begin` is as in a scenario."""

    title: Short
    begin: Annotated[str, Field(max_length=120)] = ""
    ask: Text
    tell: Text
    runs: Annotated[list[Compared], Field(min_length=2, max_length=3)]


class ScenarioFile(_Strict):
    """A scenario file after `extends` is resolved. `legacy` says why what it shows was abandoned, where it was.

    `attack` is the id of an attack that is laid over the flow. `begin` is the question that it answers, of somebody who
    opens the catalogue for the first time; few have one.
    """

    format: int
    title: Short
    flow: Short
    attack: Short | None = None
    summary: Text
    introduction: Text
    legacy: str = Field(default="", max_length=4000)
    begin: Annotated[str, Field(max_length=120)] = ""
    chapter: Short = ""
    order: int = 100
    vary: list[Short] = []
    switches: dict[str, str] = {}
    cast: list[Member]
    phases: list[PhaseTitle]
    references: list[Reference] = []
    steps: dict[str, list[Telling]]
    remarks: dict[str, list[Remark]] = {}
    decisions: list[Decided] = []
    quiz: list[Quiz] = []
    compare: list[Comparison] = []


@dataclass(frozen=True)
class Scenario:
    """A scenario, resolved and valid. `digest` is the SHA-256 of what it says; `tells` are the steps that its own file
    tells, besides those that it takes over from the one it `extends`. `asks` is how many quiz questions stand in it:
    they come first.
    """

    name: str
    digest: str
    tells: frozenset[str] = field(compare=False)
    asks: int = field(compare=False)
    content: ScenarioFile = field(compare=False)  # the digest stands for it
    extends: str = field(default="", compare=False)

    @property
    def title(self) -> str:
        """Its title."""
        return self.content.title

    @property
    def flow(self) -> str:
        """The id of its flow."""
        return self.content.flow

    @property
    def attack(self) -> str | None:
        """The id of the attack that it shows, if it shows one."""
        return self.content.attack

    @property
    def behaviour(self) -> Flow:
        """Its flow, with its attack laid over it."""
        return flow_of(self.flow, self.attack)

    @property
    def switches(self) -> dict[str, str]:
        """The switches it sets."""
        return self.content.switches

    @property
    def vary(self) -> list[str]:
        """The switches that the page offers."""
        return self.content.vary

    @cached_property
    def decisions(self) -> tuple[RunDecision, ...]:
        """What is decided before anybody decides anything: played ahead of a run's own decisions."""
        return tuple(RunDecision(**dict(each)) for each in self.content.decisions)

    @property
    def phases(self) -> tuple[Phase, ...]:
        """Phases under the scenario's titles, in the flow's order."""
        return tuple(Phase(phase.id, phase.title) for phase in self.content.phases)

    def lanes(self, switches: Mapping[str, str], attack: str | None = None) -> tuple[Lane, ...]:
        """The cast, with what kind of actor each is, and the lanes of an attack that the scenario does not know."""
        over = ATTACKS[attack].lanes if attack else ()
        kinds = {"owner": "person", "browser": "browser", "client": "client", **{each.lane: each.kind for each in over}}
        native = switches["client.type"] == "public"
        told = tuple(
            Lane(member.lane, member.name, _role(member, native), kinds.get(member.lane, "server"))
            for member in self.content.cast
        )
        known = {lane.lane for lane in told}
        return (*told, *(lane for lane in over if lane.lane not in known))

    def telling(self, step: str, switches: Mapping[str, str]) -> Telling | None:
        """How a step is told under these switches: the first that holds."""
        return next((told for told in self.content.steps.get(step, []) if told.holds(switches)), None)

    def remarks(self, step: str, switches: Mapping[str, str]) -> list[Remark]:
        """What is added to it under these switches."""
        return [remark for remark in self.content.remarks.get(step, []) if remark.holds(switches)]

    def quiz(self, place: str, switches: Mapping[str, str], attack: str | None = None) -> Quiz | None:
        """What is asked before the message at a place is shown: the first question that holds.

        `attack` is that of the run. Under an attack the flow goes another way: then only what the scenario of that very
        attack asks in its own file is true, and without it only what was taken over.
        """
        every = self.content.quiz
        if attack is None:
            every = every[: self.asks] if self.attack else every
        else:
            every = [] if attack in ATTACKS else every[self.asks :]
        here = (quiz for quiz in every if quiz.at == place)
        return next((quiz for quiz in here if quiz.holds(switches)), None)


def _role(member: Member, native: bool) -> str:
    """A public client is an app, unless the scenario's own words say what it is."""
    return f"{member.role} (app)" if native and member.role == "client" else member.role


Library = dict[str, Scenario]
