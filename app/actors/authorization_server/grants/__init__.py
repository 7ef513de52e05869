"""ONE FILE PER GRANT TYPE, found by folder: its checks as an ordered table, and what it issues.

A grant module has GRANT_TYPE and `redeem(records, asked)`, which returns the rule that stops, or the members of the
answer (RFC 6749 section 5.1). One that not every server offers has OFFERED: the switches under which it does.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any

from app.actors.authorization_server.records import Records
from app.checks import Rule
from app.checks.token import TokenRequest

Redeem = Callable[[Records, TokenRequest], "Rule[Any] | dict[str, Any]"]


def _found() -> dict[str, ModuleType]:
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return {module.GRANT_TYPE: module for module in modules}


_MODULES = _found()
GRANTS: dict[str, Redeem] = {grant_type: module.redeem for grant_type, module in _MODULES.items()}


def offered(switches: Mapping[str, str]) -> tuple[str, ...]:
    """The grant types that a server with these switches takes."""
    return tuple(
        grant_type
        for grant_type, module in _MODULES.items()
        if getattr(module, "OFFERED", {}).items() <= switches.items()
    )
