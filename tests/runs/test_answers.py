"""Answers: a form that a page shows becomes a decision, and no password is ever part of it."""

from itertools import pairwise

import msgspec
import pytest

from app.actors.owner import PASSWORDS
from app.runs import RunError
from app.runs.answers import QUESTIONS, Form, answered, asked_by
from app.runs.links import pack, unpack
from app.trace import Decision, RequestSent, ResponseSent
from app.trace.messages import body_text
from app.web.captured import forms_in
from tests.playing import library, played


def questions(scenario="pkce-s256"):
    events = played(scenario).events
    return {event.question: event for event in events if isinstance(event, Decision)}


LOGIN, CONSENT = questions()["login"], questions()["consent"]


def login(password, account="ana"):
    return answered(LOGIN, {"csrf_token": ["x"], "username": [account], "password": [password]})


def test_the_right_password_is_stored_as_right():
    assert login(PASSWORDS["right"]).set == {"account": "ana", "password": "right"}


@pytest.mark.parametrize("typed", ["my own secret", "", " " + PASSWORDS["right"], "<script>", "right"])
def test_any_other_is_stored_as_wrong_and_never_as_typed(typed):
    decision = login(typed)
    assert decision.set["password"] == "wrong"
    assert not typed or typed in "right" or typed.encode() not in msgspec.json.encode(decision)


def test_consent_is_the_button_and_the_ticked_scopes():
    sent = {"decision": ["allow"], "scope": ["photos.read", "photos.delete"]}
    assert answered(CONSENT, sent).set == {"allow": True, "scopes": ["photos.read", "photos.delete"]}
    assert answered(CONSENT, {"decision": ["deny"]}).set == {"allow": False, "scopes": []}


def test_an_answer_is_one_that_a_link_can_carry():
    decisions = (login("x" * 1000, "ö" * 1000), answered(CONSENT, {"decision": ["maybe"], "scope": ["y" * 1000]}))
    assert unpack(pack(decisions)) == decisions


def test_a_form_without_a_field_is_refused_by_its_name():
    with pytest.raises(RunError, match="without password") as refused:
        answered(LOGIN, {"username": ["ana"]})
    assert refused.value.field == "password"


def test_a_question_is_known_by_its_form():
    login = Form("/login", frozenset({"csrf_token", "username", "password"}))
    consent = Form("/consent", frozenset({"csrf_token", "scope", "decision"}))
    assert asked_by([consent, login], [LOGIN]) == (LOGIN, 1)
    assert asked_by([login, consent], [LOGIN, CONSENT]) == (LOGIN, 0)
    assert asked_by([Form("/logout/confirm", consent.fields)], [LOGIN, CONSENT]) is None
    assert asked_by([], [LOGIN]) is None


def test_a_button_on_its_own_answers_as_it_was_asked():
    asked = questions("logout")["sign_out"]
    assert answered(asked, {}).set == asked.answer == {"wants": "to sign out"}


def test_logging_out_is_a_button():
    asked = questions("logout")["logout"]
    assert answered(asked, {"decision": ["log out"]}).set == {"allow": True}
    assert answered(asked, {"decision": ["stay"]}).set == {"allow": False}


def test_the_code_of_a_device_is_typed_as_it_is_shown_there():
    asked = questions("device-authorization")["user_code"]
    assert QUESTIONS["user_code"].hint(asked) == f"The device shows {asked.answer['user_code']}"
    assert answered(asked, {"user_code": ["BCDF-GHJK"]}).set == {"user_code": "BCDF-GHJK"}


@pytest.mark.parametrize("scenario", sorted(library()))
def test_whoever_answers_by_a_form_is_asked_by_that_form(scenario):
    """Whoever adds a page with a form enters its question into the table."""
    page = ""
    events = played(scenario).events
    for event, following in pairwise(events):
        if isinstance(event, ResponseSent) and event.to == "browser":
            page = body_text(event.message)
        if not isinstance(event, Decision) or not isinstance(following, RequestSent):
            continue
        seen = event.question != "click"  # that goes to a form of another page, which lies over it unseen
        sent = following.method == "POST" or event.question == "go_on"  # that form stands for a redirect: it GETs
        by_a_form = seen and following.actor == "browser" and sent
        assert (asked_by(forms_in(page), [event]) is not None) == by_a_form, event.question


def test_every_question_of_the_table_is_asked_in_some_scenario():
    assert set(QUESTIONS) <= {question for name in library() for question in questions(name)}


def test_a_click_on_the_page_before_another_site_is_an_answer_and_no_click_is_none():
    trace = played("attack-server-as-redirector", {"as.error_redirect": "interstitial"})
    asked = next(event for event in trace.events if isinstance(event, Decision) and event.question == "go_on")
    page = [event.message for event in trace.events if isinstance(event, ResponseSent)][-1]
    forms = forms_in(body_text(page))
    assert asked_by(forms, [asked]) == (asked, 0)
    assert asked.answer == {"allow": False}
    assert answered(asked, {"error": ["invalid_scope"], "error_description": ["x"]}).set == {"allow": True}
