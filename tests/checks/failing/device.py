"""Device authorization."""

from app.trace import RunDecision
from tests.checks.failing.case import Failing, Passing, doubled

FRAME = "device-authorization"
WRONG = {"user_code": "BBBB-BBBB"}
LATE = {"seconds": 700}


def at_poll(edit, answer: str, switches: dict[str, str] | None = None) -> Failing:
    """The first poll, edited."""
    return Failing("poll#1.request", edit, answer, FRAME, switches or {})


def answering(at: str, answer: dict, said: str, answered_at: str, *besides: RunDecision) -> Failing:
    """The owner answering otherwise than the script has it."""
    return Failing(f"{at}.answer", answer, said, FRAME, do="answer", answered_at=answered_at, besides=besides)


def again(at: str) -> RunDecision:
    """A request that is sent a second time."""
    return RunDecision(at=f"{at}.request", do="replay")


def type_the_code_again(_) -> dict[str, str]:
    """What makes of a consent form the form with the code, which has been decided about by then."""
    return {"url": "https://accounts.example/device", "form.user_code": "JGXG-CKNQ"}


UNKNOWN = {"check.token.client.known": "off"}
STRANGER = {**UNKNOWN, "check.token.grant_type.allowed": "off"}
FAILING = {
    "device_authorization.method": Failing("codes#1.request", {"method": "GET"}, "405 invalid_request", FRAME),
    "device_authorization.content_type": Failing(
        "codes#1.request", {"header.Content-Type": "application/json"}, "400 invalid_request", FRAME
    ),
    "device_authorization.parameters.once": Failing("codes#1.request", doubled("scope"), "400 invalid_request", FRAME),
    "device_authorization.client": Failing(
        "codes#1.request", {"form.client_id": "nobody"}, "400 unauthorized_client", FRAME, UNKNOWN
    ),
    "device_response.success": Failing("codes#1.response", {"status": "400"}, "400 None", FRAME),
    "device_response.codes": Failing("codes#1.response", {"json.user_code": None}, "200 None", FRAME),
    "device.csrf": Failing("code#1.request", {"form.csrf_token": "forged"}, "400 page", FRAME),
    "device.user_code.attempts": answering(
        "code#1", WRONG, "429 page", "code#6", *(again(f"code#{count}") for count in range(1, 6))
    ),
    "device.user_code.known": answering("code#1", WRONG, "200 page", "code#1"),
    "device.user_code.unexpired": answering("visit#1", LATE, "200 page", "code#1"),
    "device.user_code.waiting": Failing(
        "consent#2.request", type_the_code_again, "200 page", FRAME, besides=(again("consent#1"),)
    ),
    "token.device_code.present": at_poll({"form.device_code": None}, "400 invalid_request"),
    "token.device_code.known": at_poll({"form.device_code": "A" * 43}, "400 invalid_grant"),
    "token.device_code.client": at_poll({"form.client_id": "nobody"}, "400 invalid_grant", STRANGER),
    "token.device_code.unused": Failing(
        "token#1.request", {}, "400 invalid_grant", FRAME, do="replay", answered_at="token#2"
    ),
    "token.device_code.unexpired": answering("visit#1", LATE, "400 expired_token", "poll#3"),
    "token.device_code.pace": Failing("poll#2.request", {}, "400 slow_down", FRAME, {"client.polling": "eager"}),
    "token.device_code.undenied": answering("consent#1", {"allow": False}, "400 access_denied", "token#1"),
    "token.device_code.decided": at_poll({}, "400 authorization_pending", {"client.polling": "eager"}),
}

# A run in which nobody asks before the owner has decided.
LOST = tuple(RunDecision(at=f"poll#{count}.request", do="drop") for count in (1, 2))
PASSING = {
    **{id: Passing(FRAME) for id in FAILING},
    "token.device_code.decided": Passing(FRAME, decisions=LOST),
}
