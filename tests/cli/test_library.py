"""The scenarios that commands work with: ours, folders of one's own, and files that are broken."""

from pathlib import Path

import pytest

from tests.cli.calling import grantscope, refused
from tests.scenario.writing import SMALL, write


def test_a_folder_of_ones_own_is_listed_and_played_too(tmp_path: Path) -> None:
    write(tmp_path)
    assert "My lesson" in grantscope("list", "--scenarios", tmp_path).stdout
    result = grantscope("run", "mine", "--scenarios", tmp_path)
    assert result.stdout.startswith("mine (seed 1)\n")


@pytest.mark.parametrize("command", [["list"], ["run", "mine"], ["run", "pkce-s256"], ["serve"]], ids=" ".join)
def test_a_broken_scenario_file_ends_a_command_with_what_is_wrong(tmp_path: Path, command: list[str]) -> None:
    write(tmp_path, SMALL + "tittle = 1")
    said = refused(grantscope(*command, "--scenarios", tmp_path))
    assert said.startswith("mine.toml: tittle: unknown key; did you mean title?")


def test_every_problem_of_a_broken_file_has_a_line(tmp_path: Path) -> None:
    write(tmp_path, SMALL + "tittle = 1\nsumary = 2")
    result = grantscope("list", "--scenarios", tmp_path)
    assert result.exit_code == 2
    assert [line.split(": unknown")[0] for line in result.stderr.splitlines()] == [
        "grantscope: mine.toml: tittle",
        "mine.toml: sumary",
    ]


@pytest.mark.parametrize("command", [["list"], ["run", "pkce-s256"], ["serve"]], ids=" ".join)
def test_a_folder_that_is_not_there_is_told_in_one_line(command: list[str]) -> None:
    said = refused(grantscope(*command, "--scenarios", "/no/such/folder"))
    assert said.startswith("/no/such/folder: no such folder; scenarios are *.toml")
