"""OpenID Connect with the code flow: what travels, what the ID token says, and what the client makes of it."""

import pytest

from app.actors.authorization_server import build
from app.actors.authorization_server.metadata import ENDPOINTS
from app.actors.places import ISSUER
from app.checks.id_token import VALIDATION
from app.trace import Check, Mint, RequestSent, RunDecision
from app.trace.paths import json_of, jwt_parts, location_of, query_of, read
from tests.playing import checks, edited, message, played, steps

MESSAGES = [
    "GET sign_in#1",
    "GET configuration#1",
    "200 configuration#1",
    "GET jwks#1",
    "200 jwks#1",
    "303 sign_in#1",
    "GET authorize#1",
    "303 authorize#1",
    "GET login_page#1",
    "200 login_page#1",
    "POST login#1",
    "303 login#1",
    "GET consent_page#1",
    "200 consent_page#1",
    "POST consent#1",
    "303 consent#1",
    "GET callback#1",
    "POST token#1",
    "200 token#1",
    "GET userinfo#1",
    "200 userinfo#1",
    "303 callback#1",
    "GET hello#1",
    "200 hello#1",
]


def id_token(trace, place: str = "token#1.response"):
    """Header and claims of the ID token in a JSON answer."""
    return jwt_parts(json_of(message(trace, place))["id_token"])


def page(trace, place: str) -> str:
    return message(trace, place).body.text


def test_signing_in_takes_twelve_exchanges_and_ends_with_a_greeting():
    trace = played("openid-connect")
    assert steps(trace) == MESSAGES
    assert "<title>Hello Ana</title>" in page(trace, "hello#1.response")


def test_an_app_looks_the_provider_up_before_it_opens_the_browser():
    trace = played("openid-connect", {"client.type": "public"})
    assert steps(trace) == [*MESSAGES[1:5], *MESSAGES[6:21], "200 callback#1"]
    assert "<title>Hello Ana</title>" in page(trace, "callback#1.response")


def test_the_id_token_says_who_logged_in_for_which_client_and_in_answer_to_what():
    trace = played("openid-connect")
    header, claims = id_token(trace)
    asked = dict(query_of(message(trace, "authorize#1.request")))
    assert header == {"typ": "JWT", "alg": "RS256", "kid": "accounts-2"}
    assert set(claims) == {"iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "at_hash"}
    assert (claims["iss"], claims["sub"], claims["aud"]) == ("https://accounts.example", "ana", "printer")
    assert claims["nonce"] == asked["nonce"]
    assert claims["auth_time"] <= claims["iat"] < claims["exp"]


def test_without_the_scope_openid_it_is_plain_oauth():
    trace = edited("openid-connect", "authorize#1.request", {"query.scope": "photos.read"})
    assert "id_token" not in json_of(message(trace, "token#1.response"))
    assert [check.verdict for check in checks(trace, "id_token.form")] == ["failed"]
    assert steps(trace)[-1] == "400 callback#1"


def test_the_client_checks_every_claim_in_the_order_of_the_specification():
    trace = played("openid-connect")
    made = [event for event in trace.events if isinstance(event, Check) and event.id.startswith("id_token.")]
    assert [check.id for check in made] == [rule.id for rule in VALIDATION]
    assert {check.step for check in made} == {"token#1"}


def test_every_place_that_a_check_of_the_id_token_looks_at_can_be_read():
    trace = played("openid-connect")
    response = message(trace, "token#1.response")
    made = [event for event in trace.events if isinstance(event, Check) and event.id.startswith("id_token.")]
    absent = {check.id for check in made if read(response, check.looked_at) is None}
    assert absent == {"id_token.azp"}


def test_an_id_token_of_another_session_is_noticed_by_its_nonce():
    swapped = {"query.nonce": "of another session"}
    trace = edited("openid-connect", "authorize#1.request", swapped)
    (check,) = checks(trace, "id_token.nonce")
    assert (check.verdict, check.left.value) == ("failed", "of another session")
    assert "userinfo#1" not in {event.step for event in trace.events}


def test_without_a_nonce_nobody_notices():
    trace = played("openid-connect", {"client.nonce": "none"})
    assert "nonce" not in id_token(trace)[1]
    assert [check.verdict for check in checks(trace, "id_token.nonce")] == ["not-applicable"]
    assert "nonce" not in [event.name for event in trace.events if isinstance(event, Mint)]


def test_a_nonce_that_nobody_sent_is_refused():
    trace = edited("openid-connect", "authorize#1.request", {"query.nonce": "x"}, {"client.nonce": "none"})
    assert [check.verdict for check in checks(trace, "id_token.nonce")] == ["failed"]


def test_the_name_comes_from_userinfo_and_only_what_was_allowed_is_told():
    trace = played("openid-connect")
    told = json_of(message(trace, "userinfo#1.response"))
    assert told == {"sub": "ana", "name": "Ana", "email": "ana@mail.example", "email_verified": True}
    answer = RunDecision(at="consent#1.answer", do="answer", set={"allow": True, "scopes": ["openid"]})
    less = played("openid-connect", decisions=[answer])
    assert json_of(message(less, "userinfo#1.response")) == {"sub": "ana"}
    assert "<title>Hello</title>" in page(less, "hello#1.response")


def test_without_openid_among_what_was_allowed_there_is_no_id_token():
    answer = RunDecision(at="consent#1.answer", do="answer", set={"allow": True, "scopes": ["profile"]})
    trace = played("openid-connect", decisions=[answer])
    assert [check.verdict for check in checks(trace, "id_token.form")] == ["failed"]


def test_the_access_token_is_meant_for_whoever_the_scope_names():
    def audience(scenario):
        token = json_of(message(played(scenario), "token#1.response"))["access_token"]
        return jwt_parts(token)[1]["aud"]

    assert audience("openid-connect") == "https://accounts.example"
    assert audience("logout") == ["https://photos.example", "https://accounts.example"]
    assert audience("authorization-code") == "https://photos.example"


def test_the_client_goes_where_the_configuration_says():
    trace = edited("openid-connect", "configuration#1.response", {"json.token_endpoint": "https://printer.example/x"})
    asked = [event.url for event in trace.events if isinstance(event, RequestSent) and event.channel == "back"]
    assert asked[-1] == "https://printer.example/x"


@pytest.mark.parametrize("name", ["authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri"])
@pytest.mark.parametrize("value", ["", "javascript:alert(1)", "https://nowhere.example/", "https://[", "/x"])
def test_a_configuration_that_leads_nowhere_ends_on_a_page(name, value):
    off = {"check.discovery.endpoints": "off"}
    for switches in ({}, off):
        trace = edited("openid-connect", "configuration#1.response", {f"json.{name}": value}, switches)
        assert "hello#1" not in {event.step for event in trace.events}


@pytest.mark.parametrize(
    "keys", ["{}", "[]", '{"keys":1}', '{"keys":[1]}', '{"keys":[{"kid":"accounts-2","alg":"RS256"}]}']
)
def test_keys_that_are_none_verify_nothing(keys):
    trace = edited("openid-connect", "jwks#1.response", {"body": keys}, {"check.discovery.keys": "off"})
    assert steps(trace)[-1] == "400 callback#1"


def test_the_server_signs_with_a_key_that_it_publishes_and_keeps_to_itself():
    keys = json_of(message(played("openid-connect"), "jwks#1.response"))["keys"]
    assert {(key["kid"], key["alg"], key["use"]) for key in keys} == {
        ("accounts-2", "RS256", "sig"),
        ("accounts-1", "Ed25519", "sig"),
    }
    assert not {"d", "p", "q", "dp", "dq", "qi", "k"} & {name for key in keys for name in key}


def test_the_configuration_says_what_the_server_does_and_names_what_is_there():
    trace = played("openid-connect")
    document = json_of(message(trace, "configuration#1.response"))
    assert {name: document[name] for name in ENDPOINTS} == ENDPOINTS
    assert document["code_challenge_methods_supported"] == ["plain", "S256"]
    assert {"code", "id_token", "code id_token"} <= set(document["response_types_supported"])
    assert "RS256" in document["id_token_signing_alg_values_supported"]
    for name in ("request_parameter_supported", "request_uri_parameter_supported"):
        assert document[name] is False


def test_a_grant_that_is_switched_off_is_not_named():
    def grants(**switches):
        trace = played("openid-connect", switches)
        return json_of(message(trace, "configuration#1.response"))["grant_types_supported"]

    assert "refresh_token" not in grants()
    assert "refresh_token" in grants(**{"as.refresh_token": "rotation"})


def test_a_server_that_ignores_pkce_names_no_method_of_it():
    trace = played("openid-connect", {"as.pkce": "off"})
    assert "code_challenge_methods_supported" not in json_of(message(trace, "configuration#1.response"))


def test_every_endpoint_that_the_configuration_names_is_there():
    paths = {rule.rule for rule in build().url_map.iter_rules()}
    assert {address.removeprefix(ISSUER) for address in ENDPOINTS.values()} <= paths


def test_an_answer_comes_in_the_mode_that_was_asked_for():
    for mode, sign in (("query", "?"), ("fragment", "#")):
        trace = edited("openid-connect", "authorize#1.request", {"query.response_mode": mode})
        assert f"/signed-in{sign}code=" in location_of(message(trace, "consent#1.response"))
    trace = edited("openid-connect", "authorize#1.request", {"query.response_mode": "form_post"})
    assert 'action="https://printer.example/signed-in" data-submit' in page(trace, "consent#1.response")


@pytest.mark.parametrize(
    "switches", [{"client.nonce": "none"}, {"client.prompt": "login"}, {"client.max_age": "60"}, {"as.session": "1h"}]
)
def test_switches_of_openid_connect_change_nothing_in_plain_oauth(switches):
    assert played("authorization-code", switches).events == played("authorization-code").events
