"""`grantscope attacks`: the matrix of attacks and presets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.library import library_of
from app.cli.options import AS_JSON, FOLDERS, settings_option
from app.cli.output import CHECK_FAILED, counted, fail, say, say_json

if TYPE_CHECKING:
    from app.runs.matrix import Cell


@click.command("attacks")
@settings_option("One more column; repeatable.")
@AS_JSON
@click.option("--junit", "as_junit", is_flag=True, help="As JUnit XML, each cell a test case.")
@FOLDERS
def command(settings: tuple[str, ...], as_json: bool, as_junit: bool, folders: tuple[Path, ...]) -> None:
    """Play every attack under every preset, and say where it is stopped.

    Exit code 1: an attack reached its goal under a preset that is to stop it.
    """
    from app.runs import RunError
    from app.runs.links import parse_settings
    from app.runs.matrix import columns, junit, listed, matrix

    if as_json and as_junit:
        fail("--json and --junit: one of them at a time")
    try:
        cells = matrix(library_of(folders), columns(parse_settings(settings, "=")))
    except RunError as error:
        fail(f"--{error.field}: {error}")
    if as_json:
        say_json(listed(cells))
    elif as_junit:
        say(junit(cells))
    else:
        say("\n".join(_lines_of(cells)))
    broken = sum(cell.broken for cell in cells)
    if broken:
        fail(f"{counted(broken, 'attack')} reached the goal where a preset is to stop it", CHECK_FAILED)


def _lines_of(cells: Sequence[Cell]) -> Iterator[str]:
    """Each attack with its aim, and below that what becomes of it in each column."""
    width = max((len(cell.column.title) for cell in cells), default=0)
    attack = ""
    for cell in cells:
        if cell.attack.id != attack:
            attack = cell.attack.id
            yield f"{attack}: {cell.attack.title} ({', '.join(cell.attack.spec)})"
            yield f"    {cell.attack.aim}"
        sign = "✗" if cell.broken else " "
        yield f"  {sign} {cell.column.title:<{width}}  {cell.short}"
        yield f"    {'':<{width}}  {cell.sentence}"
