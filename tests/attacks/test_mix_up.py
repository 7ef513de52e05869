"""Mix-up: what ties an answer to a session does not say who gave it, and PKCE goes to the wrong server as well."""

import pytest

from app.attacks import outcome
from app.attacks.mix_up import OTHER
from app.trace import RequestSent
from app.trace.paths import form_of
from tests.playing import played, steps

LESSON = "attack-mix-up"


@pytest.mark.parametrize("pkce", ["none", "plain", "S256"])
def test_pkce_does_not_help_since_the_client_tells_the_verifier_too(pkce: str) -> None:
    trace = played(LESSON, {"client.pkce": pkce})
    ended = outcome(trace)
    assert ended
    assert ended.reached
    brought = next(event for event in trace.events if isinstance(event, RequestSent) and event.url == f"{OTHER}/token")
    assert ("code_verifier" in dict(form_of(brought.message))) == (pkce != "none")


@pytest.mark.parametrize("defence", [{"client.iss": "compared"}, {"client.redirect_uris": "per_server"}])
def test_a_client_that_notices_tells_the_code_to_nobody(defence: dict[str, str]) -> None:
    assert not [step for step in steps(played(LESSON, defence)) if "carried_off" in step or "token" in step]


def test_comparing_stops_nothing_where_the_honest_server_does_not_name_itself() -> None:
    ended = outcome(played(LESSON, {"client.iss": "compared", "as.iss": "none"}))
    assert ended
    assert ended.reached


@pytest.mark.parametrize("kind", ["public", "confidential"])
@pytest.mark.parametrize("callbacks", ["shared", "per_server"])
def test_with_one_honest_server_either_kind_of_redirect_uri_works(kind: str, callbacks: str) -> None:
    done = steps(played("authorization-code", {"client.type": kind, "client.redirect_uris": callbacks}))
    assert "200 photos#1" in done
    assert "GET callback#1" in done
