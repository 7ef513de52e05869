"""Narration by what the owner really did: whoever answers otherwise is not told the story of the script's answer."""

import re

import pytest

from app.explain.narrate import Narrator
from app.trace import Decision, RunDecision
from app.trace.story import fold
from tests.playing import library, played

OTHER = {
    "consent": {"deny": {"allow": False}, "nothing": {"allow": True, "scopes": []}},
    "login": {"wrong": {"account": "ana", "password": "wrong"}, "stranger": {"account": "bob", "password": "right"}},
}
# What is true whatever she answers: she is not in it, or begins anew with another link.
EITHER_WAY = {
    *("game", "framed", "framed_consent", "allowed", "game_callback", "game_token", "game_photos"),
    *("code_page", "consent_page"),  # after her second attempt, which is right
}


def answered_otherwise():
    cases = []
    for name in library():
        for event in played(name).events:
            if isinstance(event, Decision) and event.actor == "owner" and event.question in OTHER:
                for how, answer in OTHER[event.question].items():
                    if not (event.question == "consent" and event.answer["allow"] is False):
                        cases.append(pytest.param(name, event.place, answer, id=f"{name}-{event.place}-{how}"))
    return cases


def narrator(name, **options):
    trace = played(name, **options)
    story = fold(trace)
    return Narrator(library()[name], trace.head.switches, story), story


def sources(name, **options):
    told, story = narrator(name, **options)
    return {(row.step, row.direction): told.source(row) for row in story.rows if row.kind == "message"}


def html_at(name, place, **options):
    told, story = narrator(name, **options)
    step, _, part = place.rpartition(".")
    row = next(row for row in story.rows if row.step == step and row.direction == part)
    return re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"\1", told.tell(row))


@pytest.mark.parametrize(("name", "place", "answer"), answered_otherwise())
def test_a_refusal_is_neither_told_as_what_the_script_allows_nor_points_at_what_is_not_there(name, place, answer):
    step = place.rpartition(".")[0]
    happy = sources(name)
    told, story = narrator(name, decisions=[RunDecision(place, "answer", answer)])
    rows = [row for row in story.rows if row.kind == "message"]
    begun = next(index for index, row in enumerate(rows) if (row.step, row.direction) == (step, "request"))
    for row in rows:
        assert 'class="missing"' not in told.tell(row), row.text
    for row in rows[begun:]:
        if row.step.partition("#")[0] not in EITHER_WAY and not row.dropped:
            assert told.source(row) != happy.get((row.step, row.direction)), row.text


def test_who_denies_is_not_told_that_she_allows_anything():
    deny = [RunDecision("consent#1.answer", "answer", {"allow": False})]
    html = html_at("pkce-s256", "consent#1.request", decisions=deny)
    assert "deny</code></strong>, and <strong>nothing</strong> of what is asked for is allowed" in html
    assert "What she allows" not in html
    html = html_at("pkce-s256", "callback#1.request", decisions=deny)
    assert "access_denied" in html
    assert "The code in it" not in html


def test_who_allows_what_the_script_denies_is_told_of_a_code():
    allow = [RunDecision("consent#1.answer", "answer", {"allow": True, "scopes": ["photos.read"]})]
    html = html_at("consent-denied", "callback#1.request", decisions=allow)
    assert "The code in it opens nothing yet" in html
    assert "did not like" not in html_at("consent-denied", "consent#1.request", decisions=allow)


def test_who_unticks_less_than_the_script_is_told_so():
    every = [RunDecision("consent#1.answer", "answer", {"allow": True, "scopes": ["photos.read", "albums.read"]})]
    one = [RunDecision("consent#1.answer", "answer", {"allow": True, "scopes": ["albums.read"]})]
    assert "unticked" not in html_at("scope-reduced", "consent#1.request", decisions=every)
    assert "All that was asked for is granted" in html_at("scope-reduced", "token#1.response", decisions=every)
    assert "unticked" in html_at("scope-reduced", "consent#1.request", decisions=one)
    assert "less than was asked for" in html_at("scope-reduced", "token#1.response", decisions=one)


def test_the_same_answer_as_the_scripts_changes_no_telling():
    same = [RunDecision("consent#1.answer", "answer", {"allow": True, "scopes": ["photos.read"]})]
    assert sources("pkce-s256", decisions=same) == sources("pkce-s256")


def test_a_scenario_that_does_not_know_the_answer_says_so_and_names_the_error():
    deny = [RunDecision("consent#1.answer", "answer", {"allow": False})]
    html = html_at("attack-session-fixation", "callback#1.request", decisions=deny)
    assert "Ana <strong>allows nothing</strong> of what is asked for at message 12." in html
    assert "access_denied" in html
    assert "is for the run in which she does not" not in html_at("attack-session-fixation", "consent#1.response")


def test_a_link_that_she_follows_later_begins_anew():
    deny = [RunDecision("consent#1.answer", "answer", {"allow": False})]
    assert "makes a code" in html_at("attack-clickjacking", "allowed#1.response", decisions=deny)
