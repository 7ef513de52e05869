"""The kinds of event: one fact each, immutable, in protocol words (DESIGN section 2, "Events").

Fields stand in the order in which they are written to JSON; `kind` is the tag that tells them apart. Events form no
cycles, so the garbage collector need not track them (`gc=False`), which halves what recording costs.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from app.trace.messages import Body, Channel, Headers, Request, Response

Verdict = Literal["passed", "failed", "not-applicable"]
Level = Literal["MUST", "SHOULD", "choice"]


class Base(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", gc=False):
    """What every event has.

    `seq` counts over all kinds within one trace; `at` is milliseconds on the run's clock; `cause` is the seq that led
    to this event; `exchange` is the exchange it happened in and `parent` the one that encloses that.
    """

    seq: int
    at: int
    actor: str
    cause: int | None
    step: str
    exchange: int | None
    parent: int | None


class RequestSent(Base, frozen=True, kw_only=True, tag="request", gc=False):
    """An HTTP request as it went over the wire; `original` is what it was before somebody edited it."""

    to: str
    channel: Channel
    method: str
    url: str
    headers: Headers
    body: Body | None
    tampered: bool
    original: Request | None

    @property
    def message(self) -> Request:
        """The message alone."""
        return Request(self.method, self.url, self.headers, self.body)


class ResponseSent(Base, frozen=True, kw_only=True, tag="response", gc=False):
    """An HTTP response as it went over the wire."""

    to: str
    channel: Channel
    status: int
    headers: Headers
    body: Body | None
    tampered: bool
    original: Response | None

    @property
    def message(self) -> Response:
        """The message alone."""
        return Response(self.status, self.headers, self.body)


class Side(msgspec.Struct, frozen=True, gc=False):
    """One side of a comparison: what it is called and what it was."""

    label: str
    value: str


class Check(Base, frozen=True, kw_only=True, tag="check", gc=False):
    """One rule that one actor applied to one message (`cause`), with both sides of the comparison."""

    id: str
    verdict: Verdict
    enforced: bool
    level: Level
    spec: str
    left: Side | None
    right: Side | None
    looked_at: str
    why: str


class Mint(Base, frozen=True, kw_only=True, tag="mint", gc=False):
    """A value that people follow was made: a state, a verifier, a code, a token."""

    name: str
    value: str
    bound_to: str


class Work(Base, frozen=True, kw_only=True, tag="work", gc=False):
    """Something was computed: what, from which named inputs, with which result."""

    what: str
    inputs: tuple[Side, ...]
    output: str


class Store(Base, frozen=True, kw_only=True, tag="store", gc=False):
    """Something was put on a shelf of an actor, taken from it, or dropped."""

    action: Literal["put", "take", "drop"]
    shelf: str
    key: str
    note: str


class Decision(Base, frozen=True, kw_only=True, tag="decision", gc=False):
    """What somebody decided: an answer of the resource owner, or what was done to a message on the wire."""

    to: str
    by: str
    place: str
    question: str
    answer: dict[str, Any]


class Launch(Base, frozen=True, kw_only=True, tag="launch", gc=False):
    """A URL handed to another program by the operating system, without HTTP (RFC 8252 section 4.1)."""

    to: str
    url: str


class Fault(Base, frozen=True, kw_only=True, tag="fault", gc=False):
    """A message was dropped, delayed or repeated on the wire."""

    to: str
    place: str
    what: Literal["dropped", "delayed", "repeated"]
    milliseconds: int


Event = RequestSent | ResponseSent | Check | Mint | Work | Store | Decision | Launch | Fault
Act = Decision | Launch
