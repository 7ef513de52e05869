"""The diff as a whole: where runs part, what decides, how they end, and who knows what."""

import pytest

from app.trace.diff import Deciding, Ending, compare
from app.trace.story import Story, fold
from tests.playing import edited, library, played

NONE, PLAIN, S256 = (fold(played(name)) for name in ("public-client-without-pkce", "pkce-plain", "pkce-s256"))
GUARDED = {"access_token", "code_verifier"}


def row_at(stories: list[Story], n: int) -> str:
    """The step of a line, by its number."""
    line = compare(stories).lines[n - 1]
    return next(story.rows[cell].step for cell, story in zip(line.rows, stories, strict=True) if cell is not None)


@pytest.mark.parametrize("name", sorted(library()))
def test_a_run_does_not_differ_from_itself(name: str) -> None:
    story = fold(played(name))
    found = compare([story, story], guarded=GUARDED)
    assert not any(line.differences or line.checks or line.apart for line in found.lines)
    assert (found.first, found.deciding, found.parted) == (None, None, False)
    assert all(len(set(each.lanes)) == 1 for each in found.knowers)


def test_runs_that_end_alike_are_told_apart_by_the_check_that_a_diagram_would_name() -> None:
    found = compare([NONE, PLAIN, S256], guarded=GUARDED)
    assert not found.parted
    assert found.first is not None
    assert row_at([NONE, PLAIN, S256], found.first) == "start#1"  # the address that the app has opened
    assert found.deciding is not None
    assert found.deciding.check == "token.pkce.verify"
    assert row_at([NONE, PLAIN, S256], found.deciding.line) == "token#1"


def test_where_no_check_differs_it_is_what_the_front_channel_sees() -> None:
    assert compare([PLAIN, S256], guarded=GUARDED).deciding == Deciding(2, value="code_verifier")
    implicit = compare([S256, fold(played("implicit"))], guarded=GUARDED)
    assert implicit.deciding is not None
    assert implicit.deciding.value == "access_token"


def test_runs_that_end_otherwise_part_at_the_check_that_stops_one() -> None:
    stories = [S256, fold(edited("pkce-s256", "token#1.request", {"form.code_verifier": "x" * 43}))]
    found = compare(stories)
    assert found.parted
    assert found.deciding is not None
    assert found.deciding.check == "token.pkce.verify"
    assert found.endings[0].kind == "answered"
    ended = found.endings[1]
    assert (ended.kind, ended.status, ended.code, ended.check) == ("refused", 400, "invalid_grant", "token.pkce.verify")


def test_checks_that_a_refused_run_never_came_to_are_no_differences() -> None:
    stories = [S256, fold(edited("pkce-s256", "token#1.request", {"form.code_verifier": "x" * 43}))]
    told = {each.id: each.verdicts for line in compare(stories).lines for each in line.checks}
    assert told == {"token.pkce.verify": ("passed", "failed"), "token_response.success": ("passed", "failed")}


@pytest.mark.parametrize(
    ("scenario", "ending"),
    [
        ("pkce-s256", Ending("answered", 18, 15, 200, text="owner, photos")),
        ("openid-connect", None),
        ("consent-denied", None),
        ("client-credentials", None),
    ],
)
def test_an_ending_stands_at_a_message(scenario: str, ending: Ending | None) -> None:
    story = fold(played(scenario))
    found = compare([story, story]).endings[0]
    assert ending is None or found == ending
    assert found.row is not None
    assert story.rows[found.row].n == found.n


def test_a_recovered_refusal_is_no_ending() -> None:
    story = fold(played("refresh-token"))
    assert any(row.failed for row in story.rows)
    assert compare([story, story]).endings[0].kind == "answered"


def test_what_the_front_channel_sees_and_who_knows_it_at_the_end() -> None:
    found = compare([NONE, PLAIN, S256], untold={"signature"})
    assert ["code_verifier" in names for names in found.front] == [False, True, False]
    known = {each.name: each.lanes for each in found.knowers}
    assert known["code_verifier"][0] is None
    assert "browser" in (known["code_verifier"][1] or ())
    assert "browser" not in (known["code_verifier"][2] or ())
    assert "signature" not in known


def test_with_plain_the_challenge_is_the_verifier_and_who_knows_one_knows_the_other() -> None:
    known = {each.name: each for each in compare([NONE, PLAIN, S256]).knowers}
    assert known["code_challenge"].stands == ("code_challenge", "code_verifier", "code_challenge")
    assert known["code_challenge"].lanes[1] == known["code_verifier"].lanes[1]
    assert known["code_challenge"].lanes[0] is None
