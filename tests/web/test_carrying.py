"""From a run over to an attack's lesson: what was set is kept where the lesson offers it, and what is not is said."""

from urllib.parse import quote

import pytest

from app.runs import RunError, link_of
from app.trace import Run, RunDecision
from app.web.opening import open_link
from tests.playing import library

LESSON = "/s/attack-code-interception"


def opened(came: str, more: str = ""):
    showing, _, _, notices = open_link(library(), f"{LESSON}?from={came}{more}")
    return showing, notices


def test_what_somebody_has_set_is_kept():
    showing, notices = opened("/s/authorization-code%3Fset=client.pkce:plain")
    assert showing.link == f"{LESSON}?set=client.pkce:plain"
    assert "Kept from the run before: PKCE plain." in notices


def test_what_the_scenario_before_had_of_its_own_is_not_kept_and_that_is_said():
    showing, notices = opened("/s/pkce-s256")
    assert showing.link == LESSON
    assert notices == ["Not as in the run before: this lesson begins with PKCE none instead of S256."]


def test_what_the_attack_needs_and_what_its_own_link_sets_stays():
    showing, _ = opened(
        "/s/authorization-code%3Fset=client.pkce:S256%26set=client.type:confidential", "&set=client.pkce:plain"
    )
    assert showing.trace.head.switches["client.pkce"] == "plain"
    assert showing.trace.head.switches["client.type"] == "public"


def test_a_lesson_that_begins_alike_says_nothing():
    assert opened(LESSON)[1] == []


def test_what_was_done_to_messages_is_not_kept_and_that_is_said():
    lost = link_of(Run(scenario="attack-code-interception", decisions=(RunDecision("token#1.request", "drop"),)))
    showing, notices = opened(quote(lost, safe=""))
    assert showing.link == LESSON
    assert notices == ["What was done to messages there stays with the run before: the browser's Back leads to it."]


def test_a_run_before_that_cannot_be_is_refused():
    with pytest.raises(RunError, match="no scenario"):
        opened("/s/nowhere")
