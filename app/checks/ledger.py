"""The ledger itself: what a rule is, how a table of rules is examined, and the registry of all rules by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from app.trace import Check, Side
from app.trace.events import Level, Verdict

S = TypeVar("S", contravariant=True)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: a verdict, both sides of the comparison, and why in words."""

    verdict: Verdict
    left: Side | None = None
    right: Side | None = None
    why: str = ""
    looked_at: str = ""  # where the rule's own place is not the one


def compared(ok: bool, left: tuple[str, str], right: tuple[str, str], why: str = "", looked_at: str = "") -> Finding:
    """Passed when `ok`, else failed; each side is (what it is called, what it was)."""
    return Finding("passed" if ok else "failed", Side(*left), Side(*right), why, looked_at)


def not_applicable(why: str) -> Finding:
    """The rule has nothing to look at here."""
    return Finding("not-applicable", why=why)


@dataclass(frozen=True)
class Rule(Generic[S]):
    """One rule of one actor.

    `title` says what holds when it passes, `failure` what is wrong when it does not, `plain` in a sentence of everyday
    words what is compared and what for.
    `error` is the error code that a failure leads to, empty where the specifications name none; `status` the HTTP
    status it is sent with; `lax` says, for the switches of a run, why the rule is looked at but not enforced.
    """

    id: str
    actor: str
    title: str
    plain: str
    failure: str
    spec: str
    level: Level
    looked_at: str
    judge: Callable[[S], Finding]
    error: str = ""
    status: int = 400
    causes: tuple[str, ...] = ()
    lax: Callable[[Mapping[str, str]], str] = field(default=lambda _: "")

    @property
    def description(self) -> str:
        """What is wrong and where that is written, in the characters of `error_description` (RFC 6749 section 5.2)."""
        return f"{self.failure} ({self.spec.replace('§', 'section ')})"

    @property
    def clause(self) -> str:
        """What is wrong, as part of a sentence."""
        return self.failure[0].lower() + self.failure[1:]

    def enforced(self, switches: Mapping[str, str]) -> bool:
        """Whether a failure stops the message: not when the check is set off, nor when the switches make it lax."""
        return switches.get(f"check.{self.id}") != "off" and not self.lax(switches)


LEDGER: dict[str, Rule[Any]] = {}


def rule(id: str, **fields: Any) -> Callable[[Callable[[S], Finding]], Rule[S]]:
    """Enter a judging function into the ledger under its id; the function becomes its Rule."""

    def enter(judge: Callable[[S], Finding]) -> Rule[S]:
        if id in LEDGER:
            raise ValueError(f"two checks are called {id}")
        LEDGER[id] = Rule(id=id, judge=judge, **fields)
        return LEDGER[id]

    return enter


class Recording(Protocol):
    """What `examine` needs of a play: its switches and a place to leave facts."""

    switches: Mapping[str, str]

    def record(self, kind: type[Any], actor: str, at: Any = None, **fields: Any) -> int:
        """Leave one event."""


def examine(world: Recording, table: Iterable[Rule[S]], subject: S, about: Any = None) -> Rule[S] | None:
    """Apply a table in order, leaving a check event for each rule, and return the first that stops, if any.

    `about` is the moment of the message looked at, when that is not the request being handled.
    """
    for each in table:
        finding = each.judge(subject)
        enforced = each.enforced(world.switches)
        world.record(
            Check,
            each.actor,
            about,
            id=each.id,
            verdict=finding.verdict,
            enforced=enforced,
            level=each.level,
            spec=each.spec,
            left=finding.left,
            right=finding.right,
            looked_at=finding.looked_at or each.looked_at,
            why=finding.why or ("" if enforced else each.lax(world.switches)),
        )
        if finding.verdict == "failed" and enforced:
            return each
    return None


@dataclass(frozen=True)
class Params:
    """The parameters of a request in order; an empty value counts as omitted (RFC 6749 section 3.1)."""

    pairs: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str:
        """The first value of that name, empty when omitted."""
        return next((value for key, value in self.pairs if key == name), "")

    def all(self, name: str) -> list[str]:
        """Every value of that name."""
        return [value for key, value in self.pairs if key == name]

    def named(self, name: str) -> tuple[str, ...]:
        """Every value of a parameter that may stand more than once, without empty ones."""
        return tuple(value for value in self.all(name) if value)

    def repeated(self, besides: Iterable[str] = ()) -> list[str]:
        """Names that stand more than once, leaving out `besides`."""
        names = [key for key, _ in self.pairs]
        return sorted({name for name in names if names.count(name) > 1} - set(besides))
