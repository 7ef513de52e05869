"""The revocation endpoint, and what the client makes of its answer."""

from tests.checks.failing.case import Failing, Passing, doubled

ENDING = "revocation"
PUBLIC = {"client.type": "public", "client.auth": "none"}
FAILING = {
    "revoke.method": Failing("revoke#1.request", {"method": "GET"}, "405 invalid_request", ENDING),
    "revoke.content_type": Failing(
        "revoke#1.request", {"header.Content-Type": "application/json"}, "400 invalid_request", ENDING
    ),
    "revoke.parameters.once": Failing("revoke#1.request", doubled("token"), "400 invalid_request", ENDING),
    "revoke.token.present": Failing("revoke#1.request", {"form.token": None}, "400 invalid_request", ENDING),
    "revoke.token.client": Failing(
        "revoke#1.request",
        {"form.client_id": "nobody"},
        "400 invalid_grant",
        ENDING,
        {**PUBLIC, "check.token.client.known": "off"},
    ),
    "revoke.token.type": Failing(
        "revoke#1.request",
        {},
        "400 unsupported_token_type",
        ENDING,
        {"client.revokes": "access_token", "as.revocation": "refresh_only"},
    ),
    "revocation_response.success": Failing(
        "revoke#1.response", {"status": "503"}, "502 page", ENDING, answered_at="disconnect#1"
    ),
}
PASSING = {id: Passing(ENDING) for id in FAILING}
