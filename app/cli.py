"""The command line: `grantscope serve | list | run | check`. Exit codes: 0, 1 (a check of yours failed), 2 (usage).

Commands import what they need when they run, so that `--help` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from app import __version__

if TYPE_CHECKING:
    from app.scenario import Library, Scenario
    from app.trace import Run

FOLDERS = click.option(
    "--scenarios",
    "folders",
    multiple=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="A folder with scenarios of your own (*.toml), besides those of Grantscope.",
)


def fail(message: str, code: int = 2) -> NoReturn:
    """One line on stderr, and the exit code."""
    click.echo(f"grantscope: {message}", err=True)
    sys.exit(code)


def counted(number: int, thing: str) -> str:
    """`1 scenario`, `4 scenarios`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def library_of(folders: Sequence[Path]) -> Library:
    """The scenarios to work with; a broken file ends the command with its problems."""
    from app.scenario import ScenarioError, load

    try:
        return load(folders)
    except ScenarioError as error:
        fail("\n".join(str(problem) for problem in error.problems))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="grantscope")
def main() -> None:
    """Watch OAuth 2.0 happen: real messages between real (mock) servers, step by step."""


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8020, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--browser/--no-browser", default=True, help="Open the page in a browser.")
@FOLDERS
def serve(host: str, port: int, browser: bool, folders: tuple[Path, ...]) -> None:
    """Serve the page."""
    from app.web.serve import CannotServe
    from app.web.serve import serve as run_server

    try:
        run_server(library_of(folders), host, port, browser, lambda text: click.echo(text))
    except CannotServe as error:
        fail(str(error))


@main.command("list")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
@FOLDERS
def list_scenarios(as_json: bool, folders: tuple[Path, ...]) -> None:
    """List the scenarios."""
    import msgspec

    from app.scenario import listing

    library = library_of(folders)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(listing(library))).decode())
        return
    width = max(len(name) for name in library)
    for scenario in library.values():
        click.echo(f"{scenario.name:<{width}}  {scenario.title}")
        click.echo(f"{'':<{width}}  {scenario.content.summary}")


@main.command()
@click.argument("scenario")
@click.option("--set", "settings", multiple=True, metavar="SWITCH=VALUE", help="Such as client.pkce=plain; repeatable.")
@click.option("--seed", default="1", metavar="N", help="All randomness of the run comes from it.")
@click.option("--format", "format", default="text", metavar="FORMAT", help="text, json or mermaid.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file.")
@FOLDERS
def run(
    scenario: str, settings: tuple[str, ...], seed: str, format: str, output: Path | None, folders: tuple[Path, ...]
) -> None:
    """Play a scenario and print its trace."""
    from app.exports import EXPORTS
    from app.runs import play
    from app.switches import suggest

    export = EXPORTS.get(format)
    if export is None:
        fail(f"--format {format}: one of {', '.join(EXPORTS)}{suggest(format, EXPORTS)}")
    chosen = _find(library_of(folders), scenario)
    trace = play(_run_of(chosen, settings, seed), chosen)
    colour = output is None and sys.stdout.isatty()
    _write(export.render(trace, colour=colour), output)


def _find(library: Library, name: str) -> Scenario:
    from app.switches import suggest

    if name not in library:
        fail(f"no scenario is called {name}{suggest(name, library)}; grantscope list shows them")
    return library[name]


def _run_of(scenario: Scenario, settings: Sequence[str], seed: str) -> Run:
    """The run that the options name, or one line that says which of them is wrong."""
    from app.runs import RunError
    from app.runs.links import demand_legal, parse_seed, parse_settings
    from app.switches import resolve
    from app.trace import Run

    try:
        asked = parse_settings(settings, "=")
        demand_legal(resolve(scenario.switches, asked))
        return Run(scenario=scenario.name, switches=asked, seed=parse_seed(seed))
    except RunError as error:
        fail(f"--{error.field}: {error}")


def _write(content: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        fail(f"-o {output}: {error.strerror}")


@main.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
def check(path: Path | None) -> None:
    """Play every scenario, or those of PATH, and see that all is told and every pointer points at something."""
    from app.rehearse import rehearse

    folders = [] if path is None else [path if path.is_dir() else path.parent]
    if path is not None and not path.exists():
        fail(f"{path}: no such file or folder")
    library = library_of(folders)
    chosen = [each for each in library.values() if path is None or _is_of(path, each)]
    problems = [problem for scenario in chosen for problem in rehearse(scenario)]
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        fail(f"{counted(len(problems), 'problem')} in {counted(len(chosen), 'scenario')}", code=1)
    click.echo(
        f"{counted(len(chosen), 'scenario')}: every step is told and reached, every pointer points at something."
    )


def _is_of(path: Path, scenario: Scenario) -> bool:
    """Whether the scenario is the file `path`, or lies in the folder `path`."""
    return scenario.name == path.stem if path.is_file() else (path / f"{scenario.name}.toml").is_file()
