"""Every switch: its values from weak to strong, its default, who enforces it, what it means, and its source.

Scenarios, links, comparisons and the command line speak this one vocabulary. A name `check.<id>` with the value `off`
sets one check of the ledger not enforced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

CHECK_PREFIX = "check."


@dataclass(frozen=True)
class Switch:
    """A named knob; `short` is its name on a chip. `values` maps each value, weak to strong, to its meaning."""

    name: str
    title: str
    short: str
    default: str
    enforced_by: str
    meaning: str
    spec: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class Conflict:
    """Two settings that exclude each other, and the nearest legal value of the second."""

    first: str
    second: str
    nearest: str
    why: str


class SwitchError(ValueError):
    """A switch or value that does not exist, or two that exclude each other. `field` is the switch."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


SWITCHES: dict[str, Switch] = {
    switch.name: switch
    for switch in (
        Switch(
            "client.type",
            "Client type",
            "client",
            "confidential",
            "client",
            "Whether the client can keep a secret: a web server can, an app on somebody's device cannot.",
            "RFC 6749 §2.1",
            {
                "public": "A native app: it only names itself, anybody can copy what it contains.",
                "confidential": "A web server: it proves itself with a secret that nobody else holds.",
            },
        ),
        Switch(
            "client.auth",
            "Client authentication",
            "auth",
            "basic",
            "client",
            "How the client proves itself at the token endpoint.",
            "RFC 6749 §2.3",
            {
                "none": "It does not: only client_id is sent.",
                "post": "client_id and client_secret as form fields (client_secret_post), which is NOT RECOMMENDED.",
                "basic": "An Authorization header with both, form-encoded first (client_secret_basic).",
            },
        ),
        Switch(
            "client.pkce",
            "PKCE",
            "PKCE",
            "S256",
            "client",
            "What the client sends ahead so that only it can redeem the code.",
            "RFC 7636 §4.2",
            {
                "none": "Nothing: whoever holds the code, and the client's secret if it has one, can redeem it.",
                "plain": "The verifier itself: safe only while nobody reads the authorization request.",
                "S256": "The SHA-256 of the verifier: reading it does not help a thief.",
            },
        ),
        Switch(
            "client.state",
            "State",
            "state",
            "bound",
            "client",
            "Whether the client ties the answer to the browser session that asked.",
            "RFC 6749 §10.12",
            {
                "none": "No state is sent: only PKCE, where the server enforces it, still ties an answer to a session.",
                "bound": "A fresh random state is kept with the session and compared when the answer comes.",
            },
        ),
        Switch(
            "as.pkce",
            "PKCE at the server",
            "server PKCE",
            "optional",
            "as",
            "What the authorization server does with PKCE.",
            "RFC 9700 §2.1.1",
            {
                "off": "It ignores the parameters, as a server from before RFC 7636 does.",
                "optional": "It holds those to PKCE who sent a challenge; an unexpected verifier is only recorded.",
                "optional+no_downgrade": "As optional, and a verifier without an earlier challenge is refused.",
                "required": "Every authorization request must carry a challenge.",
            },
        ),
    )
}


@dataclass(frozen=True)
class Constraint:
    """A rule between two switches: `holds` says whether two values go together."""

    first: str
    second: str
    holds: Callable[[str, str], bool]
    why: str


CONSTRAINTS = (
    Constraint(
        "client.type",
        "client.auth",
        lambda kind, auth: (kind == "public") == (auth == "none"),
        "a public client has no secret to authenticate with, a confidential client has (RFC 6749 §2.3)",
    ),
)


def resolve(*layers: Mapping[str, str]) -> dict[str, str]:
    """Defaults with each layer laid over the one before, in the switches' own order, checks by id at the end."""
    merged = {name: switch.default for name, switch in SWITCHES.items()}
    for layer in layers:
        merged.update(layer)
    checks = sorted(name for name in merged if name.startswith(CHECK_PREFIX))
    return {name: merged[name] for name in (*SWITCHES, *checks)}


def validate(name: str, value: str, check_ids: frozenset[str] = frozenset()) -> None:
    """Raise SwitchError when no such switch or value exists; the message says what would be right."""
    if name.startswith(CHECK_PREFIX):
        _validate_check(name, value, check_ids)
        return
    switch = SWITCHES.get(name)
    if switch is None:
        raise SwitchError(name, f"no switch is called {name}{suggest(name, SWITCHES)}")
    if value not in switch.values:
        listed = ", ".join(switch.values)
        raise SwitchError(name, f"{name} cannot be {value!r}; it is one of {listed}{suggest(value, switch.values)}")


def _validate_check(name: str, value: str, check_ids: frozenset[str]) -> None:
    known = name.removeprefix(CHECK_PREFIX)
    if known not in check_ids:
        raise SwitchError(name, f"no check is called {known}{suggest(known, check_ids)}")
    if value != "off":
        raise SwitchError(name, f"{name} cannot be {value!r}; a check can only be set to off")


def suggest(wrong: str, known: Iterable[str]) -> str:
    """`; did you mean …?` for something close, else nothing."""
    close = get_close_matches(wrong, list(known), n=1)
    return f"; did you mean {close[0]}?" if close else ""


def conflicts(switches: Mapping[str, str]) -> list[Conflict]:
    """The settings that exclude each other, with the value of the second switch that would fit the first."""
    found = []
    for constraint in CONSTRAINTS:
        first, second = switches[constraint.first], switches[constraint.second]
        if constraint.holds(first, second):
            continue
        nearest = _fitting(constraint, constraint.first, constraint.second, first)
        found.append(Conflict(constraint.first, constraint.second, nearest, constraint.why))
    return found


def settle(switches: Mapping[str, str], asked: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Move what conflicts with what was asked for; returns the legal switches and one notice for each move."""
    settled, notices = dict(switches), []
    for constraint in CONSTRAINTS:
        if constraint.holds(settled[constraint.first], settled[constraint.second]):
            continue
        fixed, moved = constraint.first, constraint.second
        if constraint.second in asked and constraint.first not in asked:
            fixed, moved = moved, fixed
        value = _fitting(constraint, fixed, moved, settled[fixed])
        notices.append(f"{moved} moved to {value}, because {fixed} is {settled[fixed]}: {constraint.why}.")
        settled[moved] = value
    return settled, notices


def _fitting(constraint: Constraint, fixed: str, moved: str, value: str) -> str:
    """The strongest value of `moved` that goes with `fixed` at `value`."""
    for candidate in reversed(list(SWITCHES[moved].values)):
        pair = (value, candidate) if fixed == constraint.first else (candidate, value)
        if constraint.holds(*pair):
            return candidate
    raise AssertionError(f"no value of {moved} goes with {fixed}={value}")
