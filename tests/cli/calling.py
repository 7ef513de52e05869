"""Calling the command line, as people and scripts do."""

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from app.cli import main

ROOT = Path(__file__).parents[2]


def grantscope(*arguments: str | Path) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], prog_name="grantscope")


def process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "app", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, timeout=60)


def refused(result: Result, code: int = 2) -> str:
    """The one line that says what is wrong."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert result.exception is None or isinstance(result.exception, SystemExit)
    (line,) = result.stderr.splitlines()
    assert line.startswith("grantscope: ")
    return line.removeprefix("grantscope: ")
