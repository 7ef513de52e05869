"""A showing: one run, played, folded and explained, ready to be sent to a page piece by piece."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal

import msgspec

from app.explain import (
    TEXTS,
    Detail,
    KnownLine,
    PlaceLine,
    Text,
    ValueLine,
    details,
    href,
    introduction,
    known_lines,
    place_lines,
    value_lines,
)
from app.explain.asking import Waiting, unreached_html, waiting, waits_html
from app.explain.forks import HIDDEN, Outcome
from app.explain.pkce import TRYING, proof_lines, proof_places
from app.explain.questions import Asked, Question, questions
from app.explain.tokens import token_lines, token_states, validations
from app.flows import Flow
from app.runs import link_of, play, played_flow, published_keys
from app.scenario import Scenario
from app.trace import Run, Trace, lane_name
from app.trace.story import Story
from app.trace.story.windows import UNREACHED, Window
from app.web.attacking import Attacked, attacked, untold
from app.web.chips import chips
from app.web.forked import Forked, compare, unused
from app.web.windows import PERSON, Seen, watch

Mode = Literal["open", "hidden", "predict"]  # predict: hidden, and asked about
MODES: tuple[Mode, ...] = ("open", "hidden", "predict")


@dataclass(frozen=True)
class Showing:
    """What a stage shows. `revealed` counts messages; but in open mode whatever lies after them is held back."""

    run: Run
    scenario: Scenario
    trace: Trace
    story: Story
    details: tuple[Detail, ...]
    introduction: str
    values: tuple[ValueLine, ...]
    places: tuple[PlaceLine, ...]
    known: tuple[KnownLine, ...]
    seen: tuple[Seen, ...] | None
    forked: Forked

    @property
    def total(self) -> int:
        """The number of messages."""
        return self.story.total

    @property
    def link(self) -> str:
        """The run's own link."""
        return link_of(self.run)

    @cached_property
    def flow(self) -> Flow:
        """The flow of the run, with what an attack lays over it."""
        return played_flow(self.run, self.scenario)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """A question about each message, made when the first is asked."""
        head, titles = self.trace.head, self.flow.step_titles
        return tuple(questions(self.scenario, head.switches, titles, self.story, head.cast, self.run))

    def asked(self, revealed: int, mode: Mode) -> Asked | None:
        """The question about the next message, without its answer; none unless somebody predicts."""
        return self.questions[revealed].asked() if mode == "predict" and revealed < self.total else None

    def snapshot(self, cursor: int, revealed: int, mode: Mode, notices: Sequence[str] = ()) -> dict[str, Any]:
        """Everything that a page needs to draw this run at `cursor`."""
        limit = self.total if mode == "open" else revealed
        return {
            "v": 1,
            "mode": mode,
            "link": self.link,
            "download": link_of(self.run, path="/api/runs/"),
            "title": self.scenario.title,
            "summary": self.scenario.content.summary,
            "introduction": self.introduction,
            "references": [
                {"spec": each.spec, "why": each.why, "href": href(each.spec)}
                for each in self.scenario.content.references
            ],
            "notices": [*notices, *unused(self.trace)],
            "total": self.total,
            "cast": self.trace.head.cast,
            "phases": self.trace.head.phases,
            "switches": chips(self.scenario, self.trace.head.switches),
            **self.part(-1, limit),
            **self.opened_between(-1, revealed),
            "trying": TRYING if "client.pkce" in self.flow.switches else None,
            "people": self.run.people,
            "waits": self.waits,
            "fork": self.fork(revealed, mode),
            "attack": self.attack(revealed, mode),
            "without": self.forked.without,
            "question": self.asked(revealed, mode),
            "cursor": cursor,
            "revealed": revealed,
            "details": self.details_between(0, revealed),
            "texts": self.texts_between(0, revealed),
        }

    @property
    def waits(self) -> Waiting | None:
        """For whom the run waits at its end: nothing was answered, or it was refused and is asked again."""
        last = self.seen[-1].asks if self.seen and self.run.people else None
        return waiting(_person(self.trace)) if last and (last.waits or last.again) else None

    def fork(self, revealed: int, mode: Mode) -> Outcome | None:
        """What came of the last decision about a message; in hidden mode only once it can be seen."""
        told = self.forked.outcome
        if told is None or mode == "open":
            return told
        seen_at = told.caught.n if told.caught else self.total
        return told if revealed >= seen_at else Outcome(name=told.name, verdict="open", text=HIDDEN)

    @cached_property
    def attacked(self) -> Attacked | None:
        """The attack on this run, with its end."""
        return attacked(self.trace, self.scenario)

    def attack(self, revealed: int, mode: Mode) -> Attacked | None:
        """The attack on this run; how it ended is not told before all messages can be seen."""
        return self.attacked if mode == "open" or revealed >= self.total else untold(self.attacked)

    def part(self, after: int, to: int) -> dict[str, Any]:
        """What is drawn, followed and known at the stops above `after` up to `to`."""
        parts: dict[str, Sequence[Any]] = {
            "rows": self.story.rows,
            "activities": self.story.activities,
            "links": self.story.links,
            "values": self.values,
            "places": self.places,
            "known": self.known,
        }
        return _between(after, to, parts)

    @cached_property
    def opened(self) -> dict[str, Sequence[Any]]:
        """The tokens and proofs of the run, opened; worked out when somebody first comes to one."""
        story, cast = self.story, self.trace.head.cast
        made = tuple(validations(story, cast))
        return {
            "tokens": tuple(token_lines(story, cast)),
            "token_states": tuple(token_states(story, cast, published_keys(), made)),
            "validations": made,
            "proofs": tuple(proof_lines(story, cast)),
            "proof_places": tuple(proof_places(story)),
        }

    def opened_between(self, after: int, to: int) -> dict[str, list[Any]]:
        """What is said of tokens and proofs at the stops above `after` up to `to`; like details, never of what is to
        come."""
        return _between(after, to, self.opened)

    def details_between(self, first: int, last: int) -> dict[str, Detail]:
        """The details of some stops, by number."""
        return {str(n): self.details[n] for n in range(first, last + 1)}

    def texts_between(self, first: int, last: int) -> dict[str, Text]:
        """The texts that these details and tokens refer to, by id, and those before them do not."""
        known = self._abouts(0, first - 1)
        return {id: TEXTS[id] for id in self._abouts(first, last) if id not in known}

    def _abouts(self, first: int, last: int) -> dict[str, None]:
        """The ids of the texts that some details and tokens refer to, in order."""
        some = self.details[first : last + 1]
        parameters = (each.about for detail in some for each in detail.parameters)
        headers = (each.about for detail in some for each in detail.headers)
        tokens = (token for token in self.opened["tokens"] if first <= token.stop <= last)
        members = (each.about for token in tokens for part in token.parts for each in part.members)
        return dict.fromkeys(filter(None, (*parameters, *headers, *members)))


def _between(after: int, to: int, parts: Mapping[str, Sequence[Any]]) -> dict[str, list[Any]]:
    return {name: [each for each in part if after < each.stop <= to] for name, part in parts.items()}


def _added(at: Seen, before: Window | None, person: str) -> str:
    """What is told besides of what the person's browser shows now, and did not show before."""
    if at.window.fault == UNREACHED and at.window != before:
        return unreached_html(re.split("[?#]", at.window.url)[0])
    return waits_html(person) if at.asks and at.asks.waits else ""


def show(run: Run, scenario: Scenario) -> Showing:
    """Play, fold and explain a run; the latest ones are kept, since a run is a value."""
    return _show(msgspec.json.encode(run), scenario)


@lru_cache(maxsize=64)
def _show(encoded: bytes, scenario: Scenario) -> Showing:
    trace = play(msgspec.json.decode(encoded, type=Run), scenario)
    forked, story = compare(trace, scenario)
    titles = played_flow(trace.head.run, scenario).step_titles
    told = details(scenario, trace.head.switches, titles, story)
    seen = watch(trace, scenario, story)
    if seen:
        person = _person(trace)
        windows = [None, *(at.window for at in seen)]
        told = [
            msgspec.structs.replace(
                detail, window=at.window, asks=at.asks, narration=detail.narration + _added(at, before, person)
            )
            for detail, at, before in zip(told, seen, windows, strict=False)
        ]
    cast = trace.head.cast
    return Showing(
        run=trace.head.run,
        scenario=scenario,
        trace=trace,
        story=story,
        details=tuple(told),
        introduction=introduction(scenario),
        values=tuple(value_lines(story, cast)),
        places=tuple(place_lines(story, cast)),
        known=tuple(known_lines(story, cast)),
        seen=seen,
        forked=forked,
    )


def _person(trace: Trace) -> str:
    """What the person is called who can be played."""
    return lane_name(trace.head.cast, PERSON)


def common_rows(before: Story, after: Story) -> int:
    """The seq of the last row up to which two stories are the same, marks included; 0 for none."""
    same = 0
    for left, right in zip(before.rows, after.rows, strict=False):
        if left != right:
            break
        same = left.seq
    return same
