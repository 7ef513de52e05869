"""Places: built, taken apart, and found again in a run."""

import pytest

from app.trace import RequestSent, ResponseSent
from app.trace.places import PARTS, place_at, place_of, sent_at, split_place, step_of
from app.trace.story import fold
from tests.playing import library, played


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("occurrence", ["token#1", "token#12", "other:client>as#1"])
def test_a_place_is_taken_apart_into_what_it_was_built_from(occurrence: str, part: str) -> None:
    assert split_place(place_at(occurrence, part)) == (occurrence, part)


def test_the_step_is_what_stands_before_the_count_in_a_place_and_in_an_occurrence() -> None:
    assert step_of("token#1.request") == step_of("token#12") == step_of("token") == "token"
    assert step_of("other:client>as#2.response") == "other:client>as"


def test_a_text_that_is_no_place_has_no_occurrence() -> None:
    assert split_place("token") == ("", "token")
    assert split_place("") == ("", "")


@pytest.mark.parametrize("scenario", library())
def test_every_message_has_a_place_of_its_own_and_is_found_at_it(scenario: str) -> None:
    trace = played(scenario)
    messages = [event for event in trace.events if isinstance(event, (RequestSent, ResponseSent))]
    assert [sent_at(trace.events, place_of(event)) for event in messages] == messages
    assert [row.place for row in fold(trace).rows if row.kind == "message"] == [place_of(event) for event in messages]


def test_nothing_was_sent_where_somebody_answers_nor_where_a_run_never_comes_by() -> None:
    events = played("authorization-code").events
    assert sent_at(events, "token#1.request") is not None
    assert sent_at(events, "consent#1.answer") is None
    assert sent_at(events, "token#2.request") is None
    assert sent_at(events, "token#1") is None
