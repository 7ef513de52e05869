"""Device authorization: two codes, a device that asks again and again, and an owner somewhere else."""

from itertools import pairwise

import pytest

from app.trace import Decision, RequestSent, ResponseSent, RunDecision
from app.trace.messages import body_text, header
from app.trace.paths import form_of, json_of, location_of
from app.wire.clock import MESSAGE_MS
from tests.playing import checks, message, played, steps

FRAME, SCANNED = "device-authorization", "device-authorization-scanned"


def answering(at: str, **answer) -> RunDecision:
    return RunDecision(at=f"{at}.answer", do="answer", set=answer)


def errors(trace) -> list[str]:
    """What the token endpoint said each time, or that it gave a token."""
    answers = [
        event for event in trace.events if isinstance(event, ResponseSent) and event.step[:4] in ("poll", "toke")
    ]
    return [json_of(event.message).get("error", "a token") for event in answers]


def waits(trace) -> list[int]:
    """The seconds from each of the device's questions to the next."""
    asked = [
        event.at
        for event in trace.events
        if isinstance(event, RequestSent) and event.actor == "client" and event.to == "as"
    ]
    return [(later - earlier - 2 * MESSAGE_MS) // 1000 for earlier, later in pairwise(asked)]


def test_a_patient_device_asks_at_the_pace_it_was_told_and_gets_its_token():
    trace = played(FRAME)
    assert steps(trace) == [
        "POST codes#1",
        "200 codes#1",
        "POST poll#1",
        "400 poll#1",
        "POST poll#2",
        "400 poll#2",
        "GET device_page#1",
        "303 device_page#1",
        "GET login_page#1",
        "200 login_page#1",
        "POST login#1",
        "303 login#1",
        "GET code_page#1",
        "200 code_page#1",
        "POST code#1",
        "303 code#1",
        "GET consent_page#1",
        "200 consent_page#1",
        "POST consent#1",
        "200 consent#1",
        "POST token#1",
        "200 token#1",
        "GET photos#1",
        "200 photos#1",
    ]
    assert errors(trace) == ["authorization_pending", "authorization_pending", "a token"]
    assert waits(trace)[:2] == [5, 5]


def test_an_eager_device_is_told_to_slow_down_and_waits_longer_from_then_on():
    """RFC 8628 section 3.5: 5 seconds more, for this and all requests after it."""
    trace = played(FRAME, {"client.polling": "eager"})
    assert errors(trace) == ["authorization_pending", "slow_down", "a token"]
    assert waits(trace)[:2] == [1, 1]
    assert waits(trace)[2] >= 10


def test_a_device_that_slows_down_too_little_is_told_so_again():
    hasty = RunDecision(at="poll#2.request", do="replay")
    trace = played(FRAME, {"client.polling": "eager"}, [hasty])
    assert errors(trace)[1:3] == ["slow_down", "slow_down"]
    (last,) = [check for check in checks(trace, "token.device_code.pace") if check.right and check.right.value == "10"][
        :1
    ]
    assert last.verdict == "failed"


def test_the_screen_shows_the_user_code_and_only_the_device_and_its_server_see_the_other():
    trace = played(FRAME)
    codes = json_of(message(trace, "codes#1.response"))
    assert codes["interval"] == 5
    assert codes["expires_in"] == 600
    assert set(codes["user_code"].replace("-", "")) <= set("BCDFGHJKLMNPQRSTVWXZ")
    carrying = {
        (event.actor, event.to)
        for event in trace.events
        if isinstance(event, (RequestSent, ResponseSent)) and codes["device_code"] in body_text(event.message)
    }
    assert carrying == {("as", "client"), ("client", "as")}
    assert codes["device_code"] not in " ".join(map(repr, (e for e in trace.events if isinstance(e, Decision))))


@pytest.mark.parametrize("typed", ["jgxg-cknq", "JGXGCKNQ", " JGXG CKNQ "])
def test_however_the_code_is_typed_it_is_the_same(typed):
    assert json_of(message(played(FRAME), "codes#1.response"))["user_code"] == "JGXG-CKNQ"
    trace = played(FRAME, decisions=[answering("code#1", user_code=typed)])
    assert errors(trace)[-1] == "a token"


@pytest.mark.parametrize("typed", ["BBBB-BBBB", "", "-", "AEIOU"])
def test_a_wrong_code_brings_the_form_again_and_the_device_goes_on_asking(typed):
    trace = played(FRAME, decisions=[answering("code#1", user_code=typed)])
    page = message(trace, "code#1.response")
    assert page.status == 200
    assert "Look at your device again" in body_text(page)
    assert errors(trace) == ["authorization_pending"] * 3


def test_after_five_wrong_codes_the_account_has_to_wait():
    """RFC 8628 section 5.1."""
    again = [RunDecision(at=f"code#{count}.request", do="replay") for count in range(1, 6)]
    trace = played(FRAME, decisions=[answering("code#1", user_code="BBBB-BBBB"), *again])
    assert [each for each in steps(trace) if "code#" in each and each[0] != "P"] == [
        *(f"200 code#{count}" for count in range(1, 6)),
        "429 code#6",
    ]


def test_the_owner_sees_which_code_she_allows():
    trace = played(FRAME)
    code = json_of(message(trace, "codes#1.response"))["user_code"]
    assert code in body_text(message(trace, "consent_page#1.response"))
    assert "back to your device" in body_text(message(trace, "consent#1.response"))
    assert location_of(message(trace, "consent#1.response")) == ""


def test_a_device_that_is_denied_learns_it_when_it_asks_and_stops():
    trace = played(FRAME, decisions=[answering("consent#1", allow=False)])
    assert errors(trace)[-1] == "access_denied"
    assert steps(trace)[-1] == "400 token#1"


def test_a_code_that_expired_is_taken_from_nobody():
    trace = played(FRAME, decisions=[answering("visit#1", seconds=700)])
    assert "has expired" in body_text(message(trace, "code#1.response"))
    assert errors(trace)[-1] == "expired_token"


def test_a_device_code_is_good_for_one_token():
    trace = played(FRAME, decisions=[RunDecision(at="token#1.request", do="replay")])
    assert errors(trace)[-2:] == ["a token", "invalid_grant"]


def test_a_device_that_gets_no_answer_comes_back_more_slowly():
    """RFC 8628 section 3.5: exponential back-off."""
    lost = [RunDecision(at="poll#1.request", do="drop")]
    trace = played(FRAME, decisions=lost)
    asked = [event.at for event in trace.events if isinstance(event, RequestSent) and event.step.startswith("poll")]
    assert (asked[1] - asked[0]) // 1000 == 10


@pytest.mark.parametrize("edit", [{"status": "500"}, {"json.device_code": None}, {"body": "no JSON"}])
def test_a_device_without_codes_shows_nothing_and_asks_nothing(edit):
    trace = played(FRAME, decisions=[RunDecision(at="codes#1.response", do="edit", set=edit)])
    assert steps(trace)[-1].endswith("codes#1")


def test_a_server_that_names_no_interval_is_asked_every_five_seconds():
    unnamed = RunDecision(at="codes#1.response", do="edit", set={"json.interval": None})
    assert waits(played(FRAME, decisions=[unnamed]))[:2] == [5, 5]


def test_a_scanned_address_brings_the_code_which_still_has_to_be_sent():
    trace = played(SCANNED)
    code = json_of(message(trace, "codes#1.response"))["user_code"]
    assert message(trace, "device_page#1.request").url == f"https://accounts.example/device?user_code={code}"
    assert f'value="{code}"' in body_text(message(trace, "code_page#1.response"))
    assert dict(form_of(message(trace, "code#1.request")))["user_code"] == code
    assert errors(trace)[-1] == "a token"


def test_another_clients_name_does_not_get_it_codes():
    edit = RunDecision(at="codes#1.request", do="edit", set={"form.client_id": "nobody"})
    answer = message(played(FRAME, decisions=[edit]), "codes#1.response")
    assert (answer.status, json_of(answer)["error"]) == (401, "invalid_client")
    assert header(answer, "cache-control") == "no-store"


def test_the_frame_calls_itself_by_its_own_name():
    trace = played(FRAME)
    assert header(message(trace, "codes#1.request"), "user-agent") == "Frame/1.0"
    assert "Photo frame" in body_text(message(trace, "consent_page#1.response"))
