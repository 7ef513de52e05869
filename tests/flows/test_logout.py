"""Logout: which sessions end, what she is asked, where the browser goes, and what lives on."""

import pytest

from app.trace import RunDecision, Store
from app.trace.paths import cookies_of, json_of, location_of, query_of, read
from tests.flows.test_openid_connect import MESSAGES
from tests.playing import edited, message, played, steps

LEAVING = [
    "POST sign_out#1",
    "303 sign_out#1",
    "GET logout#1",
    "200 logout#1",
    "POST confirm#1",
    "303 confirm#1",
    "GET goodbye#1",
    "GET photos#1",
    "200 photos#1",
    "200 goodbye#1",
]
STAY = RunDecision(at="confirm#1.answer", do="answer", set={"allow": False})


def test_both_sessions_end_and_the_token_lives_on():
    trace = played("logout")
    assert steps(trace) == [*MESSAGES, *LEAVING]
    assert json_of(message(trace, "photos#1.response"))["owner"] == "ana"


def test_an_app_opens_the_browser_for_it():
    trace = played("logout", {"client.type": "public"})
    assert steps(trace)[-8:] == LEAVING[2:]
    assert location_of(message(trace, "confirm#1.response")).startswith("http://127.0.0.1:51004/goodbye?state=")


def test_the_request_says_which_login_is_meant_and_where_to_go():
    sent = dict(query_of(message(played("logout"), "logout#1.request")))
    assert set(sent) == {"id_token_hint", "client_id", "post_logout_redirect_uri", "state"}


def test_the_server_forgets_the_session_and_takes_the_cookie_back():
    trace = played("logout")
    answer = message(trace, "confirm#1.response")
    assert "Max-Age=0" in read(answer, "header.set-cookie")
    dropped = [event for event in trace.events if isinstance(event, Store) and event.action == "drop"]
    assert dropped[-1].key == dict(cookies_of(message(trace, "confirm#1.request")))["__Host-sid"]


def test_the_state_comes_back_as_it_was_sent():
    trace = edited("logout", "logout#1.request", {"query.state": "ä b+c%20d"})
    assert dict(query_of(message(trace, "goodbye#1.request")))["state"] == "ä b+c%20d"


def test_who_wants_to_stay_stays_and_is_sent_nowhere():
    trace = played("logout", decisions=[STAY])
    answer = message(trace, "confirm#1.response")
    assert (answer.status, location_of(answer)) == (200, "")
    assert steps(trace)[-1] == "200 confirm#1"


def test_who_is_not_logged_in_is_sent_on_without_a_question():
    trace = edited("logout", "logout#1.request", {"cookie.__Host-sid": None})
    assert location_of(message(trace, "logout#1.response")).startswith("https://printer.example/goodbye?state=")
    assert steps(trace)[-1] == "200 goodbye#1"


def test_without_an_address_to_go_to_the_server_says_goodbye_itself():
    trace = edited("logout", "logout#1.request", {"query.post_logout_redirect_uri": None})
    answer = message(trace, "confirm#1.response")
    assert (answer.status, location_of(answer)) == (200, "")
    assert "Nobody is logged in" in answer.body.text


@pytest.mark.parametrize(
    "edit",
    [
        {"query.post_logout_redirect_uri": "https://evil.example/"},
        {"query.post_logout_redirect_uri": "https://printer.example/signed-in"},
        {"query.id_token_hint": "e30.e30.e30"},
        {"query.id_token_hint": None},
    ],
)
def test_a_request_that_is_not_right_leads_nowhere_and_logs_nobody_out(edit):
    trace = edited("logout", "logout#1.request", edit)
    answer = message(trace, "logout#1.response")
    assert (answer.status, location_of(answer)) == (400, "")
    assert steps(trace)[-1] == "400 logout#1"


def test_an_access_token_is_no_hint():
    token = json_of(message(played("logout"), "token#1.response"))["access_token"]
    trace = edited("logout", "logout#1.request", {"query.id_token_hint": token})
    assert message(trace, "logout#1.response").status == 400


def test_an_expired_id_token_will_do():
    late = RunDecision(at="sign_out#1.request", do="delay", ms=3_000_000)
    trace = played("logout", decisions=[late])
    assert steps(trace)[-1] == "200 goodbye#1"
    assert location_of(message(trace, "confirm#1.response"))
