"""`grantscope check`: what holds, and what does not."""

from pathlib import Path

import pytest

from app.folders import folder
from tests.cli.calling import ROOT, grantscope, refused
from tests.scenario.writing import SMALL, changed, write

SHIPPED = folder("scenarios")
ALL = f"{len(list(SHIPPED.glob('*.toml')))} scenarios"


@pytest.mark.parametrize(
    ("path", "count"), [((), ALL), ((SHIPPED,), ALL), ((SHIPPED / "pkce-s256.toml",), "1 scenario")]
)
def test_check_passes_what_is_shipped(path: tuple[Path, ...], count: str) -> None:
    result = grantscope("check", *path)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"{count}: every step is told and reached, every pointer points at something.\n"


def test_check_takes_a_folder_or_a_file_of_ones_own(tmp_path: Path) -> None:
    path = write(tmp_path)
    write(tmp_path, SMALL.replace("pkce-s256", "mine"), "other")
    assert grantscope("check", tmp_path).stdout.startswith("2 scenarios: ")
    assert grantscope("check", path).stdout.startswith("1 scenario: ")


def test_check_of_a_file_minds_no_other_file(tmp_path: Path) -> None:
    path = write(tmp_path)
    write(tmp_path, "format = ", "broken")
    assert grantscope("check", path).exit_code == 0
    assert grantscope("check", tmp_path).exit_code == 1


def test_a_check_of_yours_that_failed_is_exit_code_1_with_each_problem_in_a_line(tmp_path: Path) -> None:
    path = write(tmp_path, changed("The browser follows to the consent page", "{authorize.request.query.state} came"))
    result = grantscope("check", path)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "mine.toml: steps.consent_page: {authorize.request.query.state} finds nothing in message 9"
        " (with client.state=none)",
        "grantscope: 1 problem in 1 scenario",
    ]


def test_a_file_that_cannot_be_loaded_is_a_check_that_failed_too(tmp_path: Path) -> None:
    path = write(tmp_path, SMALL + "tittle = 1")
    assert "mine.toml: tittle: unknown key" in refused(grantscope("check", path), code=1)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (Path("/no/such/folder"), "/no/such/folder: no such file or folder"),
        (ROOT / "README.md", "README.md: no scenario; scenarios are *.toml files"),
        (ROOT / "templates", "templates: no scenario; scenarios are *.toml files"),
    ],
    ids=["nothing", "no scenario", "no scenarios"],
)
def test_wrong_usage_is_told_in_one_line(path: Path, said: str) -> None:
    assert said in refused(grantscope("check", path))
