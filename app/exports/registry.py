"""Finds the exports: every module of this folder that has a `render(trace, colour)`."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

import app.exports as room


@dataclass(frozen=True)
class Export:
    """One format. `render(trace, colour=False)` gives the bytes."""

    name: str
    render: Callable[..., bytes]


def _found() -> dict[str, Export]:
    names = [module.name for module in pkgutil.iter_modules(room.__path__)]
    modules = [(name, import_module(f"app.exports.{name}")) for name in names]
    return {name: Export(name, module.render) for name, module in modules if hasattr(module, "render")}


EXPORTS: dict[str, Export] = _found()
