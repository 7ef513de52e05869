"""OpenID Connect around the ID token: discovery, the request's own parameters, userinfo, and logout."""

from app.trace import RunDecision
from app.trace.messages import header
from tests.checks.failing.case import Failing, Passing, appended
from tests.checks.failing.id_token import BACK, HYBRID, SIGN_IN, claiming
from tests.playing import message, played

OUT = "logout"
SILENT = {"client.prompt": "none"}


def _asked(edit, answer: str, scenario: str = SIGN_IN, step: str = "authorize", **more) -> Failing:
    return Failing(f"{step}#1.request", edit, answer, scenario, **more)


def _discovered(edit, step: str = "configuration") -> Failing:
    return Failing(f"{step}#1.response", edit, "400 page", SIGN_IN, answered_at="sign_in#1")


def _shown(edit, answer: str, **more) -> Failing:
    return Failing("userinfo#1.request", edit, answer, SIGN_IN, **more)


def _allowing(scope: str, answer: str) -> Failing:
    """The owner allows one scope and not openid; that the client calls userinfo at all is due to a planted ID token."""
    said = RunDecision(at="consent#1.answer", do="answer", set={"allow": True, "scopes": [scope]})
    planted = claiming(at_hash=None)(message(played(OUT), "token#1.response"))
    besides = (said, RunDecision(at="token#1.response", do="edit", set=planted))
    return Failing("userinfo#1.request", {}, answer, OUT, besides=besides)


def _told(edit) -> Failing:
    return Failing("userinfo#1.response", edit, "400 page", SIGN_IN, answered_at="callback#1")


FAILING = {
    "discovery.success": _discovered({"status": "404"}),
    "discovery.issuer": _discovered({"json.issuer": "https://accounts.example/"}),
    "discovery.endpoints": _discovered({"json.token_endpoint": "http://accounts.example/token"}),
    "discovery.algorithm": _discovered({"json.id_token_signing_alg_values_supported": None}),
    "discovery.keys": _discovered({"body": '{"keys":[{"kid":"accounts-2","use":"enc"}]}'}, "jwks"),
    "authorize.response_mode.supported": _asked({"query.response_mode": "query"}, "400 page", HYBRID),
    "authorize.request.supported": _asked({"query.request": "e30."}, "303 request_not_supported"),
    "authorize.request_uri.supported": _asked(
        {"query.request_uri": "https://printer.example/request"}, "303 request_uri_not_supported"
    ),
    "authorize.registration.supported": _asked({"query.registration": "{}"}, "303 registration_not_supported"),
    "authorize.openid.scope": _asked({"query.scope": "photos.read"}, "303 invalid_scope", HYBRID),
    "authorize.nonce.required": _asked({"query.nonce": None}, "303 invalid_request", HYBRID),
    "authorize.prompt.alone": _asked({"query.prompt": "none login"}, "303 invalid_request"),
    "authorize.max_age.number": _asked({"query.max_age": "1h"}, "303 invalid_request"),
    "authorize.prompt.signed_in": _asked({"query.prompt": "none"}, "303 login_required"),
    "authorize.prompt.max_age": _asked(
        {"query.max_age": "60"}, "303 login_required", BACK, "authorize_again", switches=SILENT
    ),
    "authorize.prompt.client": _asked(
        {}, "303 interaction_required", BACK, "authorize_again", switches={**SILENT, "client.type": "public"}
    ),
    "authorize.prompt.consented": _asked(
        {"query.scope": "openid photos.read"}, "303 consent_required", BACK, "authorize_again", switches=SILENT
    ),
    "userinfo.token.present": _shown({"header.Authorization": None}, "401 None"),
    "userinfo.token.one_place": _shown(appended("?access_token=x"), "400 invalid_request"),
    "userinfo.token.not_in_uri": _shown(
        lambda request: {
            "header.Authorization": None,
            "url": f"{request.url}?access_token={header(request, 'authorization').removeprefix('Bearer ')}",
        },
        "400 invalid_request",
    ),
    "userinfo.token.known": _shown(
        lambda request: {"header.Authorization": (header(request, "authorization") or "")[:-8] + "AAAAAAAA"},
        "401 invalid_token",
    ),
    "userinfo.token.unrevoked": Failing(
        "token#1.request", {}, "401 invalid_token", SIGN_IN, do="replay", answered_at="userinfo#1"
    ),
    "userinfo.token.audience": _allowing("photos.read", "401 invalid_token"),
    "userinfo.token.unexpired": _shown({}, "401 invalid_token", do="delay", ms=3_600_001),
    "userinfo.token.scope": _allowing("profile", "403 insufficient_scope"),
    "userinfo_response.success": _told({"status": "500"}),
    "userinfo_response.sub": _told({"json.sub": "bob"}),
    "logout.id_token_hint": Failing("logout#1.request", {"query.id_token_hint": "e30.e30."}, "400 page", OUT),
    "logout.client_id": Failing("logout#1.request", {"query.client_id": "scanner"}, "400 page", OUT),
    "logout.redirect_uri.client": Failing("logout#1.request", {"query.id_token_hint": None}, "400 page", OUT),
    "logout.redirect_uri.exact": Failing(
        "logout#1.request", {"query.post_logout_redirect_uri": "https://printer.example/goodbye/"}, "400 page", OUT
    ),
    "logout.csrf": Failing("confirm#1.request", {"form.csrf_token": "forged"}, "400 page", OUT),
    "logout.decision": Failing(
        "confirm#1.answer", {"allow": False}, "200 page", OUT, do="answer", answered_at="confirm#1"
    ),
    "goodbye.state": Failing("goodbye#1.request", {"query.state": "another"}, "400 page", OUT),
}

LATELY = {**SILENT, "client.max_age": "86400"}
PASSING = {
    **{id: Passing(OUT if id.startswith(("logout.", "goodbye.")) else SIGN_IN) for id in FAILING},
    **{id: Passing(BACK, LATELY) for id in FAILING if id.startswith("authorize.prompt.")},
    "authorize.max_age.number": Passing(BACK, {"client.max_age": "86400"}),
    "authorize.openid.scope": Passing(HYBRID),
    "authorize.nonce.required": Passing(HYBRID),
    "authorize.response_mode.supported": Passing(HYBRID, {"client.response_mode": "form_post"}),
}
