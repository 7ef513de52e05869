"""The commands together: found, explained, and called wrongly."""

import subprocess
import sys

import pytest

from app.cli import main
from tests.cli.calling import ROOT, grantscope, refused


def test_help_and_version_are_there() -> None:
    for arguments in (["--help"], ["-h"], ["run", "--help"], ["check", "-h"]):
        result = grantscope(*arguments)
        assert result.exit_code == 0
        assert "Usage: grantscope" in result.stdout
    assert grantscope("--version").stdout.startswith("grantscope, version ")
    assert all(command in grantscope("--help").stdout for command in ("serve", "list", "checks", "run", "check"))


def test_a_command_is_called_as_its_file_is() -> None:
    files = {name: command.callback.__module__ for name, command in main.commands.items()}
    assert files == {name: f"app.cli.{name}" for name in main.commands}
    assert set(files) >= {"attacks", "check", "checks", "diff", "list", "rfcs", "run", "serve"}


def test_the_commands_are_found_without_what_they_use() -> None:
    source = "import sys, app.cli; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", source], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    assert {name.split(".")[1] for name in found.split() if name.startswith("app.")} == {"cli"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run"], "Missing argument 'SCENARIO'."),
        (["run", "pkce-s256", "more"], "Got unexpected extra argument (more)"),
        (["run", "pkce-s256", "--sed", "1"], "No such option '--sed'"),
        (["run", "pkce-s256", "--seed"], "Option '--seed' requires an argument."),
        (["checks", "token"], "Got unexpected extra argument (token)"),
        (["rum"], "No such command 'rum'"),
        (["--nonsense"], "No such option '--nonsense'"),
        (["serve", "--port", "99999"], "Invalid value for '--port'"),
    ],
    ids=lambda value: " ".join(map(str, value))[:60] if isinstance(value, list) else value[:24],
)
def test_wrong_usage_is_told_in_one_line(arguments: list[str], said: str) -> None:
    assert said in refused(grantscope(*arguments))
