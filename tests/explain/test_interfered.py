"""Narration of a message that somebody interfered with: what happened to it, and not what the scenario had in mind."""

import re

import pytest

from app.explain.narrate import Narrator
from app.trace import RunDecision
from app.trace.story import fold
from tests.checks.failing import FAILING
from tests.checks.failing.case import failing
from tests.playing import library, played


def told(name, place, *decisions):
    """The narration of one message, without links."""
    trace = played(name, decisions=decisions)
    story = fold(trace)
    step, _, part = place.rpartition(".")
    row = next(row for row in story.rows if row.step == step and row.direction == part)
    html = Narrator(library()[name], trace.head.switches, story).tell(row)
    return re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"\1", html)


def edit(place, **changes):
    return RunDecision(place, "edit", {path.replace("_", ".", 1): value for path, value in changes.items()})


def test_an_edited_message_says_what_was_edited_and_which_check_stops_it():
    html = told("pkce-s256", "token#1.request", edit("token#1.request", form_code_verifier="abc"))
    assert html.startswith(
        "<p>This message was <strong>edited on its way</strong>: <code>form.code_verifier</code> is "
    )
    assert ">abc</code>" in html
    assert "<em>Accounts</em> stops here: the code_verifier is not well formed" in html
    assert "will hash it" not in html


def test_an_edit_that_no_check_minds_says_that():
    html = told("pkce-s256", "photos#1.request", edit("photos#1.request", header_x="1"))
    assert "<code>header.x</code> was put in" in html
    assert html.endswith("No check fails on it.</p>")


def test_what_was_taken_out_is_not_pointed_at():
    html = told("pkce-s256", "token#1.request", edit("token#1.request", form_code_verifier=None))
    assert "<code>form.code_verifier</code> was taken out" in html
    assert "missing" not in html


def test_a_check_that_nobody_holds_to_does_not_stop_anybody():
    off = {"check.token.pkce.verifier_form": "off", "check.token.pkce.verify": "off"}
    trace = played("pkce-s256", off, [edit("token#1.request", form_code_verifier="abc")])
    story = fold(trace)
    row = next(row for row in story.rows if (row.step, row.direction) == ("token#1", "request"))
    said = Narrator(library()["pkce-s256"], trace.head.switches, story).source(row)
    assert "*Accounts* goes on, for nobody holds to the check that fails" in said


def test_an_edit_that_finds_nothing_to_change_is_not_told():
    off = {"client.pkce": "none"}
    trace = played("pkce-s256", off, [edit("token#1.request", form_code_verifier=None)])
    story = fold(trace)
    row = next(row for row in story.rows if row.place == "token#1.request")
    assert not row.tampered
    assert "edited" not in Narrator(library()["pkce-s256"], trace.head.switches, story).source(row)


def test_what_is_repeated_is_told_as_that_and_its_answer_as_one_for_nobody():
    repeated = RunDecision("authorize#1.request", "replay")
    asked = told("pkce-s256", "authorize#2.request", repeated)
    assert (
        asked
        == "<p>This is <strong>the same message once more</strong>, repeated on its way. No check fails on it.</p>"
    )
    answer = told("pkce-s256", "authorize#2.response", repeated)
    assert "<em>Her browser</em> knows nothing of it" in answer
    assert "once more" not in told("pkce-s256", "authorize#1.request", repeated)


@pytest.mark.parametrize(("ms", "long"), [(3_600_000, "1 hour"), (61_000, "61 seconds"), (10, "10 milliseconds")])
def test_what_is_held_back_says_so_before_all_else(ms, long):
    html = told("pkce-s256", "consent_page#1.response", RunDecision("consent_page#1.response", "delay", ms=ms))
    assert html.startswith(
        f"<p>This message was <strong>held back</strong> for {long}. <em>Accounts</em> says who asks"
    )


LATE = RunDecision("token#1.request", "delay", ms=864_000_000)


@pytest.mark.parametrize("decision", [LATE, edit("consent#1.request", form_x="1")])
def test_a_message_after_it_is_told_as_planned_unless_a_check_fails_on_it(decision):
    assert "opens nothing yet" in told("pkce-s256", "callback#1.request", decision)
    late = decision is LATE
    html = told("pkce-s256", "token#1.request", decision)
    assert ("<em>Accounts</em> stops here: the code has expired" in html) is late
    assert ("will hash it and compare" in html) is not late


def test_a_repeated_message_is_not_told_as_the_first():
    html = told("pkce-s256", "token#2.request", RunDecision("token#1.request", "replay"))
    assert "stops here: the code was used before" in html


@pytest.mark.parametrize("path", ["form.`*{a}<b>", "form.\u202e", "form.a b"])
def test_a_name_that_is_no_plain_word_is_not_repeated(path):
    html = told("pkce-s256", "token#1.request", RunDecision("token#1.request", "edit", {path: "1"}))
    assert "<strong>edited on its way</strong>: some of it." in html


@pytest.mark.parametrize("id", sorted(FAILING))
def test_whatever_check_is_made_to_fail_on_an_edited_message_is_named_there(id):
    case = FAILING[id]
    trace = failing(case)
    story = fold(trace)
    narrator = Narrator(library()[case.scenario], trace.head.switches, story)
    for row in story.rows:
        if row.kind == "message" and row.tampered and f"{row.step}.{row.direction}" == case.at:
            assert "**edited on its way**" in narrator.source(row)


@pytest.mark.parametrize("name", list(library()))
def test_what_the_script_or_an_attacker_does_is_told_by_the_scenario(name):
    trace = played(name)
    story = fold(trace)
    narrator = Narrator(library()[name], trace.head.switches, story)
    for row in story.rows:
        if row.kind == "message":
            assert not re.search("edited on its way|stops here: |goes on, for nobody", narrator.source(row))
