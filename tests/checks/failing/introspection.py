"""The introspection endpoint, and what the resource server makes of its answer."""

from tests.checks.failing.case import Failing, Passing, doubled

ASKING = "token-introspection"
ENDPOINT = {
    "introspect.method": Failing("introspect#1.request", {"method": "GET"}, "405 invalid_request", ASKING),
    "introspect.content_type": Failing(
        "introspect#1.request", {"header.Content-Type": "application/json"}, "400 invalid_request", ASKING
    ),
    "introspect.parameters.once": Failing("introspect#1.request", doubled("token"), "400 invalid_request", ASKING),
    "introspect.server.known": Failing(
        "introspect#1.request", {"header.Authorization": None}, "401 invalid_client", ASKING
    ),
    "introspect.server.secret": Failing(
        "introspect#1.request",
        {"header.Authorization": "Basic cGhvdG8tbGlicmFyeTp3cm9uZw=="},
        "401 invalid_client",
        ASKING,
    ),
    "introspect.token.present": Failing("introspect#1.request", {"form.token": None}, "400 invalid_request", ASKING),
    # Nothing of this is an error: the token is not active, that is all.
    "introspect.token.known": Failing("introspect#1.request", {"form.token": "A" * 43}, "200 None", ASKING),
    "introspect.token.unexpired": Failing("introspect#1.request", {}, "200 None", ASKING, do="delay", ms=3_600_001),
    "introspect.token.unrevoked": Failing(
        "token#1.request", {}, "200 None", ASKING, do="replay", answered_at="introspect#1"
    ),
    "introspect.token.audience": Failing("introspect#1.request", {}, "200 None", ASKING, {"as.audience": "issuer"}),
}
RESPONSE = {
    "introspection_response.success": Failing(
        "introspect#1.response", {"status": "500"}, "502 None", ASKING, answered_at="photos#1"
    ),
    "introspection_response.active": Failing(
        "introspect#1.response", {"json.active": "false"}, "401 invalid_token", ASKING, answered_at="photos#1"
    ),
    "introspection_response.audience": Failing(
        "introspect#1.response",
        {"json.aud": "https://bank.example"},
        "401 invalid_token",
        ASKING,
        answered_at="photos#1",
    ),
    "introspection_response.unexpired": Failing(
        "introspect#1.response", {"json.exp": "1"}, "401 invalid_token", ASKING, answered_at="photos#1"
    ),
    "introspection_response.scope": Failing(
        "introspect#1.response", {"json.scope": "albums.read"}, "403 insufficient_scope", ASKING, answered_at="photos#1"
    ),
}
FAILING = {**ENDPOINT, **RESPONSE}
PASSING = {id: Passing("authorization-code", {"as.access_token": "opaque"}) for id in FAILING}
