"""The authorization server as an open redirector: whom it sends on with an error, when, and whom it does not."""

import pytest

from app.attacks import outcome
from app.trace import RunDecision
from app.trace.messages import body_text, header
from app.trace.paths import location_of, split_url
from tests.playing import Edit, message, played, steps

LESSON = "attack-server-as-redirector"
DENIED, SILENTLY = f"{LESSON}-denied", f"{LESSON}-silent"
WAYS = ("at_once", "after_login", "page", "interstitial")
WRONG = {"query.scope": "everything"}
SILENT = {"query.prompt": "none"}


def asking(scenario: str, way: str, edit: Edit):
    """A run whose authorization request is edited."""
    return played(scenario, {"as.error_redirect": way}, [RunDecision(at="authorize#1.request", do="edit", set=edit)])


def test_the_link_is_to_the_server_and_the_redirect_to_the_address_that_is_registered() -> None:
    trace = played(LESSON)
    assert split_url(message(trace, "authorize#1.request").url).netloc == "accounts.example"
    assert location_of(message(trace, "authorize#1.response")).startswith("https://accounts-login.example/again?error=")
    assert steps(trace)[:2] == ["GET authorize#1", "303 authorize#1"]
    assert header(message(trace, "phished#1.request"), "referer") is None


@pytest.mark.parametrize("way", WAYS)
def test_a_client_that_somebody_has_looked_at_learns_of_its_errors_at_once(way: str) -> None:
    answer = message(asking("authorization-code", way, WRONG), "authorize#1.response")
    assert location_of(answer).startswith("https://printer.example/cb?error=invalid_scope")


def test_a_client_that_registered_itself_learns_of_its_errors_after_a_login() -> None:
    trace = asking("dynamic-registration", "after_login", WRONG)
    assert location_of(message(trace, "authorize#1.response")) == "/login"
    assert "error=invalid_scope" in location_of(message(trace, "login#1.response"))


@pytest.mark.parametrize("edit", [WRONG, SILENT], ids=["a wrong scope", "prompt=none"])
def test_a_client_that_registered_itself_gets_nobody_where_a_page_is_shown(edit: Edit) -> None:
    answer = message(asking("dynamic-registration", "page", edit), "authorize#1.response")
    assert answer.status == 400
    assert not location_of(answer)


@pytest.mark.parametrize("way", ["at_once", "after_login"])
def test_no_login_can_come_before_the_answer_to_prompt_none(way: str) -> None:
    answer = message(asking("dynamic-registration", way, SILENT), "authorize#1.response")
    assert "error=login_required" in location_of(answer)


@pytest.mark.parametrize("lesson", [LESSON, DENIED, SILENTLY])
def test_the_page_in_between_names_the_host_and_leads_there_by_nothing_but_a_click(lesson: str) -> None:
    trace = played(lesson, {"as.error_redirect": "interstitial"})
    last = [event for event in trace.events if hasattr(event, "message")][-1].message
    assert last.status == 200
    assert header(last, "location") is None
    assert header(last, "refresh") is None
    assert header(last, "referrer-policy") == "no-referrer"
    page = body_text(last)
    assert "<strong>accounts-login.example</strong>" in page
    assert '<form method="get" action="https://accounts-login.example/again">' in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("lesson", "error"), [(LESSON, "invalid_scope"), (DENIED, "access_denied"), (SILENTLY, "login_required")]
)
def test_an_owner_who_goes_on_all_the_same_arrives_with_what_a_redirect_would_have_brought(
    lesson: str, error: str
) -> None:
    goes = RunDecision(at="go_on#1.answer", do="answer", set={"allow": True})
    by_click = played(lesson, {"as.error_redirect": "interstitial"}, [goes])
    arrived = message(by_click, "phished#1.request").url
    assert arrived == message(played(lesson), "phished#1.request").url
    assert f"error={error}" in arrived
    ended = outcome(by_click)
    assert ended
    assert ended.reached


def test_what_helps_against_one_way_there_does_not_help_against_another() -> None:
    reached = {
        lesson: [way for way in WAYS if outcome(played(lesson, {"as.error_redirect": way})).reached]
        for lesson in (LESSON, SILENTLY, DENIED)
    }
    assert reached == {
        LESSON: ["at_once"],
        SILENTLY: ["at_once", "after_login"],
        DENIED: ["at_once", "after_login", "page"],
    }
