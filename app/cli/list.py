"""`grantscope list`: the scenarios and presets."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.library import library_of
from app.cli.options import AS_JSON, FOLDERS
from app.cli.output import say, say_json


@click.command("list")
@AS_JSON
@FOLDERS
def command(as_json: bool, folders: tuple[Path, ...]) -> None:
    """List the scenarios, and for machines the presets as well."""
    from app.scenario import listing
    from app.switches.presets import listed

    library = library_of(folders)
    if as_json:
        say_json({"scenarios": listing(library), "presets": listed()})
        return
    width = max(len(name) for name in library)
    for scenario in library.values():
        say(f"{scenario.name:<{width}}  {scenario.title}")
        say(f"{'':<{width}}  {scenario.content.summary}")
        if scenario.content.legacy:
            say(f"{'':<{width}}  Legacy: {scenario.content.legacy}")
