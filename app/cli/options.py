"""Options that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

AS_JSON = click.option("--json", "as_json", is_flag=True, help="For machines.")
FOLDERS = click.option(
    "--scenarios",
    "folders",
    multiple=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="A folder with scenarios of your own (*.toml), besides those of Grantscope.",
)


def settings_option(help: str) -> Callable[[Command], Command]:
    """`--set`; the help says what the settings are for."""
    return click.option("--set", "settings", multiple=True, metavar="SWITCH=VALUE", help=help)


def seed_option(help: str) -> Callable[[Command], Command]:
    """`--seed`; the help says of what."""
    return click.option("--seed", default="1", metavar="N", help=help)


def format_option(formats: str) -> Callable[[Command], Command]:
    """`--format`, text unless another is named."""
    return click.option("--format", "format", default="text", metavar="FORMAT", help=f"{formats}.")
