"""What happened around a message reads as sentences about people and programs."""

import pytest

from app.explain.happenings import happenings
from app.trace import RunDecision
from tests.playing import library, played

TOKEN = "token#1.request"


def said(trace, kind):
    return [each.text for each in happenings(trace.events) if each.kind == kind]


def test_what_the_owner_does_is_said_in_words_with_the_scopes_that_she_allows():
    assert said(played("pkce-s256"), "decision") == [
        "wants prints",
        "types account and password",
        "clicks Allow: photos.read",
    ]


def test_an_edit_names_each_part_and_what_became_of_it():
    edit = RunDecision(at=TOKEN, do="edit", set={"form.code_verifier": "x", "form.code": None})
    text = said(played("pkce-s256", decisions=[edit]), "decision")[-1]
    assert text.endswith("changed token#1.request: form.code_verifier is now x, form.code removed")


@pytest.mark.parametrize(("ms", "words"), [(120_000, "2 minutes"), (1500, "1500 ms"), (1000, "1 second")])
def test_a_delay_is_said_in_the_largest_unit_that_fits(ms, words):
    delay = RunDecision(at=TOKEN, do="delay", ms=ms)
    assert said(played("pkce-s256", decisions=[delay]), "fault") == [f"token#1.request was delayed by {words}"]


@pytest.mark.parametrize("scenario", sorted(library()))
def test_nothing_reads_like_code(scenario):
    for each in happenings(played(scenario).events):
        assert not set("{}[]") & set(each.text), each.text
