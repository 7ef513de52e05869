"""The scenarios that a command works with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.output import USAGE, fail

if TYPE_CHECKING:
    from app.scenario import Library, Scenario


def library_of(folders: Sequence[Path], only: str | None = None, code: int = USAGE) -> Library:
    """Ours and those of the folders; a broken file ends the command with its problems."""
    from app.scenario import ScenarioError, load

    try:
        return load(folders, only)
    except ScenarioError as error:
        fail("\n".join(str(problem) for problem in error.problems), code)


def scenario_of(library: Library, name: str) -> Scenario:
    """The scenario of that name; an unknown one ends the command."""
    from app.switches import suggest

    if name not in library:
        fail(f"no scenario is called {name}{suggest(name, library)}; grantscope list shows them")
    return library[name]
