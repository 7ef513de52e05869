"""Published messages of RFC 6749, 6750, 8252, 8414, 9068 and 9207: ours are the same, and are read the same."""

import pytest
from flask import Flask

from app.actors.authorization_server.records import PendingRequest
from app.actors.authorization_server.responses import answer
from app.actors.client.lookup import metadata_address
from app.actors.client.registration import Registration
from app.actors.client.token_endpoint import ask_for_tokens
from app.actors.places import ISSUER
from app.checks import Params
from app.checks.grammar import bearer_token, same_redirect_uri
from app.checks.resource import Presented, token_form
from app.flows.flow import Hosts
from app.switches import resolve
from app.trace import Recorder, Request
from app.trace.messages import header
from app.trace.paths import form_of, query_of, read
from app.wire import Script, World
from app.wire.network import ENVIRON_KEY
from tests.wire.internet import requests, saying

CLIENT = "s6BhdRkqt3"
CB = "https://client.example.com/cb"
CODE = "SplxlOBeZQQYbYS6WxSbIA"
TOKEN = "2YotnFZFEjr1zCsicMWpAA"
BEARER = "mF_9.B5f-4.1JqM"

# RFC 6749 sections 4.1.2, 4.1.2.1, 4.2.2 and 4.2.2.1.
ANSWERS = {
    f"{CB}?code={CODE}&state=xyz": ("query", {"code": CODE}),
    f"{CB}?error=access_denied&state=xyz": ("query", {"error": "access_denied"}),
    f"{CB}#access_token={TOKEN}&token_type=example&expires_in=3600&state=xyz": (
        "fragment",
        {"access_token": TOKEN, "token_type": "example", "expires_in": "3600"},
    ),
    f"{CB}#error=access_denied&state=xyz": ("fragment", {"error": "access_denied"}),
}


def pending(mode: str, redirect_uri: str = CB) -> PendingRequest:
    """The request of the examples, with the state `xyz`."""
    return PendingRequest(
        response_type="code",
        response_mode=mode,
        client_id=CLIENT,
        redirect_uri=redirect_uri,
        redirect_uri_sent=True,
        scope="photos.read",
        state="xyz",
        challenge="",
        method="plain",
        params=Params(()),
    )


def knowing(hosts: Hosts, iss: str = "none") -> World:
    """A world with these hosts, in which nothing has happened yet."""
    return World(
        seed=1,
        switches=resolve({"client.auth": "basic", "as.iss": iss}),
        script=Script((), (), ()),
        hosts=hosts,
        names={},
        recorder=Recorder(),
    )


def sent_to(request: PendingRequest, parameters: dict[str, str], iss: str = "none") -> str:
    """Where the answer to a request sends the browser."""
    with Flask("accounts").test_request_context(environ_overrides={ENVIRON_KEY: knowing({}, iss)}):
        return answer(request, parameters).headers["Location"]


@pytest.mark.parametrize(("location", "said"), ANSWERS.items(), ids=ANSWERS)
def test_an_authorization_response_is_written_as_it_is_printed(location, said):
    mode, parameters = said
    assert sent_to(pending(mode), parameters) == location


@pytest.mark.parametrize("parameters", [{"code": CODE}, {"error": "access_denied"}])
def test_the_issuer_stands_in_answers_and_errors_as_it_is_printed(parameters):
    """RFC 9207 sections 2.1 and 2.2, with the name of our server in the place of theirs."""
    location = sent_to(pending("query"), parameters, iss="sent")
    assert location.endswith("&state=xyz&iss=https%3A%2F%2Faccounts.example")


def test_a_redirect_uri_keeps_its_own_query():
    """RFC 6749 section 3.1.2."""
    location = sent_to(pending("query", f"{CB}?from=here"), {"code": CODE})
    assert location == f"{CB}?from=here&code={CODE}&state=xyz"


def test_the_authorization_request_of_section_4_1_1_is_read():
    target = "response_type=code&client_id=s6BhdRkqt3&state=xyz&redirect_uri=https%3A%2F%2Fclient%2Eexample%2Ecom%2Fcb"
    found = query_of(Request("GET", f"https://server.example.com/authorize?{target}"))
    assert found == [("response_type", "code"), ("client_id", CLIENT), ("state", "xyz"), ("redirect_uri", CB)]


def test_the_token_request_of_section_4_1_3_is_sent():
    world = knowing({ISSUER: ("as", saying("{}"))})
    grant = {"grant_type": "authorization_code", "code": CODE, "redirect_uri": CB}
    ask_for_tokens(world.actor("client"), Registration(CLIENT, "gX1fBat3bV", CB), grant)
    [sent] = requests(world)
    assert sent.method == "POST"
    assert header(sent.message, "authorization") == "Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW"
    assert header(sent.message, "content-type") == "application/x-www-form-urlencoded"
    assert form_of(sent.message) == [*grant.items()]


def test_the_token_of_rfc_6750_is_a_bearer_token():
    assert bearer_token(BEARER)
    for url, headers, path in (
        ("https://server.example.com/resource", (("Authorization", f"Bearer {BEARER}"),), "header.authorization"),
        (f"https://server.example.com/resource?access_token={BEARER}", (), "query.access_token"),
    ):
        assert (read(Request("GET", url, headers), path) or "").endswith(BEARER)


@pytest.mark.parametrize("typ", ["at+JWT", "at+jwt", "application/at+jwt"])
def test_the_type_that_rfc_9068_prints_is_the_one_that_it_demands(typ):
    """Section 3 prints at+JWT, section 4 says at+jwt or application/at+jwt: media types have no case."""
    shown = Presented((("Authorization header", "a.b.c"),), {"typ": typ}, {}, lambda: True, "", "", "", 0)
    assert token_form.judge(shown).verdict == "passed"


@pytest.mark.parametrize("address", ["http://127.0.0.1{}/oauth2redirect/x", "http://[::1]{}/oauth2redirect/x"])
def test_the_loopback_addresses_of_rfc_8252_may_have_any_port(address):
    """Section 7.3 uses the ports 51004 and 61023."""
    assert same_redirect_uri(address.format(""), address.format(":51004"))
    assert same_redirect_uri(address.format(":51004"), address.format(":61023"))
    assert not same_redirect_uri(address.format(""), address.format(":51004") + "/more")


def test_a_private_scheme_of_rfc_8252_has_no_port_to_differ_in():
    """Section 7.1."""
    address = "com.example.app:/oauth2redirect/example-provider"
    assert same_redirect_uri(address, address)
    assert not same_redirect_uri(address, "com.example.app:51004/oauth2redirect/example-provider")


@pytest.mark.parametrize(
    ("issuer", "address"),
    [
        ("https://example.com", "https://example.com/.well-known/oauth-authorization-server"),
        ("https://example.com/issuer1", "https://example.com/.well-known/oauth-authorization-server/issuer1"),
    ],
)
def test_metadata_are_where_rfc_8414_has_them(issuer, address):
    """Section 3.1: the path goes between the host and the path of the issuer."""
    assert metadata_address(issuer) == address
