"""What happened around a message, in words: values made, computations, things stored, decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from app.trace import Decision, Event, Fault, Launch, Mint, Store, Work
from app.trace.story.acts import act_words, is_act, span

ACTIONS = {"put": "stored in", "take": "took from", "drop": "forgot in"}


class Happened(msgspec.Struct, frozen=True):
    """One fact that is neither a message nor a check."""

    seq: int
    kind: str
    actor: str
    text: str


def happenings(events: Iterable[Event]) -> Iterator[Happened]:
    """The facts among some events, in words."""
    for event in events:
        text = _in_words(event)
        if text:
            yield Happened(event.seq, event.__struct_config__.tag or "", event.actor, text)  # type: ignore[arg-type]


def _in_words(event: Event) -> str:
    if isinstance(event, Mint):
        return f"made {event.name} {event.value}" + (f", bound to {event.bound_to}" if event.bound_to else "")
    if isinstance(event, Work):
        inputs = ", ".join(f"{side.label} {side.value}" for side in event.inputs)
        return f"computed {event.what} from {inputs}: {event.output}"
    if isinstance(event, Store):
        return f"{ACTIONS[event.action]} {event.shelf}: {event.note}"
    if isinstance(event, Launch):
        return f"asked the system to open {event.url}"
    if isinstance(event, Fault):
        return f"{event.place} was {event.what}" + (
            f" by {_duration(event.milliseconds)}" if event.milliseconds else ""
        )
    if isinstance(event, Decision):
        return _act(event) if is_act(event) else _edit(event)
    return ""


def _act(event: Decision) -> str:
    verb, things = act_words(event)
    scopes = event.answer.get("scopes")
    return f"{verb} {things[0]}" + (f": {' '.join(map(str, scopes))}" if isinstance(scopes, list) and scopes else "")


def _edit(event: Decision) -> str:
    changes = ", ".join(f"{path} {'removed' if to is None else f'is now {to}'}" for path, to in event.answer.items())
    return f"sent something else, since the {event.by} changed {event.place}: {changes}"


def _duration(milliseconds: int) -> str:
    return f"{milliseconds} ms" if milliseconds % 1000 else span(milliseconds // 1000)
