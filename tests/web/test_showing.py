"""A showing tells beside a message what the person's browser makes of it."""

import pytest

from app.trace import Run, RunDecision
from app.web.showing import Showing, show
from tests.playing import library

NOWHERE = "The browser does not get there:"


def shown(name: str, *decisions: RunDecision) -> Showing:
    return show(Run(scenario=name, decisions=decisions), library()[name])


def test_a_redirect_to_where_nobody_is_is_told_as_that() -> None:
    without = RunDecision("authorize#1.request", "edit", {"query.redirect_uri": None})
    *others, last = shown("pkce-s256", without).details
    assert f"{NOWHERE}</strong> nobody answers at <code>http://127.0.0.1/cb</code>" in last.narration
    assert not any(NOWHERE in detail.narration for detail in others)


def test_what_was_lost_on_the_way_is_told_otherwise() -> None:
    lost = shown("pkce-s256", RunDecision("authorize#1.response", "drop"))
    assert not any(NOWHERE in detail.narration for detail in lost.details)


@pytest.mark.parametrize("name", sorted(library()))
def test_in_no_scenario_a_browser_is_led_nowhere(name: str) -> None:
    assert not any(NOWHERE in detail.narration for detail in shown(name).details)
