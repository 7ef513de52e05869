"""What a page gives away: by the Referer, by a script that it loads, and by the history of the browser."""

import pytest

from app.attacks import outcome
from app.trace.messages import header
from app.trace.paths import query_of
from tests.playing import message, played, steps


@pytest.mark.parametrize(
    ("policy", "told"),
    [("unset", "https://printer.example/"), ("no-referrer", None)],
)
def test_a_page_that_asks_for_nothing_special_tells_its_origin_at_most(policy: str, told: str | None) -> None:
    trace = played("attack-referer-leak", {"client.referrer_policy": policy})
    assert header(message(trace, "pixel#1.request"), "referer") == told
    assert header(message(trace, "callback#1.response"), "referrer-policy") == (None if policy == "unset" else policy)


def test_unsafe_url_tells_the_code_and_the_state() -> None:
    told = header(message(played("attack-referer-leak"), "pixel#1.request"), "referer") or ""
    assert told.startswith("https://printer.example/cb?code=")
    assert "&state=" in told


def test_after_a_clean_redirect_the_picture_is_loaded_all_the_same_and_says_nothing_of_the_code() -> None:
    trace = played("attack-referer-leak", {"client.callback_page": "left"})
    assert header(message(trace, "pixel#1.request"), "referer") == "https://printer.example/prints"


def test_the_pages_policy_lets_in_what_it_loads_and_nothing_else() -> None:
    policy = header(message(played("attack-leaking-script"), "callback#1.response"), "content-security-policy") or ""
    assert "script-src https://ads.example 'sha256-" in policy
    assert policy.endswith("; img-src https://ads.example")


def test_a_script_of_another_site_sends_the_token_ahead_of_the_printers_own_call() -> None:
    trace = played("attack-leaking-script")
    done = steps(trace)
    assert done.index("GET seen#1") < done.index("GET photos#1") < done.index("GET thief_photos#1")
    assert dict(query_of(message(trace, "seen#1.request")))["access_token"]


def test_the_history_has_the_page_at_the_redirect_uri_and_a_code_that_was_used_is_worth_nothing() -> None:
    assert "200 thief_photos#1" in steps(played("attack-browser-history"))
    ended = outcome(played("attack-browser-history", {"as.code_replay": "refused"}))
    assert ended
    assert (ended.check, ended.who) == ("token.code.unused", "as")


def test_a_script_of_another_site_learns_of_the_code_as_a_picture_does() -> None:
    ended = outcome(played("attack-referer-leak", {"client.third_party": "script"}))
    assert ended
    assert ended.reached
