"""Forks: a decision that takes effect, one that is refused at its field, and a person who takes over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.runs import RunError, link_of, play
from app.runs.forks import awaited, fork, played_by
from app.runs.links import MAX_LINK
from app.trace import Decision, RunDecision
from app.trace.fields import fields_of
from tests.playing import library, message, played, steps

SCENARIO = library()["pkce-s256"]
TOKEN = "token#1.request"


def forked(*decisions, trace=None):
    """The trace after some decisions, one after the other."""
    trace = trace or played("pkce-s256")
    for decision in decisions:
        trace = play(fork(trace, SCENARIO, decision), SCENARIO)
    return trace


def edit(changes, at=TOKEN):
    return RunDecision(at, "edit", changes)


def test_a_fork_is_the_run_with_one_more_decision():
    first, second = edit({"form.code": "x"}), RunDecision(TOKEN, "delay", ms=1000)
    assert forked(first).head.run.decisions == (first,)
    assert forked(first, second).head.run.decisions == (first, second)


def test_an_answer_takes_the_place_of_the_one_before():
    wrong = RunDecision("login#1.answer", "answer", {"account": "ana", "password": "wrong"})
    right = RunDecision("login#1.answer", "answer", {"account": "ana", "password": "right"})
    assert forked(edit({"form.code": "x"}), wrong, right).head.run.decisions == (edit({"form.code": "x"}), right)


def test_an_edit_builds_on_what_the_edit_before_it_made():
    twice = forked(edit({"form.code": "x"}), edit({"form.extra": "1"}))
    assert {"x", "1"} <= {field.value for field in fields_of(message(twice, TOKEN))}


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"form.code": "x", "frm.code": "y"}, "frm.code", "a path starts with one of query"),
        ({"header.a b": "x"}, "header.a b", "no header is called that"),
        ({"header.X": "a\nb"}, "header.X", "no control characters"),
        ({"cookie.a": "b;c"}, "cookie.a", "no semicolon"),
        ({"method": "FETCH"}, "method", "one of GET, POST"),
        ({"method": None}, "method", "one of GET, POST"),
        ({"url": "javascript:alert(1)"}, "url", "an absolute http or https address"),
        (
            {"url": "https://nobody.example/"},
            "url",
            "nobody answers at https://nobody.example; one of https://accounts",
        ),
        ({"json.a": "x"}, "json.a", "no JSON object"),
        ({"status": "200"}, "status", "only a response has it"),
        ({"form.": "x"}, "form.", "it is written form.NAME"),
        ({"header.Content-Type": "application/json", "body": "{"}, "body", "line 1, column 2"),
        ({"header.Content-Type": "application/json", "body": "[" * 10_000}, "body", "this is no JSON"),
        ({}, "set", "this changes nothing"),
        ({"form.nothing": None}, "set", "this changes nothing"),
        ({"form.grant_type": "authorization_code"}, "set", "this changes nothing"),
        ({"form.code": "\ud800"}, "set", "surrogate"),
        ({"form.code": 7}, "decision", "a path to text"),
    ],
)
def test_an_edit_without_effect_is_refused_at_its_field(changes, field, said):
    with pytest.raises(RunError, match=said.replace("(", r"\(")) as refused:
        forked(edit(changes))
    assert refused.value.field == field


def test_a_body_that_is_no_json_can_be_sent_under_another_name():
    response = {"header.Content-Type": "text/plain", "body": "{"}
    assert message(forked(edit(response, "token#1.response")), "token#1.response").body.text == "{"


@pytest.mark.parametrize(
    ("decision", "field"),
    [
        (RunDecision("nowhere#1.request", "drop"), "at"),
        (RunDecision("token#2.request", "drop"), "at"),
        (RunDecision("token.request", "drop"), "decision"),
        (RunDecision(TOKEN, "steal"), "decision"),
        (RunDecision("token#1.response", "replay"), "decision"),
        (RunDecision(TOKEN, "delay"), "seconds"),
        (RunDecision(TOKEN, "answer"), "decision"),
        (RunDecision("login#1.answer", "answer", {"password": "12345678"}), "decision"),
        (RunDecision("login#1.answer", "answer", {"pin": "1"}), "decision"),
    ],
)
def test_any_other_decision_without_effect_is_refused(decision, field):
    with pytest.raises(RunError) as refused:
        forked(decision)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("drop", RunDecision(TOKEN, "drop"), "lost on its way"),
        ("drop", edit({"form.code": "x"}), "lost on its way"),
        ("drop", RunDecision(TOKEN, "delay", ms=1000), "lost on its way"),
        ("replay", RunDecision(TOKEN, "replay"), "sent twice already"),
    ],
)
def test_what_is_lost_or_repeated_is_not_so_once_more(first, second, said):
    with pytest.raises(RunError, match=said):
        forked(RunDecision(TOKEN, first), second)


def test_what_was_repeated_can_be_edited_and_its_repetition_repeated():
    thrice = forked(RunDecision(TOKEN, "replay"), edit({"form.code": "x"}), RunDecision("token#2.request", "replay"))
    assert message(thrice, "token#3.request")


def test_what_fits_into_no_link_is_refused_at_its_longest_text():
    long = "".join(chr(0x4E00 + 7 * n % 20_000) for n in range(9000))
    with pytest.raises(RunError, match="too long") as refused:
        forked(edit({"form.code": "x", "form.code_verifier": long}))
    assert refused.value.field == "form.code_verifier"
    assert len(link_of(forked(edit({"form.code": "x" * 5000})).head.run)) < MAX_LINK


def test_too_many_places_are_refused_before_any_is_set():
    with pytest.raises(RunError, match="at most 200"):
        forked(edit({f"form.a{n}": "x" for n in range(5000)}))


@given(st.sampled_from([field.path for field in fields_of(message(played("pkce-s256"), TOKEN))]), st.text(max_size=20))
def test_whatever_is_not_refused_takes_effect_as_it_was_asked(path, value):
    try:
        trace = forked(edit({path: value}))
    except RunError:
        return
    done = next(event for event in trace.events if isinstance(event, Decision) and event.question == "edit")
    assert done.answer == {path: value}


@pytest.mark.parametrize(
    ("at", "asked"), [(0, "login#1.answer"), (4, "login#1.answer"), (5, "consent#1.answer"), (8, "consent#1.answer")]
)
def test_a_person_who_takes_over_is_asked_next_what_comes_after_that_message(at, asked):
    trace = play(played_by(played("pkce-s256"), ("owner",), at), SCENARIO)
    waits = awaited(trace, SCENARIO)
    assert waits is not None
    assert waits.place == asked
    assert trace.events == played("pkce-s256", decisions=trace.head.run.decisions).events[: len(trace.events)]


def test_who_takes_over_at_the_end_is_asked_nothing_more():
    trace = play(played_by(played("pkce-s256"), ("owner",), 16), SCENARIO)
    assert awaited(trace, SCENARIO) is None
    assert steps(trace) == steps(played("pkce-s256"))


def test_who_hands_over_to_the_script_keeps_what_was_done():
    denied = RunDecision("consent#1.answer", "answer", {"allow": False})
    mine = forked(denied, trace=play(played_by(played("pkce-s256"), ("owner",), 5), SCENARIO))
    theirs = played_by(mine, (), 3)
    assert (theirs.people, theirs.decisions) == ((), mine.head.run.decisions)


def test_nothing_is_awaited_where_nobody_is_a_person():
    assert awaited(played("pkce-s256"), SCENARIO) is None


def test_a_person_who_plays_from_the_start_is_asked_to_begin():
    trace = played("pkce-s256", people=("owner",))
    assert steps(trace) == []
    waits = awaited(trace, SCENARIO)
    assert waits is not None
    assert (waits.place, waits.question) == ("start#1.answer", "start")
