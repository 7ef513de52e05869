"""From the authorization request to the answer at the redirect URI."""

from tests.checks.failing.case import WEB, Failing, Passing, appended

FAILING = {
    "authorize.client_id.once": Failing("authorize#1.request", appended("&client_id=other"), "400 page"),
    "authorize.client_id.known": Failing("authorize#1.request", {"query.client_id": "nobody"}, "400 page"),
    "authorize.redirect_uri.once": Failing(
        "authorize#1.request", appended("&redirect_uri=https://x.example"), "400 page"
    ),
    "authorize.redirect_uri.exact": Failing(
        "authorize#1.request", {"query.redirect_uri": "https://printer.example/cb/"}, "400 page", WEB
    ),
    "authorize.parameters.once": Failing("authorize#1.request", appended("&scope=photos.read"), "303 invalid_request"),
    "authorize.response_type.present": Failing(
        "authorize#1.request", {"query.response_type": None}, "303 invalid_request"
    ),
    "authorize.response_type.supported": Failing(
        "authorize#1.request", {}, "303 unsupported_response_type", "implicit", {"as.implicit": "refused"}
    ),
    "authorize.pkce.required": Failing(
        "authorize#1.request", {"query.code_challenge": None}, "303 invalid_request", switches={"as.pkce": "required"}
    ),
    "authorize.pkce.complete": Failing("authorize#1.request", {"query.code_challenge": None}, "303 invalid_request"),
    "authorize.pkce.method": Failing(
        "authorize#1.request", {"query.code_challenge_method": "s256"}, "303 invalid_request"
    ),
    "authorize.pkce.challenge": Failing(
        "authorize#1.request", {"query.code_challenge": "too-short"}, "303 invalid_request"
    ),
    "authorize.scope.known": Failing("authorize#1.request", {"query.scope": "photos.read admin"}, "303 invalid_scope"),
    "login.csrf": Failing("login#1.request", {"form.csrf_token": "forged"}, "400 page"),
    "login.password": Failing(
        "login#1.answer", {"account": "ana", "password": "wrong"}, "200 page", do="answer", answered_at="login#1"
    ),
    "consent.csrf": Failing("consent#1.request", {"form.csrf_token": "forged"}, "400 page"),
    "consent.decision": Failing(
        "consent#1.answer", {"allow": False}, "303 access_denied", do="answer", answered_at="consent#1"
    ),
    "consent.scope": Failing("consent#1.request", {"form.scope": "photos.delete"}, "303 access_denied"),
    "callback.parameters.once": Failing("callback#1.request", appended("&code=second"), "400 page"),
    "callback.session": Failing("callback#1.request", {"cookie.__Host-session": None}, "400 page", WEB),
    "callback.state": Failing("callback#1.request", {"query.state": "another"}, "400 page"),
    "callback.iss": Failing(
        "callback#1.request", {"query.iss": "https://evil.example"}, "400 page", "issuer-identification"
    ),
    "callback.redirect_uri": Failing("callback#1.request", {"header.Host": "127.0.0.1:9"}, "400 page"),
    "callback.error": Failing("callback#1.request", {"query.error": "server_error"}, "400 page"),
    "callback.code": Failing("callback#1.request", {"query.code": None}, "400 page"),
    "authorize.response_type.allowed": Failing(
        "authorize#1.request", {"query.response_type": "code"}, "303 unauthorized_client", "implicit"
    ),
}

# Checks that need more than a shipped run to pass.
PASSING = {
    "callback.iss": Passing("issuer-identification"),
    "authorize.pkce.required": Passing(switches={"as.pkce": "required", "client.pkce": "S256"}),
}
