"""For each check a run in which it fails, and one in which it passes where the usual two do not show that.

Every module of this folder that has FAILING is found.
"""

import pkgutil
from importlib import import_module

from tests.checks.failing.case import Failing, Passing

_MODULES = [import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]

FAILING: dict[str, Failing] = {id: case for module in _MODULES for id, case in getattr(module, "FAILING", {}).items()}
PASSING: dict[str, Passing] = {id: case for module in _MODULES for id, case in getattr(module, "PASSING", {}).items()}
