"""The person's browser at each stop of a showing: the page in its window, and what the person is asked there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.explain.asking import Asking, asking
from app.runs.answers import QUESTIONS, Form, asked_by
from app.runs.forks import awaited
from app.scenario import Scenario
from app.trace import Decision, ResponseSent, Trace, lane_name
from app.trace.events import Event
from app.trace.messages import body_text, header
from app.trace.story import Story
from app.trace.story.acts import is_act
from app.trace.story.windows import Window, windows
from app.web.captured import forms_in, plain

PERSON = "owner"  # the lane that a person can play
Asked = tuple[Decision | None, int | None]  # a question, and the number of the form that puts it
NOTHING: Asked = (None, None)


@dataclass(frozen=True)
class Seen:
    """A window, the HTML in it, and what is asked there: as it is, as it is put, and by which form of the page."""

    window: Window
    html: str = ""
    asked: Decision | None = None
    asks: Asking | None = None
    form: int | None = None


def watch(trace: Trace, scenario: Scenario, story: Story) -> tuple[Seen, ...] | None:
    """What is seen at each stop; None where nobody has a browser."""
    lane = next((each.lane for each in trace.head.cast if each.kind == "browser"), None)
    if lane is None:
        return None
    name = lane_name(trace.head.cast, PERSON)
    waiting = awaited(trace, scenario)
    questions = _Questions(story, waiting)
    seen = []
    for n, window in enumerate(windows(story.stops, lane)):
        html = _html_at(story, window)
        forms = forms_in(html) if questions.may_ask(n) else []
        asked, form = questions.at(n, forms)
        again = asked is not None and asked is not waiting and questions.is_put_again(n, asked)
        asks = _asking(asked, name, waits=asked is waiting, on_page=form is not None, again=again) if asked else None
        seen.append(Seen(window, html, asked, asks, form))
    return tuple(seen)


def _html_at(story: Story, window: Window) -> str:
    """The page that message `window.n` brought, or what the browser says itself."""
    event = story.stops[window.n][0] if window.n is not None else None
    if not isinstance(event, ResponseSent):
        return plain(window.fault) if window.fault else ""
    text = body_text(event.message)
    return text if "html" in (header(event.message, "content-type") or "") else plain(text)


def _asking(asked: Decision, name: str, *, waits: bool, on_page: bool, again: bool) -> Asking:
    hint = QUESTIONS[asked.question].hint(asked) if on_page else ""
    return asking(asked, name, waits=waits, on_page=on_page, hint=hint, again=again)


class _Questions:
    """What the person is asked in a story, by stop."""

    def __init__(self, story: Story, waiting: Decision | None) -> None:
        self._waiting = waiting
        self._answered = [tuple(_answers(stop)) for stop in story.stops]

    def may_ask(self, n: int) -> bool:
        """Whether anything can be asked there."""
        return bool(self._answered[n]) or n == self._last

    def at(self, n: int, forms: Sequence[Form]) -> Asked:
        """What waits to be answered; else what one of the forms was, or at the end could be, answered with."""
        if n == self._last and self._waiting:
            return asked_by(forms, [self._waiting]) or (self._waiting, None)
        here = asked_by(forms, self._answered[n])
        if here or n < self._last:
            return here or NOTHING
        # A refused answer leaves its page standing: it can be given again.
        earlier = [each for stop in reversed(self._answered) for each in reversed(stop)]
        return asked_by(forms, earlier) or NOTHING

    def is_put_again(self, n: int, asked: Decision) -> bool:
        """Whether an answer that was given before is asked for once more: it was refused."""
        return asked not in self._answered[n]

    @property
    def _last(self) -> int:
        return len(self._answered) - 1


def _answers(stop: Sequence[Event]) -> Iterator[Decision]:
    for event in stop:
        if isinstance(event, Decision) and event.actor == PERSON and is_act(event):
            yield event
