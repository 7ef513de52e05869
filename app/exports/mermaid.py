"""A Mermaid sequence diagram, built with mermaid-py and escaped by us: it escapes nothing itself."""

from __future__ import annotations

import contextlib
import io
import json
from importlib import import_module
from types import ModuleType
from typing import Any

from app.trace import Trace
from app.trace.story import Row, Story, fold

# Each of these means something to Mermaid inside a message; unescaped, `;` can draw a message that never was.
ESCAPED = frozenset(';#<>"$%:{}[]()\\`&*_~|')
MAX_LABEL = 160
MAX_DOCUMENT = 45_000  # Mermaid silently refuses documents above 50,000 characters
ARROWS = {"request": "Solid-arrow", "response": "Dotted-arrow", "act": "Solid-async"}


def render(trace: Trace, colour: bool = False) -> bytes:  # noqa: ARG001
    """The document as UTF-8."""
    return document(trace, fold(trace)).encode()


def document(trace: Trace, story: Story) -> str:
    """The text of the diagram: participants as cast, phases as notes, messages numbered as everywhere."""
    sequence = _library()
    lanes = {lane.lane: _participant(sequence, f"lane{index}", lane.name) for index, lane in enumerate(trace.head.cast)}
    elements: list[Any] = list(lanes.values())
    elements += _messages(trace, story, sequence, lanes)
    # A JSON string is a YAML string: a title with a colon in it would otherwise end the front matter.
    return f"{sequence.SequenceDiagram(json.dumps(trace.head.run.scenario), elements).script.rstrip()}\n"


def _library() -> ModuleType:
    """mermaid-py, silenced: its import prints a warning on stdout where IPython is absent."""
    with contextlib.redirect_stdout(io.StringIO()):
        return import_module("mermaid.sequence")


def _participant(sequence: ModuleType, id: str, name: str) -> Any:
    """A participant under an id of ours: names like `end` or `loop` are no ids."""
    participant = sequence.Participant(escape(name))
    participant.id_ = id
    return participant


def _messages(trace: Trace, story: Story, sequence: ModuleType, lanes: dict[str, Any]) -> list[Any]:
    titles = {phase.id: phase.title for phase in trace.head.phases}
    ends = [next(iter(lanes.values())), list(lanes.values())[-1]]
    elements: list[Any] = []
    phase, length = "", sum(len(str(lane)) for lane in lanes.values())
    for row in story.rows:
        drawn = [sequence.Link(lanes[row.sender], lanes[row.to], ARROWS[row.direction], _label(row))]
        if row.phase != phase:
            phase = row.phase
            drawn.insert(0, sequence.Note(escape(titles.get(phase, phase)), ends))
        length += sum(len(str(element)) + len(" \n\t") for element in drawn)
        if length > MAX_DOCUMENT:
            left_out = f"The messages from number {row.n or row.stop + 1} on are left out here"
            return [*elements, sequence.Note(left_out, ends)]
        elements += drawn
    return elements


def _label(row: Row) -> str:
    number = f"{row.n}. " if row.n else ""
    return escape(f"{number}{row.verb} {row.texts[0] if row.texts else ''}".strip())


def escape(text: str) -> str:
    """Text that Mermaid shows as it is: `#NN;` for what it would obey, a line break as `<br/>`."""
    cut = text if len(text) <= MAX_LABEL else f"{text[: MAX_LABEL - 1]}…"
    return "".join(_sign(sign) for sign in cut)


def _sign(sign: str) -> str:
    if sign == "\n":
        return "<br/>"
    return f"#{ord(sign)};" if sign in ESCAPED or not sign.isprintable() else sign
