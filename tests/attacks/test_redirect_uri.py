"""Redirect URIs that are compared carelessly: what a loose comparison lets through, and what PKCE does about it."""

import pytest

from app.attacks import outcome
from app.checks.grammar import fits_wildcards
from tests.playing import checks, message, played

LESSONS = ["attack-redirect-uri-prefix", "attack-redirect-uri-wildcard"]


@pytest.mark.parametrize(
    ("registered", "sent", "fits"),
    [
        ("https://*.printer.example/*", "https://www.printer.example/cb", True),
        ("https://*.printer.example/*", "https://evil.example/.printer.example/cb", True),
        ("https://*.printer.example/*", "https://printer.example/cb", False),
        ("https://*.printer.example/cb", "https://www.printer.example/cb?to=evil", False),
        ("https://w.printer.example/*", "https://www.printer.example/cb", False),
        ("https://printer.example/cb", "https://printer.example/cb", False),  # no pattern: `exact` is for that
    ],
)
def test_a_star_stands_for_any_characters_and_nothing_else_does(registered: str, sent: str, fits: bool) -> None:
    assert fits_wildcards(registered, sent) is fits


@pytest.mark.parametrize("lesson", LESSONS)
@pytest.mark.parametrize("pkce", ["off", "optional", "optional+no_downgrade", "required"])
def test_pkce_does_not_help_since_the_attacker_chooses_the_challenge(lesson: str, pkce: str) -> None:
    ended = outcome(played(lesson, {"as.pkce": pkce}))
    assert ended
    assert ended.reached


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_check_passes_and_says_how_little_was_compared(lesson: str) -> None:
    trace = played(lesson)
    (check,) = checks(trace, "authorize.redirect_uri.exact")
    assert check.verdict == "passed"
    assert trace.head.switches["as.redirect_uri_match"] in check.why


@pytest.mark.parametrize("lesson", LESSONS)
def test_an_address_that_is_not_registered_gets_a_page_and_no_redirect(lesson: str) -> None:
    answer = message(played(lesson, {"as.redirect_uri_match": "exact"}), "authorize#1.response")
    assert answer.status == 400
    assert "location" not in {name.lower() for name, _ in answer.headers}
