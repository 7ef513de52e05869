"""Tokens for one API (RFC 8707)."""

import pytest

from app.trace.paths import form_of, json_of, jwt_parts, query_of
from tests.checks.failing.target import NAMED
from tests.flows.test_authorization_code import WEB_MESSAGES
from tests.playing import checks, edited, message, played, steps

PHOTOS, PRINTS = "https://photos.example", "https://prints.example"


def audience(trace):
    _, claims = jwt_parts(json_of(message(trace, "token#1.response"))["access_token"])
    return claims["aud"]


def test_the_api_is_named_twice_and_the_token_is_for_it():
    trace = played(NAMED)
    assert steps(trace) == WEB_MESSAGES
    assert dict(query_of(message(trace, "authorize#1.request")))["resource"] == PHOTOS
    assert dict(form_of(message(trace, "token#1.request")))["resource"] == PHOTOS
    assert audience(trace) == PHOTOS


def test_a_token_for_another_api_is_refused_though_the_server_is_the_same():
    trace = played(NAMED, {"client.resource": "prints"})
    assert audience(trace) == PRINTS
    assert message(trace, "photos#1.response").status == 401
    (check,) = checks(trace, "resource.token.audience")
    assert (check.verdict, check.left.value, check.right.value) == ("failed", PRINTS, PHOTOS)


def test_without_a_name_the_server_picks_an_api():
    trace = played(NAMED, {"client.resource": "none"})
    assert "resource" not in dict(query_of(message(trace, "authorize#1.request")))
    assert audience(trace) == PHOTOS


def test_what_is_left_out_at_the_token_endpoint_stays_what_was_granted():
    trace = edited(NAMED, "token#1.request", {"form.resource": None}, {"client.resource": "prints"})
    assert audience(trace) == PRINTS


def test_what_was_not_named_before_may_be_named_at_the_token_endpoint():
    trace = edited(NAMED, "token#1.request", {"form.resource": PRINTS}, {"client.resource": "none"})
    assert audience(trace) == PRINTS


def test_of_two_apis_that_were_granted_one_can_be_picked():
    def both(request):
        return {"url": f"{request.url}&resource={PRINTS}"}

    trace = edited(NAMED, "authorize#1.request", both)
    assert [check.verdict for check in checks(trace, "authorize.resource.known")] == ["passed"]
    assert audience(trace) == PHOTOS


def test_two_apis_at_once_are_both_in_the_token():
    unnamed = played(NAMED, {"client.resource": "none"})
    url = message(unnamed, "authorize#1.request").url
    trace = edited(
        NAMED,
        "authorize#1.request",
        {"url": f"{url}&resource={PHOTOS}&resource={PRINTS}"},
        {"client.resource": "none"},
    )
    assert audience(trace) == [PHOTOS, PRINTS]
    assert message(trace, "photos#1.response").status == 200


@pytest.mark.parametrize(
    "resource", ["https://photos.example/", "https://photos.example#x", "photos", "HTTPS://photos.example"]
)
def test_an_api_is_known_by_its_exact_name(resource):
    trace = edited(NAMED, "authorize#1.request", {"query.resource": resource})
    assert dict(query_of(message(trace, "callback#1.request")))["error"] == "invalid_target"


def test_an_empty_resource_counts_as_left_out():
    trace = edited(NAMED, "authorize#1.request", {"query.resource": ""})
    assert [check.verdict for check in checks(trace, "authorize.resource.known")] == ["not-applicable"]


@pytest.mark.parametrize(("named", "status"), [(PHOTOS, 200), (PRINTS, 400), (None, 200)])
def test_a_refresh_brings_no_token_for_an_api_that_was_not_granted(named, status):
    trace = edited("refresh-token", "refresh#1.request", {"form.resource": named}, {"client.resource": "photos"})
    answer = message(trace, "refresh#1.response")
    assert answer.status == status
    if status == 200:
        _, claims = jwt_parts(json_of(answer)["access_token"])
        assert claims["aud"] == PHOTOS
    else:
        assert json_of(answer)["error"] == "invalid_target"
