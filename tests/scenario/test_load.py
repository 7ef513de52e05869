"""Loading: which files are scenarios, under which names, and in which order."""

import json
import os
import re
from pathlib import Path

import pytest

from app.folders import folder
from app.scenario import listing, load
from tests.scenario.writing import SMALL, problems, write


def test_the_shipped_scenarios_load_in_the_order_of_the_catalogue() -> None:
    shipped = [(scenario.content.order, name) for name, scenario in load().items()]
    assert shipped == sorted(shipped)
    usual = ["authorization-code", "public-client-without-pkce", "pkce-plain", "pkce-s256"]
    assert [name for name in load() if name in usual] == usual


@pytest.mark.parametrize("name", ["My Lesson", "lesson_1", "Ü", "-x", "x" * 65, "UPPER"])
def test_a_file_name_that_would_make_a_bad_address_is_refused(tmp_path: Path, name: str) -> None:
    write(tmp_path, name=name)
    assert problems(tmp_path) == [f"{name}.toml: a file name has a-z, 0-9 and - only"]


def test_a_name_is_taken_once(tmp_path: Path) -> None:
    path = write(tmp_path, name="pkce-s256")
    shipped = folder("scenarios") / "pkce-s256.toml"
    assert problems(tmp_path) == [f"{path}: there is a scenario pkce-s256 already, in {shipped}"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert problems(tmp_path / "none") == [
        f"{tmp_path / 'none'}: no such folder; scenarios are *.toml files in a folder"
    ]


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"title = '\xff'")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere")
    found = problems(tmp_path)
    assert [problem.partition(": ")[0] for problem in found] == ["bytes.toml", "folder.toml", "gone.toml"]
    assert all("cannot be read" in problem for problem in found)


def test_other_files_of_a_folder_do_not_matter(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "README.md").write_text("hello")
    (tmp_path / "notes").mkdir()
    assert "mine" in load([tmp_path])


@pytest.mark.parametrize("again", [folder("scenarios"), Path(os.path.relpath(folder("scenarios")))])
def test_a_folder_named_twice_is_read_once(again: Path) -> None:
    assert list(load([again, again])) == list(load())


def test_one_scenario_can_be_loaded_beside_broken_ones(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, "format = ", "broken")
    write(tmp_path, name="Bad Name")
    assert list(load([tmp_path], only="mine")) == ["mine"]
    assert load([tmp_path], only="nobody") == {}


def test_the_catalogue_is_ordered_by_order_and_then_by_name(tmp_path: Path) -> None:
    mine = {"zebra": 15, "b": 99, "a": 99, "first": -1}
    for name, order in mine.items():
        write(tmp_path, SMALL + f"order = {order}", name)
    found = [name for name in load([tmp_path]) if name in {*mine, "authorization-code", "pkce-s256"}]
    assert found == ["first", "authorization-code", "zebra", "pkce-s256", "a", "b"]


def test_the_listing_is_json_and_names_everything_that_can_be_varied() -> None:
    found = json.loads(json.dumps(listing(load())))
    assert [each["name"] for each in found] == list(load())
    for each in found:
        assert set(each) == {
            "name",
            "title",
            "chapter",
            "flow",
            "attack",
            "summary",
            "legacy",
            "switches",
            "vary",
            "digest",
        }
        assert set(each["vary"]) <= set(each["switches"])
        assert re.fullmatch("[0-9a-f]{64}", each["digest"])
