"""Every switch: its values from weak to strong, its default, who enforces it, what it means, and its source.

Scenarios, links, comparisons and the command line speak this one vocabulary. A name `check.<id>` with the value `off`
sets one check of the ledger not enforced. A switch is one entry of a module in `tables`.

Law: this room imports nothing of ours.
"""

from app.switches.naming import settings_in_words, short_name
from app.switches.presets import PRESETS, Preset, preset_of, preset_switches
from app.switches.registry import CONSTRAINTS, SWITCHES
from app.switches.settle import CHECK_PREFIX, conflicts, resolve, settle, suggest, validate
from app.switches.switch import Conflict, Constraint, Switch, SwitchError

__all__ = [
    "CHECK_PREFIX",
    "CONSTRAINTS",
    "PRESETS",
    "SWITCHES",
    "Conflict",
    "Constraint",
    "Preset",
    "Switch",
    "SwitchError",
    "conflicts",
    "preset_of",
    "preset_switches",
    "resolve",
    "settings_in_words",
    "settle",
    "short_name",
    "suggest",
    "validate",
]
