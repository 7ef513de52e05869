"""`grantscope checks`: the check ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from app.cli.options import AS_JSON
from app.cli.output import say, say_json

if TYPE_CHECKING:
    from app.explain.ledger import LedgerLine


@click.command("checks")
@AS_JSON
def command(as_json: bool) -> None:
    """List every check that an actor makes, by endpoint, in the order in which it is made.

    Any of them can be set off: grantscope run SCENARIO --set check.ID=off still makes it, and goes on when it fails.

    As JSON it is a list of endpoints (id, title, actor, role, spec, href, checks), and each of its checks has id,
    level, title, plain, failure, spec, href, status, error (empty where the specifications name none), causes, and
    lax: the settings under which it is not enforced, each with its switches and why.
    """
    from app.explain import ledger

    parts = ledger()
    if as_json:
        say_json(parts)
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
        "in short": [check.plain],
        "failure": [check.failure],
        "answer": [f"{check.status} {check.phrase}" + (f", {check.error}" if check.error else "")],
        "usual causes": check.causes,
        "not enforced": [f"with {lax.settings}: {lax.why}" for lax in check.lax],
    }
    for label, texts in told.items():
        for number, text in enumerate(texts):
            yield f"    {'' if number else label:<14}{text}"
