"""Which switches hold: layers over defaults, what is wrong with a setting, and what gives way where two conflict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from app.switches.registry import CONSTRAINTS, SWITCHES
from app.switches.switch import Conflict, Constraint, SwitchError

CHECK_PREFIX = "check."


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
    """The value of `moved` that goes with `fixed` at `value`: its default, else the strongest."""
    switch = SWITCHES[moved]
    for candidate in (switch.default, *reversed(list(switch.values))):
        pair = (value, candidate) if fixed == constraint.first else (candidate, value)
        if constraint.holds(*pair):
            return candidate
    raise AssertionError(f"no value of {moved} goes with {fixed}={value}")
