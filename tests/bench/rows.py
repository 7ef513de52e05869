"""Very long traces for the diagrams: a real run's rows, one run after the other, numbered on."""

from collections.abc import Iterator
from typing import Any

import msgspec

from app.exports.mermaid import escape
from app.scenario import Scenario
from app.trace import Run
from app.web.showing import Showing, show

ARROWS = {"request": "->>", "response": "-->>", "act": "-)"}


def showing_of(scenario: Scenario) -> Showing:
    return show(Run(scenario=scenario.name), scenario)


def long_snapshot(scenario: Scenario, total: int) -> dict[str, Any]:
    """What the page would be sent for a run of `total` messages, before any of them is revealed."""
    return {**showing_of(scenario).snapshot(0, 0, "hidden"), "total": total, "rows": [], "activities": [], "links": []}


def long_rows(scenario: Scenario, total: int) -> Iterator[Any]:
    """Rows with `total` messages among them, as the real run has them."""
    showing = showing_of(scenario)
    rows, events = showing.story.rows, len(showing.trace.events)
    exchanges = max(row.exchange or 0 for row in rows)
    for lap in range(-(-total // showing.total)):
        messages = lap * showing.total
        for row in rows:
            if (row.n or row.stop) + messages > total:
                return
            yield msgspec.structs.replace(
                row,
                row=row.row + lap * len(rows),
                seq=row.seq + lap * events,
                n=row.n and row.n + messages,
                stop=row.stop + messages,
                exchange=row.exchange and row.exchange + lap * exchanges,
                parent=row.parent and row.parent + lap * exchanges,
                began=None if row.began is None else row.began + lap * len(rows),
            )


def mermaid_text(scenario: Scenario, total: int) -> str:
    """The same rows as a Mermaid document, lanes, phases and all."""
    lanes = {lane.lane: f"lane{i}" for i, lane in enumerate(scenario.lanes(showing_of(scenario).trace.head.switches))}
    names = {lane.lane: lane.name for lane in showing_of(scenario).trace.head.cast}
    titles = {phase.id: phase.title for phase in scenario.phases}
    ends = f"{next(iter(lanes.values()))},{list(lanes.values())[-1]}"
    lines = ["sequenceDiagram", *(f"participant {id} as {escape(names[lane])}" for lane, id in lanes.items())]
    phase = ""
    for row in long_rows(scenario, total):
        if row.phase != phase:
            phase = row.phase
            lines.append(f"note over {ends}: {escape(titles[phase])}")
        text = escape(f"{row.n or ''} {row.verb} {row.texts[0] if row.texts else ''}".strip())
        lines.append(f"{lanes[row.sender]}{ARROWS[row.direction]}{lanes[row.to]}: {text}")
    return "\n".join(lines)
