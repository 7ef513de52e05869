"""Who knows what: facts of the trace, stop by stop."""

import pytest

from app.trace import Mint, RunDecision
from app.trace.story import Story, fold
from app.trace.story.fold import Fold
from tests.playing import library, played


def who(story: Story, value: str, at: int | None = None) -> dict[str, str]:
    """Who knows a value at a stop, and how each came to."""
    return {each.lane: each.way for each in story.knowledge if each.value == value and each.stop <= (at or story.total)}


def learned(story: Story, value: str) -> dict[str, int]:
    return {each.lane: each.stop for each in story.knowledge if each.value == value}


def test_the_code_goes_from_who_makes_it_through_the_browser_to_the_client() -> None:
    story = fold(played("pkce-s256"))
    assert who(story, "code-1") == {"as": "made", "browser": "got", "client": "got"}
    assert learned(story, "code-1") == {"as": 9, "browser": 10, "client": 11}


def test_at_an_earlier_message_less_is_known() -> None:
    story = fold(played("pkce-s256"))
    assert who(story, "code-1", 9) == {"as": "made"}
    assert who(story, "code-1", 8) == {}


def test_a_hash_does_not_give_what_was_hashed() -> None:
    story = fold(played("pkce-s256"))
    assert who(story, "code_verifier-1") == {"client": "made", "as": "got"}
    assert learned(story, "code_verifier-1")["as"] == 12
    assert who(story, "code_challenge-1") == {"client": "computed", "browser": "got", "as": "got"}


def test_a_plain_challenge_gives_the_verifier_to_the_browser() -> None:
    assert learned(fold(played("pkce-plain")), "code_verifier-1") == {"client": 0, "browser": 0, "as": 1}


def test_a_basic_header_gives_the_secret_to_whoever_gets_it() -> None:
    assert who(fold(played("authorization-code")), "client_secret-1") == {"client": "had", "as": "got"}


def test_a_password_is_known_to_who_enters_it_to_her_browser_and_to_the_server() -> None:
    assert who(fold(played("pkce-s256")), "password-1") == {"owner": "entered", "browser": "got", "as": "got"}


def test_the_token_stays_off_the_front_channel() -> None:
    assert who(fold(played("pkce-s256")), "access_token-1") == {"as": "made", "client": "got", "rs": "got"}


def test_a_message_that_is_lost_teaches_nobody() -> None:
    story = fold(played("pkce-s256", decisions=[RunDecision(at="token#1.response", do="drop")]))
    assert who(story, "access_token-1") == {"as": "made"}


def test_an_edit_teaches_who_gets_it_and_not_who_seems_to_send_it() -> None:
    edit = RunDecision(at="callback#1.request", do="edit", set={"query.state": "forged-state"})
    assert who(fold(played("pkce-s256", decisions=[edit])), "state-2") == {"client": "got"}


@pytest.mark.parametrize("scenario", library())
def test_each_actor_learns_a_value_once_and_by_an_event_of_that_stop(scenario: str) -> None:
    story = fold(played(scenario))
    pairs = [(each.value, each.lane) for each in story.knowledge]
    assert len(pairs) == len(set(pairs))
    stops = {event.seq: number for number, stop in enumerate(story.stops) for event in stop}
    for each in story.knowledge:
        # What is entered shows itself to be a secret once the form that it was entered into is sent.
        assert stops[each.seq] in {each.stop, each.stop - 1}


@pytest.mark.parametrize("scenario", library())
def test_whoever_makes_a_value_is_the_first_to_know_it(scenario: str) -> None:
    trace = played(scenario)
    story = fold(trace)
    for event in trace.events:
        if isinstance(event, Mint):
            first = next(each for each in story.knowledge if each.value == story.values.id_of(event.value))
            assert (first.lane, first.seq, first.way) == (event.actor, event.seq, "made")


@pytest.mark.parametrize("scenario", library())
def test_what_is_known_at_the_end_of_half_a_run_is_what_the_whole_run_says_of_that_moment(scenario: str) -> None:
    trace = played(scenario)
    whole, folding = fold(trace), Fold(trace.head)
    for event in trace.events[: len(trace.events) // 2]:
        folding.feed(event)
    half = folding.story().knowledge
    assert half == whole.knowledge[: len(half)]
    assert all(each.stop >= folding.number for each in whole.knowledge[len(half) :])
