"""Who sends the next message, and to whom?"""

from __future__ import annotations

from collections.abc import Iterator

from app.explain.questions.moment import Moment
from app.explain.questions.question import Choice, Draft

Pair = tuple[str, str]


def ask(moment: Moment) -> Draft | None:
    """It can always be asked; it is telling where it is not just an answer to the message before."""
    row = moment.row
    last = moment.before[-1] if moment.before else None
    answers_the_last = last is not None and row.began == last.row
    return Draft(
        text="Who sends the next message, and to whom?",
        right=Choice(_words(moment, (row.sender, row.to)), _because(moment)),
        wrong=[Choice(_words(moment, pair), _why_not(moment, pair)) for pair in _others(moment)],
        weight=2 if answers_the_last else 5 if last else 3,
    )


def _words(moment: Moment, pair: Pair) -> str:
    return f"{moment.name(pair[0])}, to {moment.name(pair[1])}"


def _others(moment: Moment) -> Iterator[Pair]:
    """Other pairs of the cast: first who owes an answer, then the other way round, then who else could speak."""
    right = (moment.row.sender, moment.row.to)
    lanes = [lane.lane for lane in moment.cast if lane.kind != "person"]
    owed = [(row.to, row.sender) for row in reversed(moment.waiting)]
    same = [(sender, to) for sender in lanes for to in lanes if sender == right[0]]
    rest = [(sender, to) for sender in lanes for to in lanes]
    for sender, to in dict.fromkeys([*owed, right[::-1], *same, *rest]):
        if sender != to and (sender, to) != right:
            yield sender, to


def _because(moment: Moment) -> str:
    """Why it is this one's turn."""
    last = moment.before[-1] if moment.before else None
    if moment.row.direction == "response":
        return f"{moment.sender} owed {moment.to} an answer: “{moment.title}”."
    if last and moment.row.channel == "front" and last.to == moment.row.sender and 300 <= (last.status or 0) < 400:
        return f"The answer before was a redirect: {moment.sender} follows it to {moment.to} by itself."
    return f"{moment.sender} asks {moment.to}: “{moment.title}”."


def _why_not(moment: Moment, pair: Pair) -> str:
    """What speaks against another pair, from what was seen so far and what comes."""
    sender, to = pair
    owes = any(row.to == sender and row.sender == to for row in moment.waiting)
    if sender == moment.row.sender:
        return f"{moment.name(sender)} does send it, but to {moment.to}."
    if owes:
        return f"{moment.name(sender)} will answer {moment.name(to)}, but not before {moment.sender} has spoken."
    waits = next((row for row in moment.waiting if row.sender == sender), None)
    if waits:
        return f"{moment.name(sender)} is waiting for an answer of {moment.name(waits.to)}."
    spoken = [row for row in moment.before if row.sender == sender]
    if not any(row.to == sender for row in moment.before) and not spoken:
        return f"Nobody has asked {moment.name(sender)} for anything yet."
    if spoken and spoken[-1] is moment.before[-1]:
        return f"{moment.name(sender)} has just spoken, and nobody has asked it for anything since."
    return f"Nobody waits for {moment.name(sender)} now, and it has nothing to ask for."
