"""The hybrid flow: where the fragment stays, how it reaches the client, and what the first ID token vouches for."""

import pytest

from app.checks.id_token import half_hash
from app.trace import RequestSent
from app.trace.paths import cookies_of, form_of, json_of, jwt_parts, location_of, query_of, read
from tests.flows.test_openid_connect import MESSAGES
from tests.playing import checks, edited, message, played, steps

BEFORE, AFTER = MESSAGES[:15], ["POST token#1", "200 token#1", "GET userinfo#1", "200 userinfo#1"]
FORM_POST = {"client.response_mode": "form_post"}


def test_the_page_that_reads_the_fragment_costs_one_exchange():
    fragment = ["303 consent#1", "GET callback#1", "200 callback#1", "POST posted#1", *AFTER, "303 posted#1"]
    assert steps(played("openid-connect-hybrid")) == [*BEFORE, *fragment, "GET hello#1", "200 hello#1"]


def test_a_form_of_the_server_saves_it():
    posted = ["200 consent#1", "POST posted#1", *AFTER, "303 posted#1"]
    assert steps(played("openid-connect-hybrid", FORM_POST)) == [*BEFORE, *posted, "GET hello#1", "200 hello#1"]


def test_the_fragment_stops_at_the_browser():
    trace = played("openid-connect-hybrid")
    answer = location_of(message(trace, "consent#1.response"))
    assert "#code=" in answer
    assert message(trace, "callback#1.request").url == "https://printer.example/signed-in"
    code = read(message(trace, "consent#1.response"), "location.fragment.code")
    carrying = [e.step for e in trace.events if isinstance(e, RequestSent) and code in f"{e.url} {e.headers} {e.body}"]
    assert carrying == ["posted#1", "token#1"]


@pytest.mark.parametrize("switches", [{}, FORM_POST])
def test_whatever_the_mode_the_same_parameters_reach_the_client(switches):
    posted = dict(form_of(message(played("openid-connect-hybrid", switches), "posted#1.request")))
    assert set(posted) == {"code", "id_token", "state"}


def test_the_default_mode_is_not_asked_for():
    assert "response_mode" not in dict(query_of(message(played("openid-connect-hybrid"), "authorize#1.request")))
    asked = dict(query_of(message(played("openid-connect-hybrid", FORM_POST), "authorize#1.request")))
    assert asked["response_mode"] == "form_post"


def test_a_form_from_another_site_brings_the_session_only_with_samesite_none():
    trace = played("openid-connect-hybrid", FORM_POST)
    assert "SameSite=None" in read(message(trace, "sign_in#1.response"), "header.set-cookie")
    assert cookies_of(message(trace, "posted#1.request"))
    lax = edited(
        "openid-connect-hybrid",
        "sign_in#1.response",
        lambda r: {"header.Set-Cookie": read(r, "header.set-cookie").replace("SameSite=None", "SameSite=Lax")},
        FORM_POST,
    )
    assert cookies_of(message(lax, "posted#1.request")) == []
    assert [check.verdict for check in checks(lax, "callback.session")] == ["failed"]


def test_the_first_id_token_holds_the_hash_of_the_code_and_the_second_that_of_the_access_token():
    trace = played("openid-connect-hybrid")
    first = jwt_parts(dict(form_of(message(trace, "posted#1.request")))["id_token"])[1]
    second = jwt_parts(json_of(message(trace, "token#1.response"))["id_token"])[1]
    assert ("c_hash" in first, "at_hash" in first) == (True, False)
    assert ("c_hash" in second, "at_hash" in second) == (False, True)
    assert first["nonce"] == second["nonce"]


def test_with_an_access_token_beside_it_the_first_id_token_holds_both_hashes():
    switches = {"as.implicit": "allowed", "check.authorize.response_type.allowed": "off"}
    trace = edited(
        "openid-connect-hybrid", "authorize#1.request", {"query.response_type": "code id_token token"}, switches
    )
    posted = dict(form_of(message(trace, "posted#1.request")))
    claims = jwt_parts(posted["id_token"])[1]
    assert claims["at_hash"] == half_hash(posted["access_token"])
    assert claims["c_hash"] == half_hash(posted["code"])
    assert [check.verdict for check in checks(trace, "id_token.at_hash")] == ["passed", "passed"]
    assert steps(trace)[-1] == "200 hello#1"


def test_nothing_is_swapped_before_the_first_id_token_is_believed():
    trace = edited("openid-connect-hybrid", "posted#1.request", {"form.id_token": "forged.forged.forged"})
    assert steps(trace)[-2:] == ["POST posted#1", "400 posted#1"]


def test_a_nonce_is_demanded_and_the_error_comes_in_the_fragment_too():
    trace = played("openid-connect-hybrid", {"client.nonce": "none"})
    answer = message(trace, "authorize#1.response")
    assert read(answer, "location.fragment.error") == "invalid_request"
    assert dict(form_of(message(trace, "posted#1.request")))["error"] == "invalid_request"
    assert steps(trace)[-1] == "400 posted#1"


def test_an_answer_with_an_id_token_never_goes_into_a_query():
    trace = edited("openid-connect-hybrid", "authorize#1.request", {"query.response_mode": "query"})
    answer = message(trace, "authorize#1.response")
    assert (answer.status, location_of(answer)) == (400, "")


def test_the_order_of_the_words_does_not_matter():
    trace = edited("openid-connect-hybrid", "authorize#1.request", {"query.response_type": "id_token code"})
    assert steps(trace)[-1] == "200 hello#1"


def test_the_checks_of_the_first_id_token_look_at_the_form():
    trace = played("openid-connect-hybrid")
    assert [check.looked_at for check in checks(trace, "id_token.nonce")] == [
        "form.id_token.jwt.claims.nonce",
        "json.id_token.jwt.claims.nonce",
    ]
    assert [check.looked_at for check in checks(trace, "callback.state")] == ["form.state"]
