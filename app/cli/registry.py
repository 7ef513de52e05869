"""Finds the commands, every module of this folder that has a `command`, and puts them together as `grantscope`."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module
from typing import Any

import click

import app.cli as room
from app import __version__
from app.cli.output import fail


class Commands(click.Group):
    """Commands that say in one line what is wrong with how they were called."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options that stand before a command."""
        try:
            return super().parse_args(ctx, args)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            fail(error.format_message())

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            fail(error.format_message())


def _found() -> list[click.Command]:
    modules = (import_module(f"app.cli.{module.name}") for module in pkgutil.iter_modules(room.__path__))
    return [module.command for module in modules if hasattr(module, "command")]


@click.group(
    cls=Commands,
    commands=_found(),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="grantscope")
def main() -> None:
    """Watch OAuth 2.0 happen: real messages between real (mock) servers, step by step."""
    if sys.stdout is None:
        fail("stdout is closed")
