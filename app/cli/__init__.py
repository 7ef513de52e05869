"""The command line, `grantscope`: ONE FILE PER COMMAND, found by folder.

Law: this room may import whatever plays, tells or serves a run; never `wire`, `checks`, `actors` or `flows`. A command
imports what it needs when it runs, so that `--help` answers at once.

How to add a command: `app/cli/mine.py` with `@click.command("mine")` above `def command(…)`. Options that several
commands take are in `options.py`; what is printed, and every way to end, goes through `output.py`. A command with more
to it than a file is a folder (`diff`): what its `__init__.py` imports when it runs stands beside that.
"""

from app.cli.registry import main

__all__ = ["main"]
