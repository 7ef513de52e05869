"""A sequence to read in a terminal: phases, messages with their arrows, checks, and what was made."""

from __future__ import annotations

import math
from collections.abc import Iterator

import click

from app.attacks import ATTACKS, Outcome, fits, outcome
from app.trace import Check, Mint, Trace, Work
from app.trace.story import Row, Story, fold
from app.trace.story.rows import SIGNS, verdict_of

COLOURS = {"passed": "green", "failed": "red", "unenforced": "red", "not-applicable": "bright_black"}
CHANNELS = {"front": "yellow", "back": "cyan", "person": "magenta"}
INDENT = " " * 5


def render(trace: Trace, colour: bool = False) -> bytes:
    """Lines of text, with ANSI colours when `colour`."""
    text = "\n".join(_lines(trace, fold(trace))) + "\n"
    return (text if colour else click.unstyle(text)).encode()


def _lines(trace: Trace, story: Story) -> Iterator[str]:
    names = {lane.lane: plain(lane.name) for lane in trace.head.cast}
    titles = {phase.id: plain(phase.title) for phase in trace.head.phases}
    run = trace.head.run
    changed = "".join(f", {name}={value}" for name, value in run.switches.items())
    changed += f", attack {run.attack}" if run.attack else ""
    yield click.style(f"{run.scenario} (seed {run.seed}{changed})", bold=True)
    phase = ""
    for row in story.rows:
        if row.phase != phase:
            phase = row.phase
            yield ""
            yield click.style(titles.get(phase, phase), bold=True, underline=True)
        yield _row_line(row, names)
        yield from _facts(row, story)
    refused = sum(row.failed for row in story.rows)
    yield ""
    yield f"{story.total} messages" + (f", {refused} of them refusals" if refused else "")
    ended = outcome(trace)
    if ended:
        yield from _ending_lines(ended)


def _ending_lines(ended: Outcome) -> Iterator[str]:
    """How the attack ended, and whether it was to be expected of this run at all."""
    word = "reached its goal" if ended.reached else "is not applicable" if ended.unfit else "was stopped"
    yield f"The attack {word}. {ended.sentence}"
    if ended.unfit:
        where = f"It fits {fits(ATTACKS[ended.attack])}."
        yield f"{ended.unfit} {where}" if ended.reached else where


def _row_line(row: Row, names: dict[str, str]) -> str:
    arrow = "──▶" if row.direction == "request" else "◀╌╌" if row.direction == "response" else "··▷"
    number = f"{row.n:>3}" if row.n else "  ·"
    left, right = names.get(row.sender, row.sender), names.get(row.to, row.to)
    if row.direction == "response":
        left, right = right, left
    said = click.style(row.verb, fg="red" if row.failed else CHANNELS[row.channel], bold=True)
    rest = plain(row.texts[0]) if row.texts else ""
    notes = [note for note, holds in ((" (edited)", row.tampered), (" (lost)", row.dropped)) if holds]
    line = f"{number}  {left} {click.style(arrow, fg=CHANNELS[row.channel])} {right}  {said} {rest}"
    return (line + click.style("".join(notes), fg="magenta")).rstrip() if notes else line.rstrip()


def _facts(row: Row, story: Story) -> Iterator[str]:
    """Checks made, values made and computations, from this row to the next."""
    after = story.rows[row.row + 1].seq if row.row + 1 < len(story.rows) else math.inf
    for event in story.stops[row.stop]:
        if not row.seq < event.seq < after:
            continue
        if isinstance(event, Check):
            verdict = verdict_of(event)
            note = " (not enforced)" if verdict == "unenforced" else ""
            sign = click.style(SIGNS[verdict], fg=COLOURS[verdict])
            yield f"{INDENT}{sign} {event.id}{note}  {click.style(event.spec, dim=True)}{_sides(event)}"
        elif isinstance(event, Mint):
            yield f"{INDENT}+ {event.name} {plain(event.value)}"
        elif isinstance(event, Work):
            yield f"{INDENT}= {plain(event.what)}: {plain(event.output)}"


def _sides(check: Check) -> str:
    """Both sides of a comparison that failed."""
    if check.verdict != "failed" or check.left is None or check.right is None:
        return ""
    left, right = (f"{side.label}: {side.value or 'nothing'}" for side in (check.left, check.right))
    return f"\n{INDENT}  {plain(left)}\n{INDENT}  {plain(right)}"


def plain(text: str) -> str:
    """Captured text without control characters, which a terminal would obey."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)
