"""`grantscope check`: whether scenarios hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.library import library_of
from app.cli.output import CHECK_FAILED, counted, fail, say

if TYPE_CHECKING:
    from app.scenario import Scenario


@click.command("check")
@click.argument("path", required=False, type=click.Path(path_type=Path))
def command(path: Path | None) -> None:
    """Play every scenario, or those of PATH, and see that all is told and every pointer points at something."""
    from app.rehearse import rehearse

    chosen = _scenarios_of(path)
    problems = [problem for scenario in chosen for problem in rehearse(scenario)]
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        fail(f"{counted(len(problems), 'problem')} in {counted(len(chosen), 'scenario')}", CHECK_FAILED)
    say(f"{counted(len(chosen), 'scenario')}: every step is told and reached, every pointer points at something.")


def _scenarios_of(path: Path | None) -> list[Scenario]:
    """All scenarios, those of a folder, or the one of a file; one that cannot be loaded is a check that failed."""
    if path is None:
        return list(library_of([], code=CHECK_FAILED).values())
    if not path.exists():
        fail(f"{path}: no such file or folder")
    if path.is_dir():
        library = library_of([path], code=CHECK_FAILED)
        found = [each for each in library.values() if (path / f"{each.name}.toml").is_file()]
    elif path.suffix == ".toml":
        found = list(library_of([path.parent], only=path.stem, code=CHECK_FAILED).values())
    else:
        found = []
    if not found:
        fail(f"{path}: no scenario; scenarios are *.toml files")
    return found
