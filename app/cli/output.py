"""What commands print, and how they end: with 0, 1 (a check of yours failed) or 2 (usage)."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import click

CHECK_FAILED = 1
USAGE = 2


def fail(message: str, code: int = USAGE) -> NoReturn:
    """One line on stderr, and the exit code."""
    click.echo(f"grantscope: {message}", err=True)
    sys.exit(code)


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


def say_json(value: object) -> None:
    """Write it as indented JSON."""
    import msgspec

    say(msgspec.json.format(msgspec.json.encode(value)) + b"\n")


def counted(number: int, thing: str) -> str:
    """`1 scenario`, `4 scenarios`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
