"""Whether an attack makes sense in a run: what it needs and does not find there, and where it would find it."""

from __future__ import annotations

from collections.abc import Mapping

from app.attacks.attack import Attack
from app.flows import FLOWS


def unmet(attack: Attack, switches: Mapping[str, str]) -> dict[str, str]:
    """What an attack needs and does not find: each such switch with the value that it would have to be at."""
    return {name: value for name, value in attack.needs.items() if switches[name] != value}


def unfit(attack: Attack, switches: Mapping[str, str]) -> str:
    """Why an attack makes no sense under these switches; empty where it does."""
    missing = unmet(attack, switches)
    if not missing:
        return ""
    needed = _listed([f"{name}={value}" for name, value in missing.items()])
    found = _listed([switches[name] for name in missing])
    return f"It needs {needed} to make sense; here {'it is' if len(missing) == 1 else 'they are'} {found}."


def fits(attack: Attack) -> str:
    """The flows that an attack fits, and the scenario that shows it on one of them."""
    return f"{_listed([FLOWS[flow].title for flow in attack.flows])}, as in {attack.lesson}"


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
