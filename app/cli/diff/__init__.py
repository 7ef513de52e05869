"""`grantscope diff`: two or three runs side by side."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from app.cli.library import library_of
from app.cli.options import FOLDERS, format_option, seed_option, settings_option
from app.cli.output import fail, say, say_json

FORMATS = ("text", "json")


@click.command("diff")
@click.argument("runs", nargs=-1, metavar="A B [C]")
@settings_option("In all of them; repeatable.")
@seed_option("The seed of those that name none.")
@format_option("text or json")
@click.option("--all", "whole", is_flag=True, help="Show the messages too that do not differ.")
@FOLDERS
def command(
    runs: tuple[str, ...], settings: tuple[str, ...], seed: str, format: str, whole: bool, folders: tuple[Path, ...]
) -> None:
    """Lay two or three runs side by side, and say where they differ.

    A run is a scenario, its own settings behind commas, or a link of the page: pkce-s256,client.pkce=plain
    oauth-2-1,preset=rfc6749,seed=7 "/s/pkce-s256?set=client.pkce:plain". Whether the runs differ or not, the exit code
    is 0.
    """
    from app.attacks import outcome
    from app.cli.diff.comparison import render
    from app.explain.columns import Column
    from app.explain.comparing import comparison
    from app.runs import RunError, link_of, play
    from app.runs.asked import run_asked
    from app.runs.comparisons import lesson_of
    from app.switches import suggest
    from app.trace.story import fold

    if format not in FORMATS:
        fail(f"--format {format}: one of {', '.join(FORMATS)}{suggest(format, FORMATS)}")
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
    if format == "json":
        say_json(told)
    else:
        say(render(told, whole=whole, colour=sys.stdout.isatty()))
