"""A client that proves itself with a signed assertion (RFC 7523)."""

import pytest

from app.actors.assertions import public_key, verifies
from app.explain import details
from app.flows import FLOWS
from app.trace import Mint
from app.trace.messages import header
from app.trace.paths import form_of, json_of, jwt_parts
from app.trace.story import fold
from app.wire.clock import EPOCH_SECONDS
from tests.checks.failing.assertion import KEYED, asserting, forged
from tests.flows.test_authorization_code import WEB_MESSAGES
from tests.playing import checks, edited, library, message, played, steps

TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


def test_only_the_proof_in_the_token_request_is_another():
    trace = played(KEYED)
    assert steps(trace) == WEB_MESSAGES
    request = message(trace, "token#1.request")
    assert header(request, "authorization") is None
    assert [name for name, _ in form_of(request)] == [
        "grant_type",
        "code",
        "redirect_uri",
        "code_verifier",
        "client_id",
        "client_assertion_type",
        "client_assertion",
    ]
    assert dict(form_of(request))["client_assertion_type"] == TYPE
    assert message(trace, "photos#1.response").status == 200


def test_the_assertion_says_who_for_whom_and_until_when():
    (made,) = [event for event in played(KEYED).events if isinstance(event, Mint) and event.name == "client_assertion"]
    head, claims = jwt_parts(made.value)
    assert (head["alg"], head["kid"]) == ("Ed25519", "printer-1")
    assert (claims["iss"], claims["sub"], claims["aud"]) == ("printer", "printer", "https://accounts.example")
    assert claims["exp"] - claims["iat"] == 60
    assert claims["jti"]
    assert verifies(public_key(), made.value)


def test_the_private_key_is_registered_nowhere():
    assert set(public_key()) == {"kty", "crv", "x", "kid", "use", "alg"}


@pytest.mark.parametrize(
    ("aud", "status"),
    [
        ("https://accounts.example", 200),
        ("https://accounts.example/token", 200),
        (["https://accounts.example"], 200),
        ("https://accounts.example/", 401),
        (["https://accounts.example", "https://other.example"], 401),
        (["https://accounts.example", 7], 401),
        ({"https://accounts.example": 1}, 401),
        ([["https://accounts.example"]], 401),
        (None, 401),
    ],
)
def test_the_audience_is_this_server_and_nobody_else(aud, status):
    trace = edited(KEYED, "token#1.request", asserting(aud=aud))
    assert message(trace, "token#1.response").status == status


@pytest.mark.parametrize(
    ("claims", "stops"),
    [
        ({"jti": None}, "token.assertion.unused"),
        ({"jti": 5}, "token.assertion.unused"),
        ({"exp": None}, "token.assertion.unexpired"),
        ({"exp": "tomorrow"}, "token.assertion.unexpired"),
        ({"iat": "today"}, "token.assertion.unexpired"),
        ({"nbf": EPOCH_SECONDS + 3600}, "token.assertion.unexpired"),
        ({"iss": None}, "token.assertion.issuer"),
        ({"sub": ["printer"]}, "token.assertion.issuer"),
    ],
)
def test_a_claim_that_is_missing_or_of_another_kind_is_refused(claims, stops):
    trace = edited(KEYED, "token#1.request", asserting(**claims))
    assert json_of(message(trace, "token#1.response"))["error"] == "invalid_client"
    assert [check.verdict for check in checks(trace, stops)] == ["failed"]


def test_the_client_need_not_name_itself_beside_the_assertion():
    trace = edited(KEYED, "token#1.request", {"form.client_id": None})
    assert message(trace, "token#1.response").status == 200
    (known,) = checks(trace, "token.client.known")
    assert (known.left.value, known.looked_at) == ("printer", "form.client_assertion.jwt.claims.sub")


def test_an_assertion_beside_a_secret_is_one_way_too_many():
    trace = edited(KEYED, "token#1.request", {"form.client_secret": "s"})
    assert json_of(message(trace, "token#1.response"))["error"] == "invalid_request"
    (check,) = checks(trace, "token.client.one_way")
    assert check.left.value == "client_secret in the form and client_assertion in the form"


def test_an_assertion_of_a_client_with_a_secret_is_not_the_way_it_registered():
    form = dict(form_of(message(played(KEYED), "token#1.request")))
    sent = {f"form.{name}": form[name] for name in ("client_assertion", "client_assertion_type")}
    trace = edited("authorization-code", "token#1.request", {**sent, "header.Authorization": None})
    (check,) = checks(trace, "token.client.method")
    assert (check.verdict, check.left.value, check.right.value) == ("failed", "private_key_jwt", "basic")
    assert check.looked_at == "form.client_assertion"


def test_no_assertion_is_taken_from_a_client_without_a_key():
    form = dict(form_of(message(played(KEYED), "token#1.request")))
    sent = {f"form.{name}": form[name] for name in ("client_assertion", "client_assertion_type")}
    off = {"check.token.client.method": "off", "check.token.client.secret": "off"}
    trace = edited("authorization-code", "token#1.request", {**sent, "header.Authorization": None}, off)
    assert [check.verdict for check in checks(trace, "token.assertion.signature")] == ["failed"]


def test_a_client_with_a_key_that_brings_no_proof_is_refused_even_if_the_method_is_not_looked_at():
    nothing = {"form.client_assertion": None, "form.client_assertion_type": None}
    trace = edited(KEYED, "token#1.request", nothing, {"check.token.client.method": "off"})
    assert [check.verdict for check in checks(trace, "token.assertion.type")] == ["failed"]


def test_client_id_in_the_form_is_compared_with_the_authorization_header():
    trace = edited("authorization-code", "token#1.request", {"form.client_id": "another"})
    (check,) = checks(trace, "token.client.same")
    assert (check.verdict, check.left.value, check.right.value) == ("failed", "another", "printer")
    assert message(trace, "token#1.response").status == 401


def test_a_forged_assertion_is_not_remembered():
    trace = edited(KEYED, "token#1.request", forged)
    assert not [event for event in trace.events if getattr(event, "shelf", "") == "assertions"]


def test_the_inspector_shows_what_stands_in_the_assertion():
    trace = played(KEYED)
    titles = FLOWS["authorization_code"].step_titles
    shown = details(library()[KEYED], trace.head.switches, titles, fold(trace))
    inside = {
        parameter.name: parameter.value
        for detail in shown
        for parameter in detail.parameters
        if parameter.where == "form.client_assertion.jwt.claims"
    }
    assert list(inside) == ["iss", "sub", "aud", "iat", "exp", "jti"]
    assert inside["aud"] == "https://accounts.example"
    assert inside["exp"].isdigit()
