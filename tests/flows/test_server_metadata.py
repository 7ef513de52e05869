"""A client that looks the server up before it asks (RFC 8414)."""

import pytest

from app.actors.authorization_server.metadata import metadata
from app.actors.client.lookup import metadata_address
from app.switches import resolve
from app.trace.paths import json_of, location_of
from tests.flows.test_authorization_code import APP_MESSAGES, WEB_MESSAGES
from tests.playing import checks, edited, message, played, steps

SCENARIO = "server-metadata"
FETCHED = ["GET metadata#1", "200 metadata#1"]


def test_a_web_client_fetches_the_metadata_before_it_sends_the_browser_on():
    assert steps(played(SCENARIO)) == [WEB_MESSAGES[0], *FETCHED, *WEB_MESSAGES[1:]]


def test_an_app_fetches_them_before_it_opens_the_browser():
    assert steps(played(SCENARIO, {"client.type": "public"})) == [*FETCHED, *APP_MESSAGES]


@pytest.mark.parametrize(
    ("issuer", "address"),
    [
        ("https://accounts.example", "https://accounts.example/.well-known/oauth-authorization-server"),
        ("https://accounts.example/", "https://accounts.example/.well-known/oauth-authorization-server"),
        # RFC 8414 section 3.1: the well-known path goes between.
        ("https://example.com/issuer1", "https://example.com/.well-known/oauth-authorization-server/issuer1"),
    ],
)
def test_the_well_known_path_goes_between_host_and_path(issuer, address):
    assert metadata_address(issuer) == address


def test_what_the_server_says_is_what_it_does():
    said = metadata(resolve({"as.iss": "sent"}))
    assert said == json_of(message(played(SCENARIO), "metadata#1.response"))
    assert {name: said[f"{name}_endpoint"] for name in ("authorization", "token")} == {
        "authorization": "https://accounts.example/authorize",
        "token": "https://accounts.example/token",
    }
    assert said["code_challenge_methods_supported"] == ["plain", "S256"]
    assert "private_key_jwt" in said["token_endpoint_auth_methods_supported"]
    assert [] not in said.values()


def test_what_it_does_not_do_it_does_not_announce():
    said = metadata(resolve({"as.pkce": "off", "as.iss": "none"}))
    assert "code_challenge_methods_supported" not in said
    assert "authorization_response_iss_parameter_supported" not in said


@pytest.mark.parametrize("kind", ["confidential", "public"])
def test_a_client_that_relies_on_s256_goes_nowhere_without_it(kind):
    trace = played(SCENARIO, {"client.type": kind, "as.pkce": "off"})
    assert [check.verdict for check in checks(trace, "metadata.pkce")] == ["failed"]
    assert "GET authorize#1" not in steps(trace)


def test_a_client_without_pkce_does_not_mind():
    trace = played(SCENARIO, {"client.pkce": "none", "as.pkce": "off"})
    assert message(trace, "photos#1.response").status == 200


def test_the_endpoints_that_were_announced_are_the_ones_that_are_asked():
    elsewhere = "https://accounts.example/other/authorize"
    trace = edited(SCENARIO, "metadata#1.response", {"json.authorization_endpoint": elsewhere})
    assert location_of(message(trace, "open#1.response")).startswith(f"{elsewhere}?")


def test_what_was_announced_is_demanded():
    trace = edited(SCENARIO, "callback#1.request", {"query.iss": None})
    assert [(check.verdict, check.left.value) for check in checks(trace, "callback.iss")] == [("failed", "")]
    assert steps(trace)[-1] == "400 callback#1"


def test_a_client_that_ignores_iss_does_not_demand_it_either():
    trace = edited(SCENARIO, "callback#1.request", {"query.iss": None}, {"client.iss": "ignored"})
    assert message(trace, "photos#1.response").status == 200


@pytest.mark.parametrize(
    "edit",
    [
        {"body": "no JSON"},
        {"body": "[]"},
        {"json.token_endpoint": None},
        {"json.authorization_endpoint": "javascript:alert(1)"},
        {"json.authorization_endpoint": "https://["},
    ],
)
def test_metadata_that_are_none_stop_the_client_even_with_its_checks_off(edit):
    off = {f"check.metadata.{name}": "off" for name in ("success", "issuer", "endpoints")}
    off |= {f"check.metadata.{name}": "off" for name in ("response_types", "auth_method", "pkce")}
    trace = edited(SCENARIO, "metadata#1.response", edit, off)
    assert steps(trace)[-1] == "400 open#1"
