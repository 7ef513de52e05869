"""How an attack ended, where it neither reached its goal nor met the check that its file names."""

import pytest

from app.attacks import outcome
from tests.playing import played


@pytest.mark.parametrize(
    ("scenario", "switches", "said"),
    [
        (
            "attack-code-injection",
            {"as.health": "failing"},
            "The attacker never got so far: Accounts answers with server_error at message 4.",
        ),
        ("attack-refresh-token-theft", {"as.refresh_token": "none"}, "The attacker never got so far."),
    ],
)
def test_where_nobody_stopped_him_an_error_says_why_he_got_nowhere(scenario, switches, said) -> None:
    ended = outcome(played(scenario, switches))
    assert ended
    assert (ended.reached, ended.check, ended.sentence) == (False, "", said)


def test_a_stolen_code_counts_where_the_callback_itself_shows_the_photos() -> None:
    ended = outcome(played("attack-code-injection", {"client.callback_page": "kept"}))
    assert ended
    assert ended.reached
