"""A Grantscope that runs as a process of its own, as it does for people."""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
ANNOUNCEMENT = "Grantscope is at "
PATIENCE = 30


@contextmanager
def serving(*arguments: str | Path, python: str | Path = sys.executable, cwd: Path = ROOT) -> Iterator[str]:
    """Serve on a free port while the block runs; gives the URL that the server announces, without the last slash."""
    command = [python, "-m", "app", "serve", "--no-browser", "--port", "0", *arguments]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as errors,
        subprocess.Popen(
            [str(part) for part in command], cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as server,
    ):
        try:
            yield announced(server) or complain(errors)
        finally:
            end(server)


def announced(server: subprocess.Popen[str]) -> str | None:
    """The URL in the line with which the server says that it accepts connections; None if it ends or hangs."""
    assert server.stdout
    watchdog = threading.Timer(PATIENCE, server.kill)
    watchdog.start()
    try:
        for line in server.stdout:
            if ANNOUNCEMENT in line:
                return line.split(ANNOUNCEMENT)[1].split()[0].rstrip("/")
        return None
    finally:
        watchdog.cancel()


def complain(errors: IO[str]) -> str:
    errors.seek(0)
    raise RuntimeError(f"the server did not start; it said:\n{errors.read()}")


def end(server: subprocess.Popen[str]) -> None:
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
