"""The ledger to read: what it computes, beside what the rules say themselves."""

from itertools import combinations
from typing import get_args

import pytest

from app.checks import LEDGER
from app.explain import LEVELS, ledger
from app.switches import SWITCHES, resolve
from app.trace.events import Level

LINES = {check.id: check for part in ledger() for check in part.checks}
SETTINGS = [(name, value) for name, switch in SWITCHES.items() for value in switch.values]
TWO_SETTINGS = [resolve(dict(pair)) for pair in combinations(SETTINGS, 2)]


def test_every_rule_has_a_line():
    assert set(LINES) == set(LEDGER)


def test_every_level_is_explained():
    assert tuple(LEVELS) == get_args(Level)


@pytest.mark.parametrize("id", LINES)
def test_a_line_has_the_settings_under_which_its_rule_is_not_enforced_and_no_others(id):
    for switches in TWO_SETTINGS:
        fitting = [lax.why for lax in LINES[id].lax if lax.switches.items() <= switches.items()]
        why = LEDGER[id].lax(switches)
        assert fitting == ([why] if why else [])


def test_settings_that_must_come_together_are_named_together():
    (lax,) = LINES["callback.session"].lax
    assert lax.settings == "client.state=none and client.pkce=none"


def test_an_error_that_the_browser_carries_back_is_a_redirect():
    line = LINES["authorize.scope.known"]
    assert (line.status, line.phrase, line.error) == (303, "See Other", "invalid_scope")
