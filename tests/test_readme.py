"""The README is true: its scenario can be played, its commands exist, its rooms and libraries are those of the tree."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from app.rehearse import rehearse
from app.scenario import load

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()


def test_its_scenario_can_be_loaded_and_rehearsed(tmp_path):
    block = re.search(r"((?:    .*\n|\n)*?    \[\[steps(?:.*\n)+?    otherwise.*\n)", README).group(1)
    text = "\n".join(line[4:] for line in block.splitlines())
    (tmp_path / "of-the-readme.toml").write_text(text)
    assert rehearse(load([tmp_path])["of-the-readme"]) == []


def test_its_picture_is_there():
    for picture in re.findall(r"!\[.+?\]\((.+?)\)", README):
        assert (ROOT / picture).is_file()


@pytest.mark.parametrize(
    "command", sorted(set(re.findall(r"^    \.venv/bin/python -m app (\w+)", README, re.MULTILINE)))
)
def test_its_commands_exist(command):
    done = subprocess.run(
        [sys.executable, "-m", "app", command, "--help"], cwd=ROOT, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0


@pytest.mark.parametrize("room", re.findall(r"^\| `(app/\w+(?:\.py)?)`", README, re.MULTILINE))
def test_its_rooms_are_those_of_the_tree(room):
    assert (ROOT / room).exists()


def test_every_room_of_the_tree_is_in_it():
    rooms = {path.parent.name for path in ROOT.glob("app/*/__init__.py")}
    assert {room for room in rooms if f"`app/{room}`" not in README} == set()


def test_every_library_that_is_pinned_is_told_why():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = [re.match(r"[a-z0-9-]+", requirement).group() for requirement in project["dependencies"]]
    table = README[README.index("## Libraries") :].lower()
    assert [name for name in names if name not in table and name != "python-engineio"] == []
