"""How a story ends: with an answer of the API, with tokens, with a refusal, or with whatever came last."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

import msgspec

from app.trace.events import Check
from app.trace.paths import read
from app.trace.story import Row, Story

ERRORS = ("location.query.error", "location.fragment.error", "json.error")
TOKENS = ("json.access_token", "location.fragment.access_token", "json.id_token", "location.fragment.id_token")
EndingKind = Literal["answered", "tokens", "refused", "other", "nothing"]


class Ending(msgspec.Struct, frozen=True):
    """What a run comes to, at the row `row`: by the message `n`, with an error `code` and the check that stopped it."""

    kind: EndingKind
    row: int | None = None
    n: int | None = None
    status: int | None = None
    code: str = ""
    check: str = ""
    text: str = ""


def ending(story: Story, apis: Collection[str]) -> Ending:
    """The last success and, where nothing good comes after, the first refusal behind it. `apis` are lanes of APIs."""
    answers = [row for row in story.rows if row.kind == "message" and row.direction == "response"]
    goods = [(row, kind) for row in answers if not row.failed and (kind := _good(story, row, apis))]
    last = goods[-1][0].row if goods else -1
    refusal = next((row for row in answers if row.failed and row.row > last), None)
    if refusal is not None:
        return _refused(story, refusal, [row for row in answers if row.row >= refusal.row])
    if goods:
        row, kind = goods[-1]
        return Ending(kind, row.row, row.n, row.status, text=row.texts[0] if row.texts else "")
    if not answers:
        return Ending("nothing")
    row = answers[-1]
    return Ending("other", row.row, row.n, row.status, text=row.texts[0] if row.texts else "")


def _good(story: Story, row: Row, apis: Collection[str]) -> EndingKind | None:
    if row.sender in apis and row.status != 204 and row.texts:
        return "answered"
    return "tokens" if any(read(story.message(row.stop).message, path) for path in TOKENS) else None


def _refused(story: Story, refusal: Row, rest: Sequence[Row]) -> Ending:
    codes = (read(story.message(row.stop).message, path) for row in rest for path in ERRORS if row.failed)
    return Ending(
        "refused",
        refusal.row,
        refusal.n,
        refusal.status,
        next(filter(None, codes), ""),
        _stopped_by(story, refusal),
        refusal.texts[0] if refusal.texts else "",
    )


def _stopped_by(story: Story, refusal: Row) -> str:
    """The last enforced check that failed before the refusal, in its own exchange or further in."""
    began = story.rows[refusal.began].stop if refusal.began is not None else 0
    events = [event for stop in story.stops[began : refusal.stop] for event in stop]
    failed = [event for event in events if isinstance(event, Check) and event.verdict == "failed" and event.enforced]
    return failed[-1].id if failed else ""
