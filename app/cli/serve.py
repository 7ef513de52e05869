"""`grantscope serve`: the page."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from app.cli.library import library_of
from app.cli.options import FOLDERS
from app.cli.output import fail


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8020, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--browser/--no-browser", default=True, help="Open the page in a browser.")
@FOLDERS
def command(host: str, port: int, browser: bool, folders: tuple[Path, ...]) -> None:
    """Serve the page."""
    # All that is made until the server listens stays for good: looking for garbage in it takes an eighth of the start.
    gc.disable()
    from app.web.serve import CannotServe, serve

    try:
        serve(library_of(folders), host, port, browser, lambda text: click.echo(text))
    except CannotServe as error:
        fail(str(error))
