"""The authorization server as an open redirector: whom it sends on with an error, when, and whom it does not."""

import pytest

from app.trace import RunDecision
from app.trace.messages import header
from app.trace.paths import location_of, split_url
from tests.playing import Edit, message, played, steps

LESSON = "attack-server-as-redirector"
WAYS = ("at_once", "after_login", "page")
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
