"""Messages between windows, the other ways: what a page takes from its opener, and whom a request names."""

import pytest

from app.attacks import outcome
from app.runs import play
from app.trace import Run
from app.trace.messages import body_text
from app.trace.paths import pairs, split_url
from tests.playing import library, message, played, steps

FROM, NAMED = "attack-message-from-opener", "attack-message-to-named-opener"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("any", ["onmessage"]),
        ("exact", ["onmessage", 'if (origin !== "https://printer.example") return;']),
        ("none", []),
    ],
)
def test_the_page_says_whose_message_it_takes(value: str, said: list[str]) -> None:
    shown = body_text(message(played(FROM, {"client.message_sender": value}), "open#1.response"))
    assert [
        part for part in ("onmessage", 'if (origin !== "https://printer.example") return;') if part in shown
    ] == said


def test_the_token_that_the_page_uses_is_the_one_that_the_attacker_got_for_himself() -> None:
    trace = played(FROM)
    own = dict(pairs(split_url(dict(message(trace, "own_consent#1.response").headers)["Location"]).fragment))
    used = dict(message(trace, "photos#1.request").headers)
    assert used["Authorization"] == f"Bearer {own['access_token']}"
    assert "GET authorize#1" not in steps(trace), "her browser asked for nothing"


@pytest.mark.parametrize("value", ["exact", "none"])
def test_a_message_of_another_site_leads_to_nothing(value: str) -> None:
    assert "GET callback#1" not in steps(played(FROM, {"client.message_sender": value}))


def test_a_run_that_nobody_attacks_asks_by_redirect_though_it_would_listen() -> None:
    trace = play(Run(scenario=FROM, attack="none"), library()[FROM])
    assert message(trace, "photos#1.response").status == 200


@pytest.mark.parametrize("value", ["any", "prefix", "exact", "none"])
def test_a_name_that_begins_like_the_printers_passes_for_it_where_only_that_is_looked_at(value: str) -> None:
    trace = played(NAMED, {"client.message_origin": value})
    ended = outcome(trace)
    assert ended
    assert ended.reached == (value in {"any", "prefix"})
    assert ('named.startsWith("https://printer.example")' in body_text(message(trace, "callback#1.response"))) == (
        value == "prefix"
    )


def test_a_request_that_names_nobody_tells_nobody() -> None:
    assert "POST heard#1" not in steps(played("attack-message-to-opener", {"client.message_origin": "prefix"}))
