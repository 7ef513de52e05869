"""Runs as links: `/s/<scenario>?seed=7&set=client.pkce:plain&d=<decisions>` and back (DESIGN section 10)."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Mapping, Sequence
from typing import Protocol
from urllib.parse import quote, urlencode

import msgspec

from app.attacks import ATTACKS
from app.checks import LEDGER
from app.runs.play import NO_ATTACK, resolve_run
from app.scenario import Scenario, misfit
from app.switches import SwitchError, conflicts, resolve, settle, validate
from app.trace import Run, RunDecision
from app.trace.decisions import mistake_in
from app.trace.run import MAX_SEED, RUN_VERSION

MAX_LINK = 8192
MAX_DECISIONS = 200
MAX_UNPACKED = 262_144
CHECK_IDS = frozenset(LEDGER)


class RunError(ValueError):
    """A run that cannot be played. `field` names what is wrong, the text says what would be right.

    `lesson` is the name of the scenario that has it right, where one is known.
    """

    def __init__(self, field: str, message: str, lesson: str = "") -> None:
        super().__init__(message)
        self.field = field
        self.lesson = lesson


class Query(Protocol):
    """The query of a request: what Flask's `request.args` offers."""

    def get(self, key: str) -> str | None:
        """The first value of that name."""

    def getlist(self, key: str) -> Sequence[str]:
        """All values of that name."""


def parse_link(scenario: Scenario, query: Query) -> tuple[Run, list[str]]:
    """The run that a link names, and notices about switches that had to move. Raises RunError."""
    version = query.get("v") or str(RUN_VERSION)
    if version != str(RUN_VERSION):
        raise RunError("v", f"v is {version!r}, this Grantscope plays links of version {RUN_VERSION}")
    asked = switches_of(query)
    switches, notices = settle(resolve(scenario.switches, asked), asked)
    digest = query.get("digest") or ""
    if digest and not scenario.digest.startswith(digest):
        notices.append("This scenario has changed since the link was made; the run may differ from what was shared.")
    run = Run(
        scenario=scenario.name,
        digest=scenario.digest,
        switches=switches,
        attack=demand_attack(scenario, query.get("attack")),
        seed=parse_seed(query.get("seed")),
        people=demand_people(query.getlist("people")),
        decisions=unpack(query.get("d") or ""),
    )
    return resolve_run(run, scenario), notices


def switches_of(query: Query) -> dict[str, str]:
    """The switches that a query sets, as `set=client.pkce:plain`. Raises RunError that names the one that is wrong."""
    # A plus sign in a query means a space; no value has a space in it, so a plus typed by hand is meant as one.
    return parse_settings([text.replace(" ", "+") for text in query.getlist("set")], ":")


def parse_seed(text: str | None) -> int:
    """An integer from 0 to 2^53-1; 1 when absent."""
    if text is None or text == "":
        return 1
    if not (text.isascii() and text.isdigit() and len(text) <= 16 and int(text) <= MAX_SEED):
        raise RunError("seed", f"seed is {text[:40]!r}; it is a whole number from 0 to {MAX_SEED}")
    return int(text)


def parse_settings(settings: Sequence[str], sign: str) -> dict[str, str]:
    """`client.pkce:plain` and the like, checked one by one. Raises RunError that names the switch."""
    found: dict[str, str] = {}
    for setting in settings:
        name, found_sign, value = setting.partition(sign)
        if not found_sign:
            raise RunError("set", f"{setting[:80]!r} is no setting; it is written SWITCH{sign}VALUE")
        try:
            validate(name, value, CHECK_IDS)
        except SwitchError as error:
            raise RunError(f"set {error.field[:80]}", str(error)) from error
        found[name] = value
    return found


def demand_legal(switches: Mapping[str, str]) -> None:
    """Raise RunError for settings that exclude each other, with the nearest legal value."""
    for conflict in conflicts(switches):
        first, second = conflict.first, conflict.second
        raise RunError(
            f"set {second}",
            f"{first}={switches[first]} and {second}={switches[second]} exclude each other: {conflict.why}; "
            f"nearest: {second}={conflict.nearest}",
        )


def demand_people(lanes: Sequence[str]) -> tuple[str, ...]:
    """Lanes that a person can play, each once. Raises RunError."""
    for lane in lanes:
        if lane != "owner":
            raise RunError("people", f"{lane[:40]!r} cannot be played by a person; owner can")
    return tuple(dict.fromkeys(lanes))


def demand_attack(scenario: Scenario, name: str | None) -> str | None:
    """An attack that fits the scenario's flow, or `none`. Raises RunError that says which would."""
    if not name or name == NO_ATTACK:
        return name or None
    mistake = misfit(scenario.flow, name)
    if mistake:
        raise RunError("attack", mistake, ATTACKS[name].lesson if name in ATTACKS else "")
    return name


def pack(decisions: Sequence[RunDecision]) -> str:
    """Decisions as base64url of deflated JSON, empty for none."""
    if not decisions:
        return ""
    packed = zlib.compress(msgspec.json.encode(list(decisions)), 9)
    return base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def unpack(text: str) -> tuple[RunDecision, ...]:
    """What `pack` made. Raises RunError for anything else, and for more than is bounded."""
    if not text:
        return ()
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        content = zlib.decompressobj().decompress(packed, MAX_UNPACKED + 1)
        if len(content) > MAX_UNPACKED:
            raise RunError("d", f"d holds more than {MAX_UNPACKED} bytes of decisions")
        decisions = msgspec.json.decode(content, type=tuple[RunDecision, ...])
    except (ValueError, RecursionError, zlib.error) as error:
        if isinstance(error, RunError):
            raise
        raise RunError("d", "d holds no decisions that can be read; it is base64url of deflated JSON") from error
    for mistake in filter(None, map(mistake_in, decisions)):
        raise RunError("d", mistake)
    if len(decisions) > MAX_DECISIONS:
        raise RunError("d", f"d holds {len(decisions)} decisions; at most {MAX_DECISIONS} are played")
    return decisions


def link_of(run: Run, *, path: str = "/s/") -> str:
    """The run's own link, without a position. Raises RunError above 8 kB."""
    query: list[tuple[str, str]] = [("seed", str(run.seed))] if run.seed != 1 else []
    query += [("set", f"{name}:{value}") for name, value in run.switches.items()]
    query += [("attack", run.attack)] if run.attack else []
    query += [("people", lane) for lane in run.people]
    if run.decisions:
        query.append(("d", pack(run.decisions)))
    text = urlencode(query, safe=":", quote_via=quote)
    link = f"{path}{quote(run.scenario)}" + (f"?{text}" if text else "")
    if len(link) > MAX_LINK:
        raise RunError("d", f"this run does not fit into a link of {MAX_LINK} characters; share it as a file")
    return link
