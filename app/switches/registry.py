"""Finds the switches: every module of the folder `tables`."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from app.switches import tables
from app.switches.switch import Constraint, Switch

_MODULES = [import_module(f"{tables.__name__}.{module.name}") for module in pkgutil.iter_modules(tables.__path__)]

SWITCHES: dict[str, Switch] = {switch.name: switch for module in _MODULES for switch in module.SWITCHES}
CONSTRAINTS: tuple[Constraint, ...] = tuple(
    constraint for module in _MODULES for constraint in getattr(module, "CONSTRAINTS", ())
)
