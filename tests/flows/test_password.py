"""The resource owner password credentials grant: where the password goes, and who is not asked."""

import pytest

from app.actors.owner import PASSWORDS
from app.actors.places import SCOPES
from app.trace import Decision, RequestSent, RunDecision, Store
from app.trace.messages import body_text
from app.trace.paths import form_of, json_of, read
from app.trace.story import fold
from tests.playing import checks, edited, message, played, steps

TOLD = "resource-owner-password"
WRONG = RunDecision(at="login#1.answer", do="answer", set={"account": "ana", "password": "wrong"})


def test_the_owner_tells_the_client_which_takes_five_exchanges():
    assert steps(played(TOLD)) == [
        "GET open#1",
        "200 open#1",
        "POST login#1",
        "POST token#1",
        "200 token#1",
        "303 login#1",
        "GET prints#1",
        "GET photos#1",
        "200 photos#1",
        "200 prints#1",
    ]


def test_an_app_asks_without_any_browser():
    trace = played(TOLD, {"client.type": "public"})
    assert steps(trace) == ["POST token#1", "200 token#1", "GET photos#1", "200 photos#1"]
    acts = [(event.question, event.to) for event in trace.events if isinstance(event, Decision)]
    assert acts == [("start", "client"), ("login", "client")]


def test_the_password_passes_through_the_client():
    password = PASSWORDS["right"]
    seen = [
        (event.actor, event.to)
        for event in played(TOLD).events
        if isinstance(event, RequestSent) and password in dict(form_of(event.message)).values()
    ]
    assert seen == [("browser", "client"), ("client", "as")]


def test_what_is_typed_stands_in_messages_and_nowhere_else():
    trace = played(TOLD)
    for event in trace.events:
        if not isinstance(event, RequestSent):
            assert PASSWORDS["right"] not in repr(event)
    story = fold(trace)
    assert not any(PASSWORDS["right"] in text or "correct+horse" in text for row in story.rows for text in row.texts)


def test_the_client_forgets_the_password_before_it_goes_on():
    """RFC 6749 section 4.3."""
    kept = [
        (event.action, event.shelf)
        for event in played(TOLD).events
        if isinstance(event, Store) and event.actor == "client"
    ]
    assert kept == [("put", "passwords"), ("drop", "passwords"), ("put", "tokens")]


def test_the_client_is_given_all_that_it_asks_for_and_no_consent_page_is_shown():
    trace = played(TOLD)
    assert json_of(message(trace, "token#1.response"))["scope"] == " ".join(SCOPES)
    assert not checks(trace, "consent.decision")
    assert read(message(trace, "photos#1.request"), "header.authorization.jwt.claims.sub") == "ana"


def test_a_wrong_password_is_an_invalid_grant_and_the_client_says_so():
    trace = played(TOLD, decisions=[WRONG])
    assert json_of(message(trace, "token#1.response"))["error"] == "invalid_grant"
    page = message(trace, "login#1.response")
    assert page.status == 400
    assert "did not answer with success" in body_text(page)


@pytest.mark.parametrize("name", ["", "nobody"])
def test_an_account_that_does_not_exist_is_refused(name):
    trace = edited(TOLD, "token#1.request", {"form.username": name})
    assert json_of(message(trace, "token#1.response"))["error"] in {"invalid_request", "invalid_grant"}


def test_a_hardened_server_does_not_know_the_grant():
    trace = played(TOLD, {"as.password_grant": "refused"})
    assert json_of(message(trace, "token#1.response"))["error"] == "unsupported_grant_type"
    (check,) = checks(trace, "token.grant_type.supported")
    assert "password" not in check.right.value


def test_any_scope_can_be_asked_for_but_not_one_that_the_client_was_not_registered_for():
    trace = edited(TOLD, "token#1.request", {"form.scope": "prices.read"})
    assert json_of(message(trace, "token#1.response"))["error"] == "invalid_scope"
