"""One focus a step: what the narration points at, or else what is seen for the first time."""

import pytest

from app.trace import RunDecision
from tests.explain.telling import told
from tests.playing import library

VERBS = {
    *(
        "Allow",
        "Ask",
        "Begin",
        "Bring",
        "Choose",
        "Come",
        "Confirm",
        "Disconnect",
        "End",
        "Get",
        "Learn",
        "Log",
        "Look",
        "Make",
        "Register",
        "See",
        "Show",
        "Swap",
        "Take",
    ),
    *("Tell", "Use", "Wait", "Follow", "Forge", "Play"),
}


def focused(scenario, place, **options):
    detail = next(each for each in told(scenario, **options) if each.place == place)
    return [f"{each.where}.{each.name}" for each in detail.parameters if each.focus]


def test_the_focus_is_what_the_narration_points_at():
    assert focused("pkce-s256", "token#1.request") == ["form.code", "form.code_verifier", "form.client_id"]


def test_a_value_that_is_pointed_at_where_it_was_before_is_in_focus_too():
    assert "query.state" in focused("pkce-s256", "callback#1.request")


def test_what_stands_inside_a_token_can_be_the_focus():
    assert "json.id_token.jwt.claims.nonce" in focused("openid-connect", "token#1.response")


def test_where_nothing_is_pointed_at_what_is_new_is_the_focus():
    assert "location.query.code" in focused("pkce-s256", "consent#1.response")
    assert focused("refresh-token", "refresh#1.response")


def test_where_all_would_be_in_focus_nothing_stands_out():
    for scenario in library():
        for detail in told(scenario):
            assert not detail.parameters or not all(each.focus for each in detail.parameters)


def test_an_error_is_in_focus():
    decision = RunDecision("token#1.request", "edit", {"form.code_verifier": "x" * 43})
    assert focused("pkce-s256", "token#1.response", decisions=[decision]) == ["json.error"]


@pytest.mark.parametrize("scenario", sorted(library()))
def test_most_messages_that_carry_much_have_a_focus(scenario):
    many = [detail for detail in told(scenario) if len(detail.parameters) >= 3]
    assert sum(any(each.focus for each in detail.parameters) for detail in many) > len(many) / 2


@pytest.mark.parametrize("scenario", sorted(library()))
def test_every_phase_is_called_by_what_is_done_in_it(scenario):
    found = library()[scenario]
    titles = [phase.title for phase in (*found.phases, *found.behaviour.phases)]
    assert titles
    for title in titles:
        assert title.split()[0].strip(",") in VERBS, title
