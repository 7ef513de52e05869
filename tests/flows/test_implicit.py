"""The implicit grant: how far the token travels, and what a script can make of it."""

from urllib.parse import parse_qs, urlsplit

import pytest

from app.trace import Mint, RequestSent, ResponseSent, RunDecision, Store
from app.trace.messages import body_text, header
from app.trace.paths import location_of, query_of, read
from app.trace.story import fold
from tests.playing import checks, edited, message, played, steps

PAGE = "implicit"
DENIED = RunDecision(at="consent#1.answer", do="answer", set={"allow": False})


def fragment(trace, place="consent#1.response") -> dict[str, str]:
    return {name: value[0] for name, value in parse_qs(urlsplit(location_of(message(trace, place))).fragment).items()}


def test_the_script_asks_takes_and_calls():
    assert steps(played(PAGE)) == [
        "GET open#1",
        "200 open#1",
        "GET authorize#1",
        "303 authorize#1",
        "GET login_page#1",
        "200 login_page#1",
        "POST login#1",
        "303 login#1",
        "GET consent_page#1",
        "200 consent_page#1",
        "POST consent#1",
        "303 consent#1",
        "GET callback#1",
        "200 callback#1",
        "OPTIONS preflight#1",
        "200 preflight#1",
        "GET photos#1",
        "200 photos#1",
    ]


def test_the_token_is_in_the_fragment_with_no_refresh_token_beside_it():
    """RFC 6749 section 4.2.2."""
    trace = played(PAGE)
    assert set(fragment(trace)) == {"access_token", "token_type", "expires_in", "scope", "state"}
    assert query_of(message(trace, "callback#1.request")) == []


def test_the_token_reaches_no_server_but_the_api():
    trace = played(PAGE)
    token = fragment(trace)["access_token"]
    carrying = [
        (event.actor, event.to)
        for event in trace.events
        if isinstance(event, (RequestSent, ResponseSent)) and token in repr(event.message)
    ]
    assert carrying == [("as", "browser"), ("browser", "rs")]


def test_whatever_the_client_does_is_done_in_the_browser():
    trace = played(PAGE)
    acting = {(type(event).__name__, event.actor) for event in trace.events if event.actor == "client"}
    assert acting == {("ResponseSent", "client")}
    made = [event.name for event in trace.events if isinstance(event, Mint) and event.actor == "browser"]
    assert made == ["state"]
    stored = [event.action for event in trace.events if isinstance(event, Store) and event.actor == "browser"]
    assert stored == ["put", "take"]


def test_the_api_agrees_to_scripts_of_the_clients_pages_alone():
    trace = played(PAGE)
    assert header(message(trace, "preflight#1.response"), "access-control-allow-origin") == "https://printer.example"
    stranger = edited(PAGE, "preflight#1.request", {"header.Origin": "https://evil.example"})
    assert header(message(stranger, "preflight#1.response"), "access-control-allow-origin") is None
    assert steps(stranger)[-1] == "200 preflight#1"


def test_a_client_without_a_browser_is_told_nothing_of_origins():
    answer = message(played("pkce-s256"), "photos#1.response")
    assert header(answer, "access-control-allow-origin") is None


@pytest.mark.parametrize("state", ["bound", "none"])
def test_the_page_says_in_its_script_what_it_does(state):
    trace = played(PAGE, {"client.state": state})
    first, second = (body_text(message(trace, f"{step}#1.response")) for step in ("open", "callback"))
    assert ("sessionStorage" in first, "sessionStorage" in second) == (state == "bound", state == "bound")
    assert 'location.assign("https://accounts.example/authorize?"' in first
    assert "location.hash" in second


def test_a_state_of_another_tab_stops_the_script():
    trace = edited(PAGE, "consent#1.response", {"location.fragment.state": "another"})
    assert steps(trace)[-1] == "200 callback#1"
    assert [check.verdict for check in checks(trace, "page.state")] == ["failed"]


def test_without_state_a_token_that_was_slipped_in_is_used():
    slipped = {"location.fragment.access_token": "another.persons.token", "location.fragment.state": None}
    trace = played(PAGE, {"client.state": "none"}, [RunDecision(at="consent#1.response", do="edit", set=slipped)])
    assert header(message(trace, "photos#1.request"), "authorization") == "Bearer another.persons.token"


@pytest.mark.parametrize(
    ("switches", "decisions", "place", "error"),
    [
        ({"as.implicit": "refused"}, (), "authorize#1.response", "unsupported_response_type"),
        ({}, (DENIED,), "consent#1.response", "access_denied"),
    ],
)
def test_errors_stand_in_the_fragment_and_stop_the_script(switches, decisions, place, error):
    """RFC 6749 section 4.2.2.1."""
    trace = played(PAGE, switches, decisions)
    assert fragment(trace, place)["error"] == error
    assert steps(trace)[-1] == "200 callback#1"
    (check,) = checks(trace, "page.error")
    assert (check.verdict, check.actor, check.left.value) == ("failed", "browser", error)


def test_what_the_script_checks_is_drawn_at_the_page_that_brought_it():
    story = fold(edited(PAGE, "consent#1.response", {"location.fragment.state": "another"}))
    row = next(row for row in story.rows if (row.step, row.direction) == ("callback#1", "response"))
    assert [(mark.lane, mark.verdict) for mark in row.marks] == [("browser", "failed")]


def test_a_server_that_demands_pkce_does_not_demand_it_where_there_is_no_code():
    trace = played(PAGE, {"as.pkce": "required"})
    assert [check.verdict for check in checks(trace, "authorize.pkce.required")] == ["not-applicable"]


def test_the_token_is_the_owners():
    assert read(message(played(PAGE), "photos#1.request"), "header.authorization.jwt.claims.sub") == "ana"
