"""An access token at the API: read there (RFC 9068) or looked up (RFC 7662), and refused with the right challenge."""

import pytest

from app.trace import RequestSent, RunDecision
from app.trace.paths import basic_credentials, form_of, json_of, jwt_parts, read
from tests.playing import checks, edited, message, played, steps

BOTH = ("jwt-access-token", "token-introspection")
CHALLENGE = 'Bearer realm="photos"'


def challenge(trace, step: str) -> tuple[int, str]:
    answer = message(trace, f"{step}.response")
    return answer.status, read(answer, "header.www-authenticate")


def test_the_api_asks_at_every_call_about_a_token_that_it_cannot_read():
    assert steps(played("token-introspection"))[17:] == [
        *("GET photos#1", "POST introspect#1", "200 introspect#1", "200 photos#1", "200 prints#1"),
        *("GET prints_again#1", "GET photos_late#1", "POST introspect#2", "200 introspect#2", "401 photos_late#1"),
        "401 prints_again#1",
    ]


def test_the_api_asks_nobody_about_a_token_that_it_can_read():
    assert not [step for step in steps(played("jwt-access-token")) if "introspect" in step]


def test_an_opaque_token_says_nothing_and_the_api_is_told_everything():
    trace = played("token-introspection")
    token = json_of(message(trace, "token#1.response"))["access_token"]
    assert jwt_parts(token) is None
    asked = message(trace, "introspect#1.request")
    assert form_of(asked) == [("token", token), ("token_type_hint", "access_token")]
    assert basic_credentials(read(asked, "header.authorization"))[0] == "photo-library"
    told = json_of(message(trace, "introspect#1.response"))
    assert set(told) == {
        *("active", "scope", "client_id", "username", "token_type", "exp", "iat", "sub", "aud", "iss", "jti"),
    }
    assert (told["active"], told["sub"], told["aud"], told["scope"]) == (
        *(True, "ana", "https://photos.example", "photos.read"),
    )
    assert read(message(trace, "introspect#1.response"), "header.cache-control") == "no-store"


def test_of_a_token_that_is_not_active_nothing_else_is_told():
    trace = played("token-introspection")
    assert message(trace, "introspect#2.response").status == 200
    assert json_of(message(trace, "introspect#2.response")) == {"active": False}


def test_whoever_may_not_ask_learns_nothing():
    trace = edited("token-introspection", "introspect#1.request", {"header.Authorization": "Basic eDp5"})
    answer = message(trace, "introspect#1.response")
    assert (answer.status, json_of(answer)["error"]) == (401, "invalid_client")
    assert read(answer, "header.www-authenticate") == 'Basic realm="accounts"'
    assert message(trace, "photos#1.response").status == 502


@pytest.mark.parametrize("place", ["introspect#1.request", "introspect#1.response"])
def test_who_cannot_ask_lets_nobody_in(place):
    trace = played("token-introspection", decisions=[RunDecision(at=place, do="drop")])
    assert message(trace, "photos#1.response").status == 502
    assert [check.verdict for check in checks(trace, "introspection_response.success")] == ["failed"]


@pytest.mark.parametrize("scenario", BOTH)
def test_an_expired_token_is_an_invalid_one(scenario):
    status, said = challenge(played(scenario), "photos_late#1")
    assert status == 401
    assert said.startswith(f'{CHALLENGE}, error="invalid_token", error_description="')


@pytest.mark.parametrize("scenario", BOTH)
def test_a_token_for_somebody_else_is_an_invalid_one(scenario):
    trace = played(scenario, {"as.audience": "issuer"})
    assert challenge(trace, "photos#1")[0] == 401
    assert 'error="invalid_token"' in challenge(trace, "photos#1")[1]


@pytest.mark.parametrize("scenario", BOTH)
def test_a_scope_too_small_is_told_with_the_one_that_is_needed(scenario):
    status, said = challenge(played(scenario, {"client.scope": "less"}), "photos#1")
    assert status == 403
    assert said.startswith(f'{CHALLENGE}, error="insufficient_scope"')
    assert said.endswith(', scope="photos.read"')


@pytest.mark.parametrize("scenario", BOTH)
def test_without_a_token_there_is_no_error_code(scenario):
    trace = edited(scenario, "photos#1.request", {"header.Authorization": None})
    assert challenge(trace, "photos#1") == (401, CHALLENGE)


@pytest.mark.parametrize("scenario", BOTH)
def test_two_tokens_are_an_invalid_request(scenario):
    trace = edited(scenario, "photos#1.request", {"url": "https://photos.example/photos?access_token=x"})
    status, said = challenge(trace, "photos#1")
    assert status == 400
    assert 'error="invalid_request"' in said


def test_the_name_of_a_token_is_no_token():
    told = json_of(message(played("token-introspection"), "introspect#1.response"))
    trace = edited("token-introspection", "photos#1.request", {"header.Authorization": f"Bearer {told['jti']}"})
    assert json_of(message(trace, "introspect#1.response")) == {"active": False}


def test_the_api_believes_only_what_the_answer_says():
    forged = edited("token-introspection", "introspect#1.response", {"json.aud": "https://bank.example"})
    assert challenge(forged, "photos#1")[0] == 401


def test_the_secret_of_the_api_never_comes_near_the_client():
    trace = played("token-introspection")
    secret = basic_credentials(read(message(trace, "introspect#1.request"), "header.authorization"))[1]
    carrying = {
        event.step.partition("#")[0]
        for event in trace.events
        if isinstance(event, RequestSent)
        and secret in str(basic_credentials(dict(event.headers).get("Authorization", "")))
    }
    assert carrying == {"introspect"}
