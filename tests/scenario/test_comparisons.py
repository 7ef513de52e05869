"""The comparisons of a scenario, checked when it is loaded; they belong to its file alone and to no run."""

from pathlib import Path

import pytest

from app.runs.comparisons import lesson_of, lessons
from app.scenario import ScenarioError, load
from app.trace import Run
from tests.playing import library
from tests.scenario.writing import SMALL, write

RIGHT = """
[[compare]]
title = "With and without"
ask = "What differs?"
tell = "The challenge."
runs = [
  { name = "with" },
  { name = "without", switches = { "client.pkce" = "none" } },
]
"""


def problem(folder: Path, text: str) -> str:
    write(folder, SMALL + text)
    with pytest.raises(ScenarioError) as raised:
        load([folder])
    (found,) = raised.value.problems
    return str(found)


def test_a_comparison_is_loaded_and_found_by_its_runs(tmp_path: Path) -> None:
    write(tmp_path, SMALL + RIGHT)
    mine = load([tmp_path])
    (lesson,) = [each for each in lessons(mine) if each.scenario.name == "mine"]
    assert lesson.names == ("with", "without")
    assert [run.switches for run in lesson.runs] == [{}, {"client.pkce": "none"}]
    assert lesson_of(mine, lesson.runs) == lesson
    assert lesson_of(mine, lesson.runs[::-1]) is None


def test_a_comparison_changes_no_digest_and_is_not_taken_over(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    before = load([tmp_path])["mine"]
    write(tmp_path, SMALL + RIGHT)
    write(tmp_path, 'format = 1\nextends = "mine"\ntitle = "Another"', name="another")
    after = load([tmp_path])
    assert after["mine"].digest == before.digest
    assert after["mine"].extends == "pkce-s256"
    assert len(after["mine"].content.compare) == 1
    assert after["another"].content.compare == []


def test_the_catalogue_has_these_comparisons() -> None:
    assert {lesson.told.title: lesson.names for lesson in lessons(library())} == {
        "No PKCE, plain, or S256": ("No PKCE", "plain", "S256"),
        "Confidential client, or public client": ("Confidential", "Public"),
        "Code, or implicit": ("Code with PKCE", "Implicit"),
        "Refresh token that stays, or rotates": ("Static", "Rotating"),
        "OAuth 2.0 of 2012, or OAuth 2.1": ("OAuth 2.0 (2012)", "OAuth 2.1"),
        "A stolen code, without PKCE and with it": ("No PKCE", "S256"),
    }
    assert all(isinstance(run, Run) for lesson in lessons(library()) for run in lesson.runs)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            '"with" }',
            '"with", scenario = "pkce-s265" }',
            "compare.0.runs.0.scenario: no scenario is called pkce-s265; did",
        ),
        (
            '"with" }',
            '"with", preset = "oauth-2.0" }',
            "compare.0.runs.0.preset: no preset is called oauth-2.0; there are rfc6749,",
        ),
        ('"with" }', '"with", colour = "red" }', "compare.0.runs.0.colour: unknown key"),
        ('"none"', '"nine"', "compare.0.runs.1.switches.client.pkce: client.pkce cannot be 'nine'"),
        (
            '"client.pkce" = "none"',
            '"client.pkc" = "none"',
            "no switch is called client.pkc; did you mean client.pkce?",
        ),
        ('"client.pkce" = "none"', '"client.type" = "public", "client.auth" = "basic"', "exclude each other"),
        ('"client.pkce" = "none"', '"client.pkce" = "S256"', "compare.0.runs: two of these runs are the same"),
        ('"without"', '"with"', "compare.0.runs: two of these runs have the same name"),
        ('  { name = "with" },\n', "", "compare.0.runs: list should have at least 2 items"),
        ('ask = "What differs?"\n', "", "compare.0.ask: is missing"),
    ],
)
def test_what_is_wrong_with_a_comparison_is_named_by_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in RIGHT
    assert told in problem(tmp_path, RIGHT.replace(old, new))
