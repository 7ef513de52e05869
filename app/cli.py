"""The command line: `grantscope serve | list | checks | rfcs | run | diff | attacks | check`.

Exit codes: 0, 1 (a check of yours failed), 2 (usage). Commands import what they need when they run, so that `--help`
answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from app import __version__

if TYPE_CHECKING:
    from app.atlas import Section
    from app.explain.ledger import LedgerLine
    from app.runs.matrix import Cell
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


def say(content: bytes | str) -> None:
    """Write to stdout, where signs that the terminal has none for are spelt out."""
    if isinstance(content, str):
        content = f"{content}\n".encode(sys.stdout.encoding, "backslashreplace")
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise  # `grantscope … | head`: click ends the command without a word
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python tries once more as it ends
        fail(f"stdout: {error.strerror}")


def library_of(folders: Sequence[Path], only: str | None = None, code: int = 2) -> Library:
    """The scenarios to work with; a broken file ends the command with its problems."""
    from app.scenario import ScenarioError, load

    try:
        return load(folders, only)
    except ScenarioError as error:
        fail("\n".join(str(problem) for problem in error.problems), code)


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


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="grantscope")
def main() -> None:
    """Watch OAuth 2.0 happen: real messages between real (mock) servers, step by step."""
    if sys.stdout is None:
        fail("stdout is closed")


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
    """List the scenarios, and for machines the presets as well."""
    import msgspec

    from app.scenario import listing
    from app.switches.presets import listed

    library = library_of(folders)
    if as_json:
        found = {"scenarios": listing(library), "presets": listed()}
        say(msgspec.json.format(msgspec.json.encode(found)) + b"\n")
        return
    width = max(len(name) for name in library)
    for scenario in library.values():
        say(f"{scenario.name:<{width}}  {scenario.title}")
        say(f"{'':<{width}}  {scenario.content.summary}")
        if scenario.content.legacy:
            say(f"{'':<{width}}  Legacy: {scenario.content.legacy}")


@main.command("checks")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def list_checks(as_json: bool) -> None:
    """List every check that an actor makes, by endpoint, in the order in which it is made.

    Any of them can be set off: grantscope run SCENARIO --set check.ID=off still makes it, and goes on when it fails.

    As JSON it is a list of endpoints (id, title, actor, role, spec, href, checks), and each of its checks has id,
    level, title, failure, spec, href, status, error (empty where the specifications name none), causes, and lax: the
    settings under which it is not enforced, each with its switches and why.
    """
    import msgspec

    from app.explain import ledger

    parts = ledger()
    if as_json:
        say(msgspec.json.format(msgspec.json.encode(parts)) + b"\n")
        return
    for part in parts:
        say(f"{part.title} ({part.role}, {part.spec})\n")
        for check in part.checks:
            say("\n".join(_lines_of(check)) + "\n")


def _lines_of(check: LedgerLine) -> Iterator[str]:
    """A check with its title, and below that what else is said of it."""
    yield f"{check.id}: {check.title}"
    told = {
        "level": [f"{check.level}, {check.spec}"],
        "failure": [check.failure],
        "answer": [f"{check.status} {check.phrase}" + (f", {check.error}" if check.error else "")],
        "usual causes": check.causes,
        "not enforced": [f"with {lax.settings}: {lax.why}" for lax in check.lax],
    }
    for label, texts in told.items():
        for number, text in enumerate(texts):
            yield f"    {'' if number else label:<14}{text}"


@main.command("rfcs")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
@FOLDERS
def list_rfcs(as_json: bool, folders: tuple[Path, ...]) -> None:
    """List every section that something here goes back to, with the scenarios that show it and the checks it asks for.

    As JSON it is a list of specifications (id, name, title, href, sections), and each section has id, section, spec,
    href, shown (scenarios, each with its messages and why it recommends the section), checks, names (of the glossary),
    switches and endpoints.
    """
    import msgspec

    from app.atlas import rfcs

    documents = rfcs(library_of(folders))
    if as_json:
        say(msgspec.json.format(msgspec.json.encode(documents)) + b"\n")
        return
    for document in documents:
        say(f"{document.name} {document.title}\n")
        for section in document.sections:
            say("\n".join(_lines_about(section)) + "\n")


def _lines_about(section: Section) -> Iterator[str]:
    """A section, and below that where it is shown and what goes back to it."""
    yield f"{section.spec}"
    shown = [each.scenario + "".join(f" {n}" for n in each.messages[:1]) for each in section.shown]
    told = {
        "shown in": ", ".join(shown) or "no scenario",
        "checks": ", ".join(check.id for check in section.checks),
        "glossary": ", ".join(name.name for name in section.names),
        "switches": ", ".join(switch.id for switch in section.switches),
        "endpoints": ", ".join(endpoint.name for endpoint in section.endpoints),
    }
    for label, text in told.items():
        if text:
            yield f"    {label:<14}{text}"


@main.command()
@click.argument("scenario")
@click.option("--set", "settings", multiple=True, metavar="SWITCH=VALUE", help="Such as client.pkce=plain; repeatable.")
@click.option(
    "--preset", metavar="NAME", help="rfc6749, rfc9700 or oauth-2.1: many switches at once, below those of --set."
)
@click.option("--attack", metavar="ID", help="An attack over the scenario's flow, or none; grantscope attacks has all.")
@click.option("--seed", default="1", metavar="N", help="All randomness of the run comes from it.")
@click.option("--format", "format", default="text", metavar="FORMAT", help="text, json or mermaid.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file.")
@FOLDERS
def run(
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
    chosen = _find(library_of(folders), scenario)
    trace = play(_run_of(chosen, preset, settings, seed, attack), chosen)
    colour = output is None and sys.stdout.isatty()
    _write(export.render(trace, colour=colour), output)


@main.command()
@click.argument("runs", nargs=-1, metavar="A B [C]")
@click.option("--set", "settings", multiple=True, metavar="SWITCH=VALUE", help="In all of them; repeatable.")
@click.option("--seed", default="1", metavar="N", help="The seed of those that name none.")
@click.option("--format", "format", default="text", metavar="FORMAT", help="text or json.")
@click.option("--all", "whole", is_flag=True, help="Show the messages too that do not differ.")
@FOLDERS
def diff(
    runs: tuple[str, ...], settings: tuple[str, ...], seed: str, format: str, whole: bool, folders: tuple[Path, ...]
) -> None:
    """Lay two or three runs side by side, and say where they differ.

    A run is a scenario, its own settings behind commas, or a link of the page: pkce-s256,client.pkce=plain
    oauth-2-1,preset=rfc6749,seed=7 "/s/pkce-s256?set=client.pkce:plain". Whether the runs differ or not, the exit code
    is 0.
    """
    import msgspec

    from app.attacks import outcome
    from app.explain.columns import Column
    from app.explain.comparing import comparison
    from app.exports.comparison import render
    from app.runs import RunError, link_of, play
    from app.runs.asked import run_asked
    from app.runs.comparisons import lesson_of
    from app.switches import suggest
    from app.trace.story import fold

    if format not in DIFFS:
        fail(f"--format {format}: one of {', '.join(DIFFS)}{suggest(format, DIFFS)}")
    if not 2 <= len(runs) <= 3:
        fail(f"diff takes two or three runs, not {len(runs)}; grantscope list shows what there is")
    library = library_of(folders)
    asked = []
    for text in runs:
        try:
            asked.append(run_asked(library, text, settings, seed)[0])
        except RunError as error:
            fail(f"{text[:80]}: {error}")
    traces = [play(each, library[each.scenario]) for each in asked]
    lesson = lesson_of(library, asked)
    names = lesson.names if lesson else ("",) * len(asked)
    told = comparison(
        [
            Column(library[trace.head.run.scenario], trace, fold(trace), link_of(trace.head.run), name, outcome(trace))
            for trace, name in zip(traces, names, strict=True)
        ]
    )
    say(
        msgspec.json.format(msgspec.json.encode(told)) + b"\n"
        if format == "json"
        else render(told, whole=whole, colour=sys.stdout.isatty())
    )


DIFFS = ("text", "json")


def _find(library: Library, name: str) -> Scenario:
    from app.switches import suggest

    if name not in library:
        fail(f"no scenario is called {name}{suggest(name, library)}; grantscope list shows them")
    return library[name]


def _switches_of(preset: str | None) -> dict[str, str]:
    from app.switches import PRESETS, suggest

    if preset is None:
        return {}
    if preset not in PRESETS:
        fail(f"--preset {preset}: one of {', '.join(PRESETS)}{suggest(preset, PRESETS)}")
    return PRESETS[preset].switches


def _run_of(
    scenario: Scenario, preset: str | None, settings: Sequence[str], seed: str, attack: str | None = None
) -> Run:
    """The run that the options name, or one line that says which of them is wrong."""
    from app.runs import RunError
    from app.runs.links import demand_attack, demand_legal, parse_seed, parse_settings
    from app.switches import resolve
    from app.trace import Run

    try:
        asked = {**_switches_of(preset), **parse_settings(settings, "=")}
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


@main.command()
@click.option("--set", "settings", multiple=True, metavar="SWITCH=VALUE", help="One more column; repeatable.")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
@click.option("--junit", is_flag=True, help="As JUnit XML, each cell a test case.")
@FOLDERS
def attacks(settings: tuple[str, ...], as_json: bool, junit: bool, folders: tuple[Path, ...]) -> None:
    """Play every attack under every preset, and say where it is stopped.

    Exit code 1: an attack reached its goal under a preset that is to stop it.
    """
    import msgspec

    from app.runs import RunError
    from app.runs.links import parse_settings
    from app.runs.matrix import columns, listed, matrix
    from app.runs.matrix import junit as as_junit

    if as_json and junit:
        fail("--json and --junit: one of them at a time")
    try:
        cells = matrix(library_of(folders), columns(parse_settings(settings, "=")))
    except RunError as error:
        fail(f"--{error.field}: {error}")
    if as_json:
        say(msgspec.json.format(msgspec.json.encode(listed(cells))) + b"\n")
    elif junit:
        say(as_junit(cells))
    else:
        say("\n".join(_lines_of_attacks(cells)))
    broken = sum(cell.broken for cell in cells)
    if broken:
        fail(f"{counted(broken, 'attack')} reached the goal where a preset is to stop it", code=1)


def _lines_of_attacks(cells: Sequence[Cell]) -> Iterator[str]:
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


@main.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
def check(path: Path | None) -> None:
    """Play every scenario, or those of PATH, and see that all is told and every pointer points at something."""
    from app.rehearse import rehearse

    chosen = _scenarios_of(path)
    problems = [problem for scenario in chosen for problem in rehearse(scenario)]
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        fail(f"{counted(len(problems), 'problem')} in {counted(len(chosen), 'scenario')}", code=1)
    say(f"{counted(len(chosen), 'scenario')}: every step is told and reached, every pointer points at something.")


def _scenarios_of(path: Path | None) -> list[Scenario]:
    """All scenarios, those of a folder, or the one of a file; one that cannot be loaded is a check that failed."""
    if path is None:
        return list(library_of([], code=1).values())
    if not path.exists():
        fail(f"{path}: no such file or folder")
    if path.is_dir():
        found = [each for each in library_of([path], code=1).values() if (path / f"{each.name}.toml").is_file()]
    elif path.suffix == ".toml":
        found = list(library_of([path.parent], only=path.stem, code=1).values())
    else:
        found = []
    if not found:
        fail(f"{path}: no scenario; scenarios are *.toml files")
    return found
