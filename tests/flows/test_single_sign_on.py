"""Single sign-on: who is still signed in is asked as much as the client and the server want, and no more."""

import pytest

from app.trace import RunDecision
from app.trace.paths import json_of, jwt_parts, query_of, read
from tests.flows.test_openid_connect import MESSAGES
from tests.playing import checks, message, played, steps

AT_ONCE = [
    "GET sign_in_again#1",
    "303 sign_in_again#1",
    "GET authorize_again#1",
    "303 authorize_again#1",
    "GET callback_again#1",
    "POST token_again#1",
    "200 token_again#1",
    "GET userinfo_again#1",
    "200 userinfo_again#1",
    "303 callback_again#1",
    "GET hello_again#1",
    "200 hello_again#1",
]
LOGIN = ["GET login_page_again#1", "200 login_page_again#1", "POST login_again#1", "303 login_again#1"]
CONSENT = ["GET consent_page_again#1", "200 consent_page_again#1", "POST consent_again#1", "303 consent_again#1"]


def asked_again(trace) -> list[str]:
    """What travelled on the second visit besides the messages that a silent one has."""
    return [step for step in steps(trace) if "_again" in step and step not in {*AT_ONCE, "200 callback_again#1"}]


def test_with_prompt_none_there_is_a_code_at_once_and_no_page():
    trace = played("single-sign-on")
    assert steps(trace) == [*MESSAGES, *AT_ONCE]
    assert dict(query_of(message(trace, "authorize_again#1.request")))["prompt"] == "none"


@pytest.mark.parametrize(
    ("switches", "asked"),
    [
        ({"client.prompt": "unset"}, CONSENT),
        ({"client.prompt": "unset", "as.consent": "remembered"}, []),
        ({"client.prompt": "consent"}, CONSENT),
        ({"client.prompt": "consent", "as.consent": "remembered"}, CONSENT),
        ({"client.prompt": "login"}, [*LOGIN, *CONSENT]),
        ({"client.prompt": "login", "as.consent": "remembered"}, LOGIN),
        ({"client.prompt": "unset", "client.max_age": "60"}, [*LOGIN, *CONSENT]),
        ({"client.prompt": "unset", "client.max_age": "86400"}, CONSENT),
        ({"client.prompt": "unset", "as.session": "1h"}, [*LOGIN, *CONSENT]),
        ({"client.prompt": "unset", "as.consent": "remembered", "client.type": "public"}, CONSENT),
    ],
)
def test_otherwise_she_is_asked_what_client_and_server_want(switches, asked):
    assert asked_again(played("single-sign-on", switches)) == asked


@pytest.mark.parametrize(
    ("switches", "error"),
    [
        ({"as.session": "1h"}, "login_required"),
        ({"client.max_age": "60"}, "login_required"),
        ({"client.type": "public"}, "interaction_required"),
    ],
)
def test_where_something_would_have_to_be_shown_a_silent_request_gets_an_error(switches, error):
    trace = played("single-sign-on", switches)
    assert read(message(trace, "authorize_again#1.response"), "location.query.error") == error
    assert steps(trace)[-1] == "400 callback_again#1"
    assert not [step for step in steps(trace) if "page_again" in step]


def test_what_she_did_not_allow_before_is_not_given_silently():
    less = RunDecision(at="consent#1.answer", do="answer", set={"allow": True, "scopes": ["openid"]})
    trace = played("single-sign-on", decisions=[less])
    assert read(message(trace, "authorize_again#1.response"), "location.query.error") == "consent_required"


def test_the_session_ends_by_the_clock():
    def error_after(seconds):
        answer = RunDecision(at="later#1.answer", do="answer", set={"seconds": seconds})
        trace = played("single-sign-on", decisions=[answer])
        return read(message(trace, "authorize_again#1.response"), "location.query.error")

    assert error_after(8 * 3600 - 60) is None
    assert error_after(8 * 3600) == "login_required"


def test_the_second_id_token_is_new_and_speaks_of_the_first_login():
    trace = played("single-sign-on")
    first, second = (
        jwt_parts(json_of(message(trace, f"{step}#1.response"))["id_token"])[1] for step in ("token", "token_again")
    )
    assert second["iat"] - first["iat"] >= 7200
    assert second["auth_time"] == first["auth_time"]
    assert second["nonce"] != first["nonce"]


def test_a_fresh_login_shows_in_auth_time():
    trace = played("single-sign-on", {"client.prompt": "login", "client.max_age": "60"})
    claims = jwt_parts(json_of(message(trace, "token_again#1.response"))["id_token"])[1]
    assert claims["iat"] - claims["auth_time"] < 60
    assert [check.verdict for check in checks(trace, "id_token.auth_time")] == ["not-applicable", "passed"]


def test_a_login_that_is_demanded_ends_the_session_that_was_there():
    trace = played("single-sign-on", {"client.prompt": "login"})
    before, after = (
        read(message(trace, f"{step}#1.response"), "cookie.__Host-sid") for step in ("login", "authorize_again")
    )
    assert before != after
    wrong = RunDecision(at="login_again#1.answer", do="answer", set={"account": "ana", "password": "wrong"})
    assert steps(played("single-sign-on", {"client.prompt": "login"}, [wrong]))[-1] == "200 login_again#1"


def test_who_never_got_in_does_not_come_back():
    deny = RunDecision(at="consent#1.answer", do="answer", set={"allow": False})
    assert steps(played("single-sign-on", decisions=[deny]))[-1] == "400 callback#1"
