"""Narration: a scenario's Markdown becomes HTML, and pointers become chips with captured values, escaped as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeGuard

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import escape

from app.checks import LEDGER
from app.explain.glossary import link_terms
from app.explain.interfered import Interference
from app.explain.turns import Turn, Turns, mistold
from app.explain.visible import visible, visible_html
from app.scenario import PLACE, POINTER, Scenario, Telling
from app.trace import Check, Event
from app.trace.messages import Message
from app.trace.paths import read
from app.trace.places import place_at, place_of, step_of
from app.trace.story import Row, Story

# Private-use characters stand for chips while Markdown is rendered; whatever is captured comes in afterwards.
OPEN, CLOSE = "\ue000", "\ue001"
_STAND_IN = re.compile(f"{OPEN}(\\d+){CLOSE}")
SHOWN = 26
REFUSED = {
    "owner.consent": "**allows nothing** of what is asked for",
    "owner.login": "**mistypes** her account or her password",
}
TURNED = "What this scenario tells of this message is for the run in which she does not."
CARRYING = ("query.error", "form.error")
ERRORS = ("location.query.error", "location.fragment.error", "json.error")
LOST = "This message was sent and **lost on the way**: whoever should get it waits, or gives up."


@dataclass(frozen=True)
class Pointed:
    """What a pointer found: its path as written, the value or None, and the id of the value people follow."""

    pointer: str
    value: str | None
    value_id: str | None


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    """CommonMark without raw HTML, images or automatic links. Links leave the stage where it is; terms have cards."""
    without = ["image", "autolink", "html_inline", "html_block"]
    markdown = MarkdownIt("commonmark", {"html": False}).disable(without).use(link_terms)
    markdown.add_render_rule("link_open", _link)
    return markdown


def _link(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    if tokens[index].attrs.get("class") != "term":
        tokens[index].attrs |= {"target": "_blank", "rel": "noreferrer"}
    return renderer.renderToken(tokens, index, options, env)


@lru_cache(maxsize=512)
def _rendered(source: str) -> str:
    return str(_markdown().render(source))


def _joined(*parts: str) -> str:
    return " ".join(part.strip() for part in parts if part.strip())


def rendered(source: str) -> str:
    """Markdown that points at nothing, as HTML."""
    return visible_html(_rendered(source)).strip()


def introduction(scenario: Scenario) -> str:
    """The scenario's introduction as HTML; it points at nothing, since nothing has happened yet."""
    return rendered(_warning(scenario) + scenario.content.introduction)


def _warning(scenario: Scenario) -> str:
    """What stands before anything else that is told of something which was abandoned."""
    return f"**Legacy.** {scenario.content.legacy.strip()}\n\n" if scenario.content.legacy else ""


class Narrator:
    """Tells the steps of one story in the words of one scenario."""

    def __init__(self, scenario: Scenario, switches: Mapping[str, str], story: Story) -> None:
        self.scenario = scenario
        self.switches = switches
        self.story = story
        self._turns = Turns(switches, story)
        self._messages = {place_of(event): event.message for event in story.messages}
        self._first = {row.step: row.row for row in reversed(story.rows)}
        self._names = {member.lane: member.name for member in scenario.content.cast}
        self._interference = Interference(story, self._names, {decision.at for decision in scenario.decisions})
        self._causes = {event.seq: event.cause for stop in story.stops for event in stop}

    def opening(self) -> str:
        """What is told before the first message: how it all begins."""
        start = self.scenario.telling(self._beginning_act(), self.switches)
        return self.html(_warning(self.scenario) + start.tell, None) if start else introduction(self.scenario)

    def _beginning_act(self) -> str:
        """The act before the first message: where an attacker begins, it may be another than that of the flow."""
        steps = [step_of(row.step) for row in self.story.rows]
        if not steps or "start" in steps:
            return "start"
        return steps[0] if self.story.rows[0].kind != "message" else ""

    def tell(self, row: Row) -> str:
        """The narration of a message; a refusal names the check that stopped it."""
        source = self.source(row)
        return self.html(source, row) if source else self._plainly(row)

    def source(self, row: Row) -> str:
        """The Markdown that tells this message and what the owner does after it, empty when the scenario has none."""
        said = self._said(row)
        return "\n\n".join((said, *self._acts_after(row))) if said else ""

    def pointed(self, row: Row) -> list[Pointed]:
        """What the narration of a message points at, in this message and in others."""
        return [self.resolve(pointer, row) for pointer in POINTER.findall(self.source(row))]

    def _acts_after(self, row: Row) -> Iterator[str]:
        """Acts that are steps of their own and addresses handed over; what fills in a form is told with the request."""
        for place in range(row.row + 1, len(self.story.rows)):
            act = self.story.rows[place]
            if act.kind == "message":
                return
            step = step_of(act.step)
            switches = self._turns.switches_at(act)
            telling = self.scenario.telling(step, switches)
            if telling is None or mistold(self._turns.refused_by(act), telling):
                continue
            if self._first[act.step] == place and place_at(act.step, "request") not in self._messages:
                yield _joined(telling.tell, *(remark.tell for remark in self.scenario.remarks(step, switches)))

    def _said(self, row: Row) -> str:
        step = step_of(row.step)
        switches, turn = self._turns.switches_at(row), self._turns.refused_by(row)
        telling = self.scenario.telling(step, switches)
        if telling is None:
            return ""
        if row.dropped:
            return LOST
        late = self._interference.late(row)
        interfered = self._interference.told(row)
        if interfered:
            return _joined(late, interfered)
        return _joined(late, self._told(telling, row, switches, turn))

    def _told(self, telling: Telling, row: Row, switches: Mapping[str, str], turn: Turn | None) -> str:
        """What the scenario tells of a message, or what came instead."""
        stopped = self.stopped_by(row)
        if stopped or row.failed:
            return self._refusal(telling, row, stopped)
        if turn and mistold(turn, telling):
            return self._turned(row, turn)
        remarks = self.scenario.remarks(step_of(row.step), switches)
        if row.direction == "request":
            return _joined(telling.tell, *(remark.tell for remark in remarks))
        return _joined(telling.then, *(remark.then for remark in remarks))

    def _turned(self, row: Row, turn: Turn) -> str:
        """What can be said of a message that the scenario tells for another answer of the owner's only."""
        did = REFUSED[turn.switch]
        asked = next((each for each in self.story.rows if each.n and each.step == turn.decision.step), row)
        when = "" if asked.row == row.row else f" at message {asked.n}"
        carried = next((pointer for pointer in CARRYING if self.resolve(pointer, row).value), "")
        error = f"It brings an **error** with it, {{{carried}}}." if carried else ""
        return _joined(f"{self._names.get('owner', 'The owner')} {did}{when}.", error, TURNED)

    def _refusal(self, telling: Telling, row: Row, stopped: Check | None) -> str:
        """What the scenario says of a refusal, the error it carries, and the check behind it."""
        page = row.status is not None and row.status >= 400 and self.resolve("json.error", row).value is None
        carried = (pointer for pointer in ERRORS if self.resolve(pointer, row).value)
        error = next((f"The error is {{{pointer}}}." for pointer in carried), "")
        why = f"{LEDGER[stopped.id].failure} (**{stopped.id}**, {stopped.spec})." if stopped else ""
        return _joined(
            (page and telling.otherwise_page) or telling.otherwise, error, why, self._beginning(row, stopped)
        )

    def _beginning(self, row: Row, stopped: Check | None) -> str:
        """Which check ended the run, where what stops here is only its consequence: one led to the other."""
        led = self._led_to(row)
        for n, stop in enumerate(self.story.stops[: row.stop]):
            for event in stop:
                if _stops(event) and event.cause in led:
                    began = f"It began at message {n}: {LEDGER[event.id].clause} (**{event.id}**, {event.spec})."
                    return "" if event is stopped else began
        return ""

    def _led_to(self, row: Row) -> set[int]:
        """The events that led to this message, one to the next, itself among them."""
        found: set[int] = set()
        seq: int | None = row.seq
        while seq is not None and seq not in found:
            found.add(seq)
            seq = self._causes.get(seq)
        return found

    def stopped_by(self, row: Row) -> Check | None:
        """The enforced check that failed between a request and its response: one made on it, else one further in.

        Of those further in the last exchange counts: what was refused before has been mended, or there would be none.
        What came to a browser may be a page whose script checks something: then that is what became of the response.
        """
        if row.began is None:
            return None
        first = self.story.rows[row.began].stop
        last = row.stop + (row.channel == "front")
        events = [event for stop in self.story.stops[first:last] for event in stop]
        failed = [event for event in events if _stops(event)]
        own = [check for check in failed if check.exchange == row.exchange]
        inner = [check for check in failed if row.failed and check.exchange == failed[-1].exchange]
        return next(iter(own or inner), None)

    def _plainly(self, row: Row) -> str:
        """What can be said of a message that no scenario planned."""
        said = "A message that this scenario did not plan." if row.step.startswith("other:") else row.text
        return f"<p>{escape(visible(said))}</p>"

    def html(self, source: str, row: Row | None) -> str:
        """Markdown to HTML with chips for pointers."""
        chips: list[Pointed] = []

        def stand_in(match: re.Match[str]) -> str:
            chips.append(self.resolve(match.group(1), row))
            return f"{OPEN}{len(chips) - 1}{CLOSE}"

        prepared = POINTER.sub(stand_in, source.replace(OPEN, "").replace(CLOSE, ""))
        told = visible_html(_rendered(prepared))
        return _STAND_IN.sub(lambda match: chip(chips[int(match.group(1))]), told).strip()

    def resolve(self, pointer: str, row: Row | None) -> Pointed:
        """What a pointer of `row`'s telling points at."""
        place = PLACE.fullmatch(pointer)
        message = self._message(place, row) if place else None
        value = read(message, place["path"]) if place and message else None
        return Pointed(pointer, value, self.story.values.id_of(value) if value else None)

    def _message(self, place: re.Match[str], row: Row | None) -> Message | None:
        if place["step"]:
            return self._messages.get(place_at(f"{place['step']}#{place['count'] or 1}", place["part"]))
        return self._messages.get(row.place) if row else None


def _stops(event: Event) -> TypeGuard[Check]:
    """Whether this is a check that failed and stopped the message."""
    return isinstance(event, Check) and event.verdict == "failed" and event.enforced


def chip(found: Pointed) -> str:
    """A captured value as HTML: long ones shortened, the whole in the title."""
    if found.value is None:
        return f'<code class="missing">{escape(visible(found.pointer))}</code>'
    shown = found.value if len(found.value) <= SHOWN else f"{found.value[: SHOWN // 2]}…{found.value[-4:]}"
    id = escape(found.value_id) if found.value_id else ""
    follow = f' role="button" tabindex="0" aria-pressed="false" data-follow="{id}"' if id else ""
    return f'<code class="value"{follow} title="{escape(visible(found.value[:400]))}">{escape(visible(shown))}</code>'
