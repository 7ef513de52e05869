"""The switches of a run as the page offers them: a chip for each that the scenario varies, and one for the presets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.explain import href
from app.runs.asked import parse_preset
from app.scenario import Scenario
from app.switches import PRESETS, SWITCHES, preset_of, resolve

PRESET = "preset"
OWN = "none"  # the scenario as it is
MIXED = "mixed"


def chips(scenario: Scenario, values: Mapping[str, str]) -> list[dict[str, Any]]:
    """What can be switched, the presets first where they change something that the scenario is about."""
    offered = [_chip(scenario, name, values) for name in scenario.vary]
    settings = {name for preset in PRESETS.values() for name in preset.settings}
    return [_preset(scenario, values), *offered] if settings & set(scenario.vary) else offered


def switches_under(scenario: Scenario, preset: str) -> dict[str, str]:
    """All switches of the scenario under a preset; its own are one, too. Raises RunError."""
    own = resolve(scenario.switches)
    if preset == OWN:
        return own
    return {**own, **parse_preset(preset, [OWN])}


def _chip(scenario: Scenario, name: str, values: Mapping[str, str]) -> dict[str, Any]:
    switch = SWITCHES[name]
    return {
        "name": name,
        "title": switch.title,
        "short": switch.short,
        "value": values[name],
        "changed": values[name] != resolve(scenario.switches)[name],
        "enforced_by": switch.enforced_by,
        "meaning": switch.meaning,
        "spec": switch.spec,
        "href": href(switch.spec),
        "values": [{"value": value, "meaning": meaning} for value, meaning in switch.values.items()],
    }


def _preset(scenario: Scenario, values: Mapping[str, str]) -> dict[str, Any]:
    kept = preset_of(values)
    own = resolve(scenario.switches) == dict(values)
    value = kept.name if kept else OWN if own else MIXED
    offered = [(OWN, "The switches that the scenario comes with.")]
    offered += [(name, f"{preset.title}. {preset.summary}") for name, preset in PRESETS.items()]
    return {
        "name": PRESET,
        "title": "Preset",
        "short": PRESET,
        "value": value,
        "changed": not own,
        "enforced_by": "",
        "meaning": "Many switches at once: what a document has for client and servers.",
        "spec": "",
        "href": "",
        "values": [{"value": name, "meaning": meaning} for name, meaning in offered],
    }
