"""Rows side by side: each in one place, in order, those of one step together."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.trace.diff import align
from app.trace.diff.align import key_of, shared
from app.trace.story import fold
from tests.playing import library, played

FEW = ("authorization-code", "pkce-s256", "implicit", "client-credentials", "consent-denied", "refresh-token", "logout")
STORIES = {name: fold(played(name)) for name in FEW}


@pytest.mark.parametrize("names", [*product(FEW, FEW), ("implicit", "pkce-s256", "logout"), ("pkce-s256",) * 3])
def test_every_row_is_in_exactly_one_place_and_keeps_its_order(names: tuple[str, ...]) -> None:
    stories = [STORIES[name] for name in names]
    lines = align(stories)
    for count, story in enumerate(stories):
        assert [line[count] for line in lines if line[count] is not None] == [row.row for row in story.rows]
    for line in lines:
        keys = {key_of(story.rows[cell]) for cell, story in zip(line, stories, strict=True) if cell is not None}
        assert len(keys) == 1


@pytest.mark.parametrize("name", sorted(library()))
def test_a_run_beside_itself_has_no_gaps(name: str) -> None:
    story = fold(played(name))
    assert align([story, story]) == [(row.row, row.row) for row in story.rows]


def test_rows_of_one_phase_stand_together_where_flows_share_no_step() -> None:
    stories = [STORIES["pkce-s256"], STORIES["implicit"]]
    phases = [
        next(story.rows[cell].phase for cell, story in zip(line, stories, strict=True) if cell is not None)
        for line in align(stories)
    ]
    changes = [phase for phase, before in zip(phases, [None, *phases], strict=False) if phase != before]
    assert changes.count("ask") == changes.count("allow") == 1


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_what_is_shared_is_a_longest_common_subsequence(left: str, right: str) -> None:
    pairs = shared(left, right)
    assert all(left[i] == right[j] for i, j in pairs)
    assert pairs == sorted(set(pairs))
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))
    assert len(pairs) == _longest(left, right)


def _longest(left: str, right: str) -> int:
    if not left or not right:
        return 0
    if left[0] == right[0]:
        return 1 + _longest(left[1:], right[1:])
    return max(_longest(left[1:], right), _longest(left, right[1:]))
