"""Token revocation: what a client gives back, and what a copy of it is good for afterwards."""

import pytest

from app.trace import RunDecision, Store
from app.trace.paths import form_of, json_of, read
from tests.flows.test_authorization_code import APP_MESSAGES, WEB_MESSAGES
from tests.playing import edited, message, played, steps

PUBLIC, OPAQUE = {"client.type": "public"}, {"as.access_token": "opaque"}
DISCONNECTED = [
    "GET account#1",
    "200 account#1",
    "POST disconnect#1",
    "POST revoke#1",
    "200 revoke#1",
    "200 disconnect#1",
]
REFUSED = ["POST refresh#1", "400 refresh#1"]


def revoked(trace) -> list[str]:
    """Where something was revoked: the shelf of each token."""
    return [event.shelf for event in trace.events if isinstance(event, Store) and event.note.startswith("revoked")]


def test_a_jwt_goes_on_until_it_expires_and_the_refresh_token_is_dead():
    assert steps(played("revocation")) == [
        *WEB_MESSAGES,
        *DISCONNECTED,
        *("GET job#1", "200 job#1", "GET job_late#1", "401 job_late#1", *REFUSED),
    ]


def test_an_opaque_token_stops_at_once():
    assert steps(played("revocation", OPAQUE))[28:] == [
        *("GET job#1", "POST introspect#2", "200 introspect#2", "401 job#1", *REFUSED),
    ]


def test_an_app_revokes_by_itself_and_only_names_itself():
    trace = played("revocation", PUBLIC)
    assert steps(trace)[: len(APP_MESSAGES) + 2] == [*APP_MESSAGES, "POST revoke#1", "200 revoke#1"]
    assert [name for name, _ in form_of(message(trace, "revoke#1.request"))] == [
        "token",
        "token_type_hint",
        "client_id",
    ]


def test_a_client_that_only_forgets_goes_on_for_ever():
    trace = played("revocation", {"client.revokes": "nothing"})
    assert "POST revoke#1" not in steps(trace)
    assert steps(trace)[-4:] == ["POST refresh#1", "200 refresh#1", "GET job_again#1", "200 job_again#1"]


@pytest.mark.parametrize(
    ("switches", "shelves"),
    [
        ({}, ["refresh tokens", "tokens"]),
        ({"as.revocation": "refresh_only"}, ["refresh tokens"]),
        ({"client.revokes": "access_token"}, ["tokens"]),
        ({"client.revokes": "access_token", "as.revocation": "refresh_only"}, []),
        ({"as.refresh_token": "none"}, ["tokens"]),
        ({"client.revokes": "nothing"}, []),
    ],
)
def test_what_is_revoked_depends_on_what_comes_and_what_the_server_can(switches, shelves):
    assert revoked(played("revocation", switches)) == shelves


def test_who_gives_back_the_access_token_alone_can_get_another():
    trace = played("revocation", {**OPAQUE, "client.revokes": "access_token"})
    assert message(trace, "job#1.response").status == 401
    assert message(trace, "refresh#1.response").status == 200
    assert message(trace, "job_again#1.response").status == 200


def test_a_server_that_cannot_revoke_access_tokens_says_so():
    trace = played("revocation", {"client.revokes": "access_token", "as.revocation": "refresh_only"})
    assert json_of(message(trace, "revoke#1.response"))["error"] == "unsupported_token_type"
    assert message(trace, "disconnect#1.response").status == 502


def test_a_token_that_nobody_knows_is_as_good_as_revoked():
    trace = edited("revocation", "revoke#1.request", {"form.token": "A" * 43})
    answer = message(trace, "revoke#1.response")
    assert (answer.status, answer.body) == (200, None)
    assert read(answer, "header.cache-control") == "no-store"
    assert revoked(trace) == []


@pytest.mark.parametrize("hint", [None, "access_token", "nonsense"])
def test_a_wrong_hint_changes_nothing(hint):
    trace = edited("revocation", "revoke#1.request", {"form.token_type_hint": hint})
    assert revoked(trace) == ["refresh tokens", "tokens"]


def test_a_token_given_back_twice_is_given_back():
    trace = played("revocation", decisions=[RunDecision(at="revoke#1.request", do="replay")])
    assert message(trace, "revoke#2.response").status == 200
    assert revoked(trace) == ["refresh tokens", "tokens"]


def test_nobody_revokes_without_saying_who_he_is():
    trace = edited("revocation", "revoke#1.request", {"header.Authorization": None})
    answer = message(trace, "revoke#1.response")
    assert (answer.status, json_of(answer)["error"]) == (401, "invalid_client")
    assert revoked(trace) == []


def test_nobody_revokes_what_another_client_was_given():
    switches = {**PUBLIC, "check.token.client.known": "off"}
    trace = edited("revocation", "revoke#1.request", {"form.client_id": "nobody"}, switches)
    assert json_of(message(trace, "revoke#1.response"))["error"] == "invalid_grant"
    assert revoked(trace) == []


@pytest.mark.parametrize("place", ["revoke#1.request", "revoke#1.response"])
def test_who_hears_nothing_says_that_it_could_not_be_done(place):
    trace = played("revocation", decisions=[RunDecision(at=place, do="drop")])
    assert message(trace, "disconnect#1.response").status == 502


def test_without_the_session_there_is_nothing_to_disconnect():
    trace = edited("revocation", "account#1.request", {"cookie.__Host-session": None})
    assert "POST disconnect#1" not in steps(trace)
