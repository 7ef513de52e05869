"""Rows: one line of the sequence diagram each, with the marks of the checks made on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from app.trace.events import Check, RequestSent, ResponseSent
from app.trace.places import place_at
from app.trace.story.labels import name_of, texts_of, verb_of

MarkVerdict = Literal["passed", "failed", "unenforced", "not-applicable"]
SIGNS: dict[MarkVerdict, str] = {"passed": "✓", "failed": "✗", "unenforced": "✗", "not-applicable": "⊘"}
# Checks that are named on the diagram, most telling first; the others are counted.
NAMED = (
    "id_token.nonce",
    "id_token.signature",
    "userinfo_response.sub",
    "token.pkce.verify",
    "callback.state",
    "page.state",
    "token.password.right",
    "token.device_code.decided",
    "device.user_code.known",
    "token.client.secret",
    "token.assertion.signature",
    "token.code.unused",
    "token.refresh_token.unused",
    "authorize.prompt.signed_in",
    "authorize.redirect_uri.exact",
    "login.password",
    "consent.decision",
    "resource.token.signature",
    "introspection_response.active",
    "token_response.access_token",
)


class Mark(msgspec.Struct, frozen=True):
    """Checks of one verdict, drawn on the lifeline of who checks."""

    lane: str
    verdict: MarkVerdict
    text: str
    title: str
    count: int


class Sighting(msgspec.Struct, frozen=True):
    """A value that people follow, at a place of this message."""

    value: str
    name: str
    at: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A message, an act of the owner, or a launch. `n` counts messages; `stop` is the cursor at which it is shown.

    `differs` is for a fork: the message is not in the run without it, or stands there otherwise.
    """

    row: int
    kind: Literal["message", "act", "launch"]
    seq: int
    n: int | None
    stop: int
    phase: str
    step: str
    exchange: int | None
    parent: int | None
    sender: str = msgspec.field(name="from")
    to: str
    channel: Literal["front", "back", "person"]
    direction: Literal["request", "response", "act"]
    began: int | None
    verb: str
    texts: tuple[str, ...]
    text: str
    status: int | None = None
    failed: bool = False
    tampered: bool = False
    dropped: bool = False
    differs: bool = False
    marks: tuple[Mark, ...] = ()
    sightings: tuple[Sighting, ...] = ()

    @property
    def place(self) -> str:
        """Where decisions about it are made, if it is a message."""
        return place_at(self.step, self.direction)


def verdict_of(check: Check) -> MarkVerdict:
    """How a check is drawn: a failure that was not enforced is told apart."""
    return "unenforced" if check.verdict == "failed" and not check.enforced else check.verdict


def short_id(check: str) -> str:
    """`token.pkce.verify` is `pkce.verify` beside the message to the token endpoint."""
    return check.partition(".")[2] or check


def marks_of(checks: Sequence[Check]) -> tuple[Mark, ...]:
    """The checks made on one message, grouped by lane and verdict; what stopped it stands first."""
    groups: dict[tuple[str, MarkVerdict], list[str]] = {}
    for check in checks:
        groups.setdefault((check.actor, verdict_of(check)), []).append(check.id)
    order = list(SIGNS)
    ranked = sorted(groups.items(), key=lambda item: order.index(item[0][1]) if item[0][1] != "failed" else -1)
    return tuple(_mark(lane, verdict, ids) for (lane, verdict), ids in ranked)


def _mark(lane: str, verdict: MarkVerdict, ids: list[str]) -> Mark:
    named = next((id for id in NAMED if id in ids), ids[-1] if verdict in {"failed", "unenforced"} else "")
    rest = len(ids) - bool(named)
    said = short_id(named) + (f" +{rest}" if rest else "") if named else str(len(ids))
    if verdict == "not-applicable" and not named:
        said = short_id(ids[0]) if len(ids) == 1 else str(len(ids))
    words = {
        "passed": "passed",
        "failed": "failed",
        "unenforced": "failed, not enforced",
        "not-applicable": "not applicable",
    }
    title = f"{len(ids)} {words[verdict]}: {', '.join(short_id(id) for id in ids)}"
    return Mark(lane, verdict, f"{SIGNS[verdict]} {said}", title, len(ids))


def message_words(event: RequestSent | ResponseSent, names: dict[str, str]) -> tuple[str, tuple[str, ...], str]:
    """Verb, texts and accessible name of a message."""
    message = event.message
    name = name_of(message, names.get(event.actor, event.actor), names.get(event.to, event.to))
    return verb_of(message), texts_of(message), name
