"""A client that registers itself (RFC 7591)."""

import pytest

from app.checks.register import is_safe
from app.trace import RunDecision
from app.trace.messages import body_text, header
from app.trace.paths import basic_credentials, form_of, json_of, query_of
from tests.checks.failing.registration import REGISTERED, describing
from tests.flows.test_authorization_code import APP_MESSAGES, WEB_MESSAGES
from tests.playing import checks, edited, message, played, steps

ENROLLED = ["POST register#1", "201 register#1"]


def answer(trace) -> dict[str, object]:
    return json_of(message(trace, "register#1.response"))


def test_a_web_client_registers_before_it_sends_the_browser_on():
    assert steps(played(REGISTERED)) == [WEB_MESSAGES[0], *ENROLLED, *WEB_MESSAGES[1:]]


def test_an_app_registers_before_it_opens_the_browser():
    assert steps(played(REGISTERED, {"client.type": "public"})) == [*ENROLLED, *APP_MESSAGES]


def test_the_client_goes_on_under_the_name_and_with_the_secret_that_it_was_given():
    trace = played(REGISTERED)
    named = answer(trace)["client_id"]
    assert dict(query_of(message(trace, "authorize#1.request")))["client_id"] == named
    proof = basic_credentials(header(message(trace, "token#1.request"), "authorization"))
    assert proof == (named, answer(trace)["client_secret"])


@pytest.mark.parametrize("auth", ["basic", "post", "none", "private_key_jwt"])
def test_every_way_to_prove_itself_can_be_registered(auth):
    trace = played(REGISTERED, {"client.auth": auth})
    assert ("client_secret" in answer(trace)) == (auth in {"basic", "post"})
    assert ("client_secret_expires_at" in answer(trace)) == (auth in {"basic", "post"})
    assert ("jwks" in answer(trace)) == (auth == "private_key_jwt")
    assert message(trace, "photos#1.response").status == 200


def test_an_app_registers_its_loopback_address_without_the_port():
    trace = played(REGISTERED, {"client.type": "public"})
    assert answer(trace)["redirect_uris"] == ["http://127.0.0.1/cb"]
    sent = dict(query_of(message(trace, "authorize#1.request")))["redirect_uri"]
    assert sent == "http://127.0.0.1:51004/cb"


def test_nobody_keeps_the_answer():
    answered = message(played(REGISTERED), "register#1.response")
    assert (header(answered, "cache-control"), header(answered, "pragma")) == ("no-store", "no-cache")


def test_what_is_left_out_is_put_in_by_the_server():
    left_out = {"grant_types": None, "response_types": None, "token_endpoint_auth_method": None, "scope": None}
    trace = edited(REGISTERED, "register#1.request", describing(client_name=None, **left_out))
    said = answer(trace)
    assert said["client_name"] == said["client_id"]
    assert (said["grant_types"], said["response_types"]) == (["authorization_code"], ["code"])
    assert said["token_endpoint_auth_method"] == "client_secret_basic"
    assert "photos.read" in said["scope"].split(" ")
    assert message(trace, "photos#1.response").status == 200


def test_who_says_the_very_same_is_another_client():
    trace = played(REGISTERED, decisions=[RunDecision(at="register#1.request", do="replay")])
    first, second = (json_of(message(trace, f"register#{n}.response")) for n in (1, 2))
    assert first["client_id"] != second["client_id"]
    assert first["client_secret"] != second["client_secret"]


def test_only_what_was_registered_may_be_asked_for_later():
    trace = edited(REGISTERED, "register#1.request", describing(redirect_uris=["https://printer.example/other"]))
    assert [check.verdict for check in checks(trace, "authorize.redirect_uri.exact")] == ["failed"]


def test_a_name_that_is_none_of_ours_is_shown_as_text():
    trace = edited(REGISTERED, "register#1.request", describing(client_name="<b>Accounts</b>"))
    assert "&lt;b&gt;Accounts&lt;/b&gt;" in message(trace, "consent_page#1.response").body.text


@pytest.mark.parametrize(
    "uri",
    [
        "https://printer.example/cb",
        "https://printer.example:8443/cb?x=1",
        "http://127.0.0.1/cb",
        "http://[::1]:8000/cb",
        "com.example.printer:/cb",
    ],
)
def test_answers_may_go_there(uri):
    assert is_safe(uri)


@pytest.mark.parametrize(
    "uri",
    [
        "http://printer.example/cb",
        "http://localhost/cb",  # RFC 8252 section 8.3
        "https://printer.example/cb#",
        "https://printer.example@evil.example/cb",
        "https:///cb",
        "https://[",
        "https://printer.example/c b",
        "javascript:alert(1)",
        "data:text/html,x",
        "printer:/cb",  # RFC 8252 section 8.4
        "/cb",
        "",
    ],
)
def test_answers_may_not_go_there(uri):
    assert not is_safe(uri)


@pytest.mark.parametrize(
    "members",
    [
        {"redirect_uris": "https://printer.example/cb"},
        {"redirect_uris": [["https://printer.example/cb"]]},
        {"grant_types": 5},
        {"response_types": [None]},
        {"token_endpoint_auth_method": ["none"]},
        {"scope": ["photos.read"]},
        {"jwks": "x", "token_endpoint_auth_method": "private_key_jwt"},
        {"jwks": {"keys": [{"kty": "OKP"}]}, "token_endpoint_auth_method": "private_key_jwt"},
        {"jwks": {"keys": [{"kty": "RSA"}]}, "token_endpoint_auth_method": "private_key_jwt"},
        {"jwks": {"keys": [5]}, "token_endpoint_auth_method": "private_key_jwt"},
    ],
)
def test_a_member_of_another_kind_is_refused(members):
    trace = edited(REGISTERED, "register#1.request", describing(**members))
    answered = message(trace, "register#1.response")
    assert answered.status == 400
    assert answer(trace)["error"] in {"invalid_redirect_uri", "invalid_client_metadata"}


@pytest.mark.parametrize(("implicit", "status"), [("allowed", 201), ("refused", 400)])
def test_a_grant_can_be_registered_for_where_the_server_offers_it(implicit, status):
    asked = describing(grant_types=["implicit"], response_types=["token"])
    trace = edited(REGISTERED, "register#1.request", asked, {"as.implicit": implicit})
    assert message(trace, "register#1.response").status == status


def test_a_registration_for_code_alone_needs_the_grant_that_goes_with_it():
    trace = edited(REGISTERED, "register#1.request", describing(grant_types=[]))
    (check,) = checks(trace, "register.grant_types.consistent")
    assert (check.left.value, check.right.value) == ("none", "authorization_code")


def test_a_client_without_a_secret_names_itself_in_the_form():
    trace = played(REGISTERED, {"client.type": "public"})
    assert dict(form_of(message(trace, "token#1.request")))["client_id"] == answer(trace)["client_id"]


def test_an_owner_who_denies_it_is_told_which_site_comes_next_and_goes_on_to_the_client():
    trace = played(REGISTERED, {"as.error_redirect": "interstitial", "owner.consent": "deny"})
    page = message(trace, "consent#1.response")
    assert (page.status, header(page, "location")) == (200, None)
    assert "<strong>printer.example</strong>" in body_text(page)
    assert trace.events[-1].step == "callback#1"
    assert dict(query_of(message(trace, "callback#1.request")))["error"] == "access_denied"
    assert dict(query_of(message(trace, "callback#1.request")))["state"]


@pytest.mark.parametrize("way", ["at_once", "after_login", "page"])
def test_otherwise_a_denial_is_told_by_a_redirect(way):
    trace = played(REGISTERED, {"as.error_redirect": way, "owner.consent": "deny"})
    assert "error=access_denied" in (header(message(trace, "consent#1.response"), "location") or "")
