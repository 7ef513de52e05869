"""Finds the exports: every module of this folder that has a `render(trace, colour)`."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

import app.exports as room


@dataclass(frozen=True)
class Export:
    """One format; its module is loaded when it is first used."""

    name: str

    @property
    def render(self) -> Callable[..., bytes]:
        """`render(trace, colour=False)`: the bytes."""
        function: Callable[..., bytes] = import_module(f"app.exports.{self.name}").render
        return function


NOT_FORMATS = frozenset({"comparison", "registry"})
EXPORTS = {
    module.name: Export(module.name) for module in pkgutil.iter_modules(room.__path__) if module.name not in NOT_FORMATS
}
