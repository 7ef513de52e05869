"""The client credentials grant: two exchanges, no owner, and a token that stands for the client itself."""

import pytest

from app.exports import EXPORTS
from app.trace import Check, Decision
from app.trace.paths import form_of, json_of, read
from app.trace.story import fold
from tests.playing import checks, edited, message, played, steps

NIGHT = "client-credentials"


def test_the_client_takes_two_exchanges_and_the_first_is_the_token_request():
    assert steps(played(NIGHT)) == ["POST token#1", "200 token#1", "GET prices#1", "200 prices#1"]


def test_nobody_decides_anything_and_no_lane_stands_for_somebody_who_could():
    trace = played(NIGHT)
    assert [lane.lane for lane in trace.head.cast] == ["client", "as", "rs"]
    assert not [event for event in trace.events if isinstance(event, Decision)]
    assert fold(trace).rows[0].n == 1


@pytest.mark.parametrize(
    ("auth", "proof"),
    [
        ("basic", "token.client.secret"),
        ("post", "token.client.secret"),
        ("private_key_jwt", "token.assertion.signature"),
    ],
)
def test_it_asks_for_a_scope_of_its_own_and_proves_itself(auth, proof):
    trace = played(NIGHT, {"client.auth": auth})
    form = dict(form_of(message(trace, "token#1.request")))
    assert (form["grant_type"], form["scope"]) == ("client_credentials", "prices.read")
    assert [check.verdict for check in checks(trace, proof)] == ["passed"]


def test_the_token_stands_for_the_client_itself():
    """RFC 9068 section 2.2."""
    call = message(played(NIGHT), "prices#1.request")
    claims = {name: read(call, f"header.authorization.jwt.claims.{name}") for name in ("sub", "client_id", "scope")}
    assert claims == {"sub": "printer", "client_id": "printer", "scope": "prices.read"}


def test_no_refresh_token_is_given():
    """RFC 6749 section 4.4.3."""
    answer = json_of(message(played(NIGHT), "token#1.response"))
    assert set(answer) == {"access_token", "token_type", "expires_in", "scope"}


def test_a_public_client_is_refused_and_asks_nothing_more():
    trace = played(NIGHT, {"client.type": "public"})
    assert steps(trace) == ["POST token#1", "400 token#1"]
    assert json_of(message(trace, "token#1.response"))["error"] == "unauthorized_client"


@pytest.mark.parametrize("scope", ["photos.read", "prices.read photos.read", "prices.read  prices.read"])
def test_a_scope_that_the_client_may_not_have_is_refused(scope):
    trace = edited(NIGHT, "token#1.request", {"form.scope": scope})
    assert json_of(message(trace, "token#1.response"))["error"] == "invalid_scope"


def test_a_client_that_names_no_scope_is_given_its_own():
    trace = edited(NIGHT, "token#1.request", {"form.scope": None})
    assert json_of(message(trace, "token#1.response"))["scope"] == "prices.read"


def test_its_token_opens_no_owners_photos():
    trace = edited(NIGHT, "prices#1.request", {"url": "https://photos.example/photos"})
    answer = message(trace, "prices#1.response")
    assert (answer.status, json_of(answer)["error"]) == (403, "insufficient_scope")
    assert 'scope="photos.read"' in read(answer, "header.www-authenticate")


def test_a_client_of_the_code_grant_may_not_ask_in_its_own_name():
    form = {"form.grant_type": "client_credentials"}
    trace = edited("authorization-code", "token#1.request", form)
    assert [check.id for check in trace.events if isinstance(check, Check) and check.verdict == "failed"][:1] == [
        "token.grant_type.allowed"
    ]


@pytest.mark.parametrize("format", EXPORTS)
def test_a_cast_of_three_can_be_exported(format):
    assert EXPORTS[format].render(played(NIGHT))
