"""Guessing the code of somebody's device: how often one may be wrong, and for whom the device works afterwards."""

import pytest

from app.attacks import outcome
from app.trace.paths import form_of, json_of
from tests.playing import checks, message, played, steps

LESSON = "attack-device-code-guessing"


def tries(trace) -> list[str]:
    """The codes that he typed, in order."""
    places = [step.partition(" ")[2] for step in steps(trace) if step.startswith("POST own_code#")]
    return [dict(form_of(message(trace, f"{place}.request")))["user_code"] for place in places]


def test_he_knows_all_but_one_letter_and_tries_one_after_the_other_until_it_fits() -> None:
    trace = played(LESSON)
    code = json_of(message(trace, "codes#1.response"))["user_code"]
    typed = tries(trace)
    assert {each[:-1] for each in typed} == {code[:-1]}
    assert typed[-1] == code
    assert len(set(typed)) == len(typed) <= 20


def test_tries_are_seen_to_be_too_many_even_where_nobody_stops_them() -> None:
    found = checks(played(LESSON), "device.user_code.attempts")
    assert [check.verdict for check in found[:6]] == ["passed"] * 5 + ["failed"]
    assert not any(check.enforced for check in found)


def test_five_wrong_codes_are_the_last_that_are_looked_at() -> None:
    trace = played(LESSON, {"as.user_code_attempts": "5"})
    assert len(tries(trace)) == 6
    assert message(trace, "own_code#6.response").status == 429
    assert json_of(message(trace, "poll#1.response"))["error"] == "authorization_pending"


@pytest.mark.parametrize("seed", range(2, 8))
def test_with_another_code_he_gets_there_as_well(seed: int) -> None:
    ended = outcome(played(LESSON, seed=seed))
    assert ended
    assert ended.reached
