"""`grantscope run`: one run, played and printed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.library import library_of, scenario_of
from app.cli.options import FOLDERS, format_option, seed_option, settings_option
from app.cli.output import fail, say

if TYPE_CHECKING:
    from app.scenario import Scenario
    from app.trace import Run


@click.command("run")
@click.argument("scenario")
@settings_option("Such as client.pkce=plain; repeatable.")
@click.option(
    "--preset", metavar="NAME", help="rfc6749, rfc9700 or oauth-2.1: many switches at once, below those of --set."
)
@click.option("--attack", metavar="ID", help="An attack over the scenario's flow, or none; grantscope attacks has all.")
@seed_option("All randomness of the run comes from it.")
@format_option("text, json or mermaid")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file.")
@FOLDERS
def command(
    scenario: str,
    settings: tuple[str, ...],
    preset: str | None,
    attack: str | None,
    seed: str,
    format: str,
    output: Path | None,
    folders: tuple[Path, ...],
) -> None:
    """Play a scenario and print its trace."""
    from app.exports import EXPORTS
    from app.runs import play
    from app.switches import suggest

    export = EXPORTS.get(format)
    if export is None:
        fail(f"--format {format}: one of {', '.join(EXPORTS)}{suggest(format, EXPORTS)}")
    chosen = scenario_of(library_of(folders), scenario)
    trace = play(_run_of(chosen, preset, settings, seed, attack), chosen)
    colour = output is None and sys.stdout.isatty()
    _write(export.render(trace, colour=colour), output)


def _run_of(scenario: Scenario, preset: str | None, settings: Sequence[str], seed: str, attack: str | None) -> Run:
    """The run that the options name, or one line that says which of them is wrong."""
    from app.runs import RunError
    from app.runs.asked import parse_preset
    from app.runs.links import demand_attack, demand_legal, parse_seed, parse_settings
    from app.switches import resolve
    from app.trace import Run

    try:
        asked = {**parse_preset(preset), **parse_settings(settings, "=")}
        demand_legal(resolve(scenario.switches, asked))
        over = demand_attack(scenario, attack)
        return Run(scenario=scenario.name, switches=asked, attack=over, seed=parse_seed(seed))
    except RunError as error:
        fail(f"--{error.field}: {error}")


def _write(content: bytes, output: Path | None) -> None:
    if output is None:
        say(content)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        fail(f"-o {output}: {error.strerror}")
