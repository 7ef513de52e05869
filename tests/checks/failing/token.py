"""The token endpoint, and what the client makes of its answer."""

from tests.checks.failing.case import WEB, Failing, Passing, appended, doubled

OTHER = "A" * 43
FAILING = {
    "token.method": Failing("token#1.request", {"method": "GET"}, "405 invalid_request"),
    "token.content_type": Failing(
        "token#1.request", {"header.Content-Type": "application/json"}, "400 invalid_request"
    ),
    "token.parameters.once": Failing("token#1.request", doubled("code"), "400 invalid_request"),
    "token.client.not_in_uri": Failing("token#1.request", appended("?client_secret=s"), "400 invalid_request"),
    "token.client.one_way": Failing("token#1.request", {"form.client_secret": "s"}, "400 invalid_request", WEB),
    "token.client.known": Failing("token#1.request", {"form.client_id": "nobody"}, "401 invalid_client"),
    "token.client.method": Failing(
        "token#1.request", {"header.Authorization": None, "form.client_id": "printer"}, "401 invalid_client", WEB
    ),
    "token.client.secret": Failing(
        "token#1.request", {"header.Authorization": "Basic cHJpbnRlcjp3cm9uZw=="}, "401 invalid_client", WEB
    ),
    "token.grant_type.present": Failing("token#1.request", {"form.grant_type": ""}, "400 invalid_request"),
    "token.grant_type.supported": Failing(
        "token#1.request", {"form.grant_type": "authorisation_code"}, "400 unsupported_grant_type"
    ),
    "token.code.present": Failing("token#1.request", {"form.code": None}, "400 invalid_request"),
    "token.code.known": Failing("token#1.request", {"form.code": OTHER}, "400 invalid_grant"),
    "token.code.unexpired": Failing("token#1.request", {}, "400 invalid_grant", do="delay", ms=61_000),
    "token.code.unused": Failing("token#1.request", {}, "400 invalid_grant", do="replay", answered_at="token#2"),
    "token.redirect_uri.same": Failing(
        "token#1.request", {"form.redirect_uri": "http://127.0.0.1:51004/cb/"}, "400 invalid_grant"
    ),
    "token.pkce.verifier_present": Failing("token#1.request", {"form.code_verifier": None}, "400 invalid_request"),
    "token.pkce.verifier_form": Failing("token#1.request", {"form.code_verifier": "short"}, "400 invalid_request"),
    "token.pkce.downgrade": Failing(
        "authorize#1.request",
        {"query.code_challenge": None, "query.code_challenge_method": None},
        "400 invalid_request",
        switches={"as.pkce": "optional+no_downgrade"},
        answered_at="token#1",
    ),
    "token.pkce.verify": Failing("token#1.request", {"form.code_verifier": OTHER}, "400 invalid_grant"),
    "token_response.success": Failing("token#1.response", {"status": "500"}, "400 page", answered_at="callback#1"),
    "token_response.access_token": Failing(
        "token#1.response", {"json.access_token": None}, "400 page", answered_at="callback#1"
    ),
    "token_response.token_type": Failing(
        "token#1.response", {"json.token_type": "DPoP"}, "400 page", answered_at="callback#1"
    ),
    "token.grant_type.allowed": Failing(
        "token#1.request",
        {"form.grant_type": "password"},
        "400 unauthorized_client",
        switches={"check.token.grant_type.supported": "off"},
    ),
    "token.code.client": Failing(
        "token#1.request",
        {"form.client_id": "nobody"},
        "400 invalid_grant",
        switches={"check.token.client.known": "off"},
    ),
}

# Checks that need more than a shipped run to pass.
PASSING = {
    "token.pkce.downgrade": Passing(switches={"client.pkce": "none"}),
}
