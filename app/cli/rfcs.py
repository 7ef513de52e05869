"""`grantscope rfcs`: the sections of the specifications."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.library import library_of
from app.cli.options import AS_JSON, FOLDERS
from app.cli.output import say, say_json

if TYPE_CHECKING:
    from app.atlas import Section


@click.command("rfcs")
@AS_JSON
@FOLDERS
def command(as_json: bool, folders: tuple[Path, ...]) -> None:
    """List every section that something here goes back to, with the scenarios that show it and the checks it asks for.

    As JSON it is a list of specifications (id, name, title, href, sections), and each section has id, section, spec,
    href, shown (scenarios, each with its messages and why it recommends the section), checks, names (of the glossary),
    switches and endpoints.
    """
    from app.atlas import rfcs

    documents = rfcs(library_of(folders))
    if as_json:
        say_json(documents)
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
