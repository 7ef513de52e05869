"""The check ledger to read: every rule, in the order in which its endpoint examines it, and what a failure leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from http import HTTPStatus
from typing import Any

import msgspec

from app.checks import Rule
from app.checks.endpoints import ENDPOINTS, ROLES, Endpoint
from app.explain.specs import href
from app.switches import SWITCHES
from app.trace.events import Level

LEVELS: dict[Level, str] = {
    "MUST": "the specification demands it",
    "SHOULD": "the specification recommends it",
    "choice": "the specification leaves it open",
}


class Laxness(msgspec.Struct, frozen=True):
    """Settings of switches under which a failed check stops nothing, and why."""

    switches: dict[str, str]
    why: str

    @property
    def settings(self) -> str:
        """The settings in words."""
        return " and ".join(f"{name}={value}" for name, value in self.switches.items())


class LedgerLine(msgspec.Struct, frozen=True):
    """One rule: `title` is what holds when it passes, `plain` the same in everyday words, `failure` what is wrong else.

    A failure is answered with `status` and the error code `error`, which is empty where the specifications name none.
    """

    id: str
    level: Level
    title: str
    plain: str
    failure: str
    spec: str
    href: str
    status: int
    error: str
    causes: tuple[str, ...]
    lax: tuple[Laxness, ...]

    @property
    def phrase(self) -> str:
        """What the status is called (RFC 9110 section 15)."""
        return HTTPStatus(self.status).phrase


class LedgerPart(msgspec.Struct, frozen=True):
    """The rules of one endpoint; `role` is what its actor is called."""

    id: str
    title: str
    actor: str
    role: str
    spec: str
    href: str
    checks: tuple[LedgerLine, ...]


def ledger() -> list[LedgerPart]:
    """All rules by endpoint, both in order.

    Encoded, this is what `grantscope checks --json` and `/api/checks` give: a list of LedgerPart, every field of which
    is always there.
    """
    return [_part(endpoint) for endpoint in ENDPOINTS]


@cache
def answers() -> Mapping[str, str]:
    """What a failure of each rule is answered with, by the rule's id: `400 Bad Request, invalid_grant`."""
    lines = (line for part in ledger() for line in part.checks)
    return {line.id: ", ".join(filter(None, (f"{line.status} {line.phrase}", line.error))) for line in lines}


def _part(endpoint: Endpoint) -> LedgerPart:
    return LedgerPart(
        id=endpoint.id,
        title=endpoint.title,
        actor=endpoint.actor,
        role=ROLES[endpoint.actor],
        spec=endpoint.spec,
        href=href(endpoint.spec),
        checks=tuple(_line(rule, endpoint.status(rule)) for rule in endpoint.rules),
    )


def _line(rule: Rule[Any], status: int) -> LedgerLine:
    return LedgerLine(
        id=rule.id,
        level=rule.level,
        title=rule.title,
        plain=rule.plain,
        failure=rule.failure,
        spec=rule.spec,
        href=href(rule.spec),
        status=status,
        error=rule.error,
        causes=rule.causes,
        lax=tuple(_laxness(rule, {})),
    )


def _laxness(rule: Rule[Any], switches: Mapping[str, str]) -> Iterator[Laxness]:
    """Every setting that makes the rule lax: whichever switch it asks for is tried at each of its values."""
    try:
        why = rule.lax(switches)
    except KeyError as asked:
        name = asked.args[0]
        for value in SWITCHES[name].values:
            yield from _laxness(rule, {**switches, name: value})
        return
    if why:
        yield Laxness(dict(switches), why)
