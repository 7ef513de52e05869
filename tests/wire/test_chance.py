"""Randomness that is none: the same for the same seed and label, and no label moves another."""

import re

import pytest

from app.wire import Chance


def test_the_same_seed_gives_the_same_values() -> None:
    assert [Chance(7).token("state") for _ in range(2)] == [Chance(7).token("state")] * 2


def test_another_seed_gives_other_values() -> None:
    assert Chance(7).token("state") != Chance(8).token("state")


def test_each_call_gives_a_new_value() -> None:
    chance = Chance(1)
    assert len({chance.token("state") for _ in range(100)}) == 100


def test_a_new_label_never_shifts_the_others() -> None:
    alone, together = Chance(1), Chance(1)
    expected = [alone.token("state") for _ in range(3)]
    found = []
    for _ in range(3):
        together.token("another")
        found.append(together.token("state"))
    assert found == expected


def test_labels_that_look_like_a_label_and_a_count_stay_apart() -> None:
    assert Chance(1).token("a") != Chance(1).token("a|1")


@pytest.mark.parametrize(("size", "length"), [(16, 22), (32, 43), (64, 86)])
def test_a_token_is_base64url_without_padding(size: int, length: int) -> None:
    token = Chance(1).token("x", size)
    assert len(token) == length
    assert re.fullmatch("[A-Za-z0-9_-]+", token)
