"""What commands print: the same bytes everywhere, in any terminal, to any reader."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calling import ROOT, process
from tests.scenario.writing import SMALL, write

UTF_8 = "Übung: ein → Pfeil"


@pytest.mark.parametrize("format", ["text", "json", "mermaid"])
def test_two_processes_write_the_same_bytes(format: str) -> None:
    arguments = ("run", "pkce-s256", "--format", format, "--seed", "3")
    first, second = process(*arguments, PYTHONHASHSEED="1"), process(*arguments, PYTHONHASHSEED="2", TZ="Asia/Tokyo")
    assert first.returncode == 0
    assert first.stderr == b""
    assert first.stdout == second.stdout


@pytest.mark.parametrize(
    "arguments", ["run authorization-code", "run pkce-s256 --format json", "list", "list --json", "checks"]
)
def test_a_reader_that_goes_away_is_no_error_of_ours(arguments: str) -> None:
    command = [sys.executable, "-m", "app", *arguments.split()]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0) as ours:
        assert ours.stdout
        assert ours.stderr
        ours.stdout.close()
        assert ours.stderr.read() == b""


def test_a_full_disk_is_told_in_one_line() -> None:
    if not Path("/dev/full").exists():
        return  # only Linux has one
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "app", "run", "pkce-s256"]
        result = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert result.returncode == 2
    assert result.stderr == b"grantscope: stdout: No space left on device\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_terminal_with_few_signs_gets_what_it_can_show(tmp_path: Path, encoding: str) -> None:
    write(tmp_path, SMALL.replace("My lesson", UTF_8))
    listed = process("list", "--scenarios", tmp_path, PYTHONIOENCODING=encoding)
    assert (listed.returncode, listed.stderr) == (0, b"")
    assert UTF_8.encode(encoding, "backslashreplace") in listed.stdout
    ran = process("run", "mine", "--scenarios", tmp_path, PYTHONIOENCODING=encoding)
    assert (ran.returncode, ran.stderr) == (0, b"")
    wrong = process("run", "Übung", PYTHONIOENCODING=encoding)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert wrong.stderr.count(b"\n") == 1


def test_only_a_terminal_gets_colours() -> None:
    assert b"\x1b" not in process("run", "pkce-s256").stdout
