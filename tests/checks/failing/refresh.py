"""The refresh token grant at the token endpoint."""

from tests.checks.failing.case import Failing, Passing

REFRESH = "refresh-token"
PUBLIC = {"client.type": "public", "client.auth": "none"}
MONTH = 31 * 86_400 * 1000

FAILING = {
    "token.refresh_token.present": Failing(
        "refresh#1.request", {"form.refresh_token": None}, "400 invalid_request", REFRESH
    ),
    "token.refresh_token.known": Failing(
        "refresh#1.request", {"form.refresh_token": "A" * 43}, "400 invalid_grant", REFRESH
    ),
    "token.refresh_token.client": Failing(
        "refresh#1.request",
        {"form.client_id": "nobody"},
        "400 invalid_grant",
        REFRESH,
        {**PUBLIC, "check.token.client.known": "off", "check.token.grant_type.allowed": "off"},
    ),
    "token.refresh_token.unexpired": Failing(
        "refresh#1.request", {}, "400 invalid_grant", REFRESH, do="delay", ms=MONTH
    ),
    "token.refresh_token.unrevoked": Failing(
        "token#1.request", {}, "400 invalid_grant", REFRESH, do="replay", answered_at="refresh#1"
    ),
    "token.refresh_token.unused": Failing(
        "refresh#1.request", {}, "400 invalid_grant", REFRESH, do="replay", answered_at="refresh#2"
    ),
    "token.refresh_token.scope": Failing(
        "refresh#1.request", {"form.scope": "photos.read photos.delete"}, "400 invalid_scope", REFRESH
    ),
}
PASSING = {id: Passing(REFRESH, {"client.refresh_scope": "narrower"}) for id in FAILING}
