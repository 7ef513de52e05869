"""The trail of each value: every place where it was made, carried, computed with, stored and checked."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from app.trace import Mint, RunDecision, Trace, Work
from app.trace.story import Place, Story, fold
from app.trace.story.fold import Fold
from tests.playing import library, played


def trail(story: Story, value: str) -> Iterator[tuple[int, str, str, str | None]]:
    """Stop, what was done, by whom, and who got to see it."""
    return ((place.stop, place.how, place.lane, place.to) for place in story.places if place.value == value)


def at(story: Story, value: str, how: str) -> list[tuple[str, ...]]:
    return [place.at for place in story.places if (place.value, place.how) == (value, how)]


def test_a_verifier_is_made_hashed_stored_carried_checked_and_hashed_again() -> None:
    assert list(trail(fold(played("pkce-s256")), "code_verifier-1")) == [
        (0, "made", "client", None),
        (0, "hashed", "client", None),
        (0, "stored", "client", None),
        (12, "carried", "client", "as"),
        (12, "checked", "as", None),
        (12, "hashed", "as", None),
    ]


def test_a_challenge_is_computed_handed_over_carried_and_compared() -> None:
    assert list(trail(fold(played("pkce-s256")), "code_challenge-1")) == [
        (0, "computed", "client", None),
        (0, "handed", "client", "browser"),
        (1, "carried", "browser", "as"),
        (1, "checked", "as", None),
        (12, "computed", "as", None),
        (12, "checked", "as", None),
    ]


def test_a_code_lies_under_itself_on_the_shelf_of_codes() -> None:
    story = fold(played("pkce-s256"))
    assert at(story, "code-1", "filed") == [("codes",), ("codes",)]
    assert list(trail(story, "sid-1"))[-1] == (5, "forgotten", "as", None)
    assert at(fold(played("authorization-code")), "session-1", "taken") == [("attempts",)]


def test_a_note_that_begins_with_names_says_what_is_stored() -> None:
    story = fold(played("pkce-s256"))
    stored = {place.value: place.at for place in story.places if place.how == "stored"}
    assert stored == {"state-1": ("attempts",), "code_verifier-1": ("attempts",), "access_token-1": ("tokens",)}


def test_checks_of_one_value_by_one_actor_at_one_message_are_one_place() -> None:
    story = fold(played("pkce-s256"))
    assert at(story, "code-1", "checked") == [
        ("callback.code",),
        ("token.code.present", "token.code.known", "token.code.unexpired", "token.code.unused"),
    ]


def test_a_token_is_checked_where_only_a_claim_of_it_is_looked_at() -> None:
    (checks,) = (place.at for place in fold(played("pkce-s256")).places if (place.how, place.lane) == ("checked", "rs"))
    assert "resource.token.audience" in checks


def test_a_check_with_nothing_to_look_at_is_no_place() -> None:
    for place in fold(played("pkce-plain")).places:
        assert "not-applicable" not in place.verdicts
        assert bool(place.verdicts) == (place.how == "checked")


def test_a_password_is_entered_by_the_owner_into_her_browser() -> None:
    story = fold(played("pkce-s256"))
    assert list(trail(story, "password-1"))[:2] == [(5, "entered", "owner", "browser"), (5, "carried", "browser", "as")]
    entered = next(place for place in story.places if place.how == "entered")
    assert entered.row is not None
    assert story.rows[entered.row].verb == "types"


def test_what_an_edit_puts_into_a_message_is_planted_and_the_rest_is_carried() -> None:
    edit = RunDecision(at="callback#1.request", do="edit", set={"query.state": "forged-state"})
    story = fold(played("pkce-s256", decisions=[edit]))
    callback = next(row for row in story.rows if row.tampered)
    there = {place.value: place.how for place in story.places if place.row == callback.row and place.how != "checked"}
    assert there == {"state-2": "planted", "code-1": "carried"}


def test_nobody_sees_what_a_lost_message_carried() -> None:
    story = fold(played("pkce-s256", decisions=[RunDecision(at="token#1.response", do="drop")]))
    assert list(trail(story, "access_token-1")) == [(12, "made", "as", None), (13, "carried", "as", None)]


def test_a_value_on_a_page_is_carried_in_the_body() -> None:
    assert at(fold(played("pkce-s256")), "csrf_token-1", "carried") == [("body",), ("form.csrf_token",)]


@pytest.mark.parametrize("scenario", library())
def test_places_come_in_the_order_of_the_stops_and_name_rows_and_activities_that_are_there(scenario: str) -> None:
    story = fold(played(scenario))
    assert story.places or not any(isinstance(event, Mint) for stop in story.stops for event in stop)
    for before, place in pairwise(story.places):
        assert before.stop <= place.stop
    for place in story.places:
        assert place.row is None or story.rows[place.row].stop <= place.stop
        assert (place.activity is None) == (place.how in {"carried", "planted"})
        if place.activity is not None:
            assert story.activities[place.activity].lane == place.lane


@pytest.mark.parametrize("scenario", library())
def test_everything_that_is_made_or_computed_has_its_place(scenario: str) -> None:
    trace = played(scenario)
    story = fold(trace)
    made = {event.seq for event in trace.events if isinstance(event, (Mint, Work))}
    assert made == {place.seq for place in story.places if place.how in {"made", "computed"}}


@pytest.mark.parametrize("scenario", library())
def test_the_places_of_the_beginning_of_a_run_are_the_beginning_of_its_places(scenario: str) -> None:
    trace = played(scenario)
    whole, folding = fold(trace).places, Fold(trace.head)
    for event in trace.events:
        folding.feed(event)
        assert_beginning(folding.trail.places, whole, trace)


def assert_beginning(some: list[Place], whole: tuple[Place, ...], trace: Trace) -> None:
    """The same but for what is checked at the last stop: more checks may join a place."""
    known = [(place.value, place.how, place.lane, place.stop, place.seq) for place in some]
    later = [(place.value, place.how, place.lane, place.stop, place.seq) for place in whole[: len(some)]]
    assert known == later, trace.head.run.scenario
