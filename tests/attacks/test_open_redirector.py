"""An open redirector: where the fragment goes, and which addresses lead nowhere else."""

import pytest

from app.checks.grammar import own_path
from app.trace.messages import header
from app.trace.paths import query_of
from tests.playing import message, played, steps

LESSON = "attack-open-redirector"


@pytest.mark.parametrize("address", ["/", "/print", "/print?for=ana#top", "/a//b"])
def test_a_path_of_the_host_is_the_clients_own(address: str) -> None:
    assert own_path(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "print",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "https://evil.example/",
    ],
)
def test_whatever_a_browser_might_read_as_another_host_is_not(address: str) -> None:
    assert not own_path(address)


def test_the_token_reaches_the_attacker_by_a_script_and_never_in_a_request_of_the_navigation() -> None:
    trace = played(LESSON)
    assert header(message(trace, "callback#1.response"), "location") == "https://evil.example/in"
    assert "#" not in message(trace, "caught#1.request").url
    assert query_of(message(trace, "caught#1.request")) == []
    assert "POST handed_in#1" in steps(trace)


def test_a_fragment_of_the_redirects_own_takes_the_place_of_the_token() -> None:
    trace = played(LESSON, {"client.onward": "anywhere_cut"})
    assert header(message(trace, "callback#1.response"), "location") == "https://evil.example/in#_"
    body = message(trace, "handed_in#1.request").body
    assert not body or "access_token" not in (body.text or "")
    assert not [step for step in steps(trace) if "thief_photos" in step]
