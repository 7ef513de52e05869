"""ONE FILE PER GRANT TYPE, found by folder: its checks as an ordered table, and what it issues.

A grant module has GRANT_TYPE and `redeem(records, asked)`, which returns the rule that stops, or the members of the
answer (RFC 6749 section 5.1).
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from importlib import import_module
from typing import Any

from app.actors.authorization_server.records import Records
from app.checks import Rule
from app.checks.token import TokenRequest

Redeem = Callable[[Records, TokenRequest], "Rule[Any] | dict[str, Any]"]


def _found() -> dict[str, Redeem]:
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return {module.GRANT_TYPE: module.redeem for module in modules}


GRANTS: dict[str, Redeem] = _found()
