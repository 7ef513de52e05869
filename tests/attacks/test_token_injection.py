"""Access token injection: a token says what its holder may do, and a client that reads a person out of it is misled."""

from app.trace.paths import json_of, read
from tests.playing import checks, message, played, steps

LESSON = "attack-token-injection"


def test_the_token_was_made_for_another_client_and_the_printer_cannot_see_that() -> None:
    trace = played(LESSON)
    shown = message(trace, "own_posted#1.request")
    assert read(shown, "form.access_token.jwt.claims.client_id") == "cat-quiz"
    assert (json_of(message(trace, "userinfo#1.response")) or {})["sub"] == "ana"
    assert {check.verdict for check in checks(trace, "callback.state")} == {"passed"}
    assert [check.verdict for check in checks(trace, "userinfo_response.sub")] == ["not-applicable"]


def test_with_an_id_token_the_userinfo_endpoint_is_not_even_asked() -> None:
    assert not [step for step in steps(played(LESSON, {"client.sign_in_by": "id_token"})) if "userinfo" in step]


def test_with_a_code_the_printer_greets_the_attacker_by_his_own_name() -> None:
    trace = played(LESSON, {"client.sign_in_by": "code"})
    assert (json_of(message(trace, "userinfo#1.response")) or {})["sub"] == "mallory"
    assert "200 own_hello#1" in steps(trace)


def test_without_the_attacker_each_way_signs_ana_in() -> None:
    for by in ("access_token", "id_token", "code"):
        trace = played("openid-connect-implicit", {"client.sign_in_by": by})
        assert "200 hello#1" in steps(trace)
        assert ("POST token#1" in steps(trace)) == (by == "code")
