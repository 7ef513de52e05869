"""The issuer in the authorization response (RFC 9207)."""

import pytest

from app.trace import RunDecision
from app.trace.paths import query_of
from tests.playing import checks, edited, message, played, steps

SCENARIO = "issuer-identification"
DENIED = RunDecision(at="consent#1.answer", do="answer", set={"allow": False})


def answer(trace) -> dict[str, str]:
    return dict(query_of(message(trace, "callback#1.request")))


@pytest.mark.parametrize("kind", ["confidential", "public"])
def test_the_answer_names_the_server_and_the_client_compares_it(kind):
    trace = played(SCENARIO, {"client.type": kind})
    assert answer(trace)["iss"] == "https://accounts.example"
    assert [check.verdict for check in checks(trace, "callback.iss")] == ["passed"]
    assert message(trace, "photos#1.response").status == 200


def test_an_error_names_it_too():
    trace = played(SCENARIO, decisions=[DENIED])
    assert answer(trace) == {
        "error": "access_denied",
        "error_description": "The resource owner denied the request (RFC 6749 section 4.1.2.1)",
        "state": answer(trace)["state"],
        "iss": "https://accounts.example",
    }
    assert [check.verdict for check in checks(trace, "callback.iss")] == ["passed"]


def test_usually_neither_takes_part():
    trace = played("authorization-code")
    assert "iss" not in answer(trace)
    assert [check.verdict for check in checks(trace, "callback.iss")] == ["not-applicable"]


@pytest.mark.parametrize("iss", ["https://evil.example", "https://accounts.example/", "HTTPS://accounts.example"])
def test_the_answer_of_another_server_brings_no_code_to_any_token_endpoint(iss):
    trace = edited(SCENARIO, "callback#1.request", {"query.iss": iss})
    assert steps(trace)[-2:] == ["GET callback#1", "400 callback#1"]
    assert not checks(trace, "token.code.known")


def test_another_issuer_is_refused_before_its_error_is_believed():
    trace = edited(SCENARIO, "callback#1.request", {"query.iss": "https://evil.example", "query.error": "server_error"})
    assert not checks(trace, "callback.error")


def test_a_client_that_ignores_it_takes_any_answer():
    trace = edited(SCENARIO, "callback#1.request", {"query.iss": "https://evil.example"}, {"client.iss": "ignored"})
    assert message(trace, "photos#1.response").status == 200


def test_an_answer_without_iss_passes_where_none_was_announced():
    trace = edited(SCENARIO, "callback#1.request", {"query.iss": None})
    assert [check.verdict for check in checks(trace, "callback.iss")] == ["not-applicable"]
