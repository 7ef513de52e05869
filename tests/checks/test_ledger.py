"""Every check of the ledger: a run where it passes, one where it fails with the right answer, and one with it off."""

from urllib.parse import parse_qs, urlsplit

import pytest

from app.checks import LEDGER
from app.explain import href
from app.trace import ResponseSent
from app.trace.paths import json_of, location_of
from tests.checks.failing import FAILING, PASSING
from tests.checks.failing.case import Passing, failing
from tests.playing import checks, played


def answer_of(trace, step: str) -> str:
    """What an exchange answers, as the cases write it."""
    response = next(event.message for event in trace.events if isinstance(event, ResponseSent) and event.step == step)
    document = json_of(response)
    if isinstance(document, dict):
        return f"{response.status} {document.get('error')}"
    location = urlsplit(location_of(response))
    errors = [error for part in (location.query, location.fragment) for error in parse_qs(part).get("error", [])]
    return f"{response.status} {errors[0] if errors else 'page'}"


CASES = sorted(FAILING)


def test_every_check_has_a_failing_case():
    assert set(FAILING) == set(LEDGER)


@pytest.mark.parametrize("id", sorted(set(LEDGER)))
def test_a_check_passes_in_a_run_that_keeps_its_rule(id):
    case = PASSING.get(id, Passing())
    traces = [played(scenario, case.switches, case.decisions) for scenario in case.scenarios]
    found = [check for trace in traces for check in checks(trace, id)]
    assert found
    assert "passed" in {check.verdict for check in found}
    assert "failed" not in {check.verdict for check in found}


@pytest.mark.parametrize("id", CASES)
def test_a_check_fails_where_its_rule_is_broken_and_stops_the_exchange(id):
    case = FAILING[id]
    trace = failing(case)
    broken = [check for check in checks(trace, id) if check.verdict == "failed"]
    assert [(check.enforced, check.level) for check in broken] == [(True, LEDGER[id].level)]
    step = case.answered_at or case.at.partition(".")[0]
    assert answer_of(trace, step) == case.answer
    after = [event for event in trace.events if event.seq > broken[0].seq and event.cause == broken[0].cause]
    assert not [event for event in after if event.actor == broken[0].actor and hasattr(event, "verdict")]


@pytest.mark.parametrize("id", CASES)
def test_a_check_that_is_off_leaves_its_verdict_and_the_run_goes_on(id):
    trace = failing(FAILING[id], {f"check.{id}": "off"})
    broken = [check for check in checks(trace, id) if check.verdict == "failed"]
    assert broken
    assert not any(check.enforced for check in broken)
    assert any(event.seq > broken[0].seq for event in trace.events)


@pytest.mark.parametrize("rule", LEDGER.values(), ids=lambda rule: rule.id)
def test_a_check_says_what_it_is_and_where_that_is_written(rule):
    assert rule.title
    assert rule.failure != rule.title
    assert rule.causes
    assert href(rule.spec)


@pytest.mark.parametrize("rule", LEDGER.values(), ids=lambda rule: rule.id)
def test_what_is_wrong_can_stand_inside_a_sentence(rule):
    assert rule.clause[0] == rule.failure[0].lower()
    assert rule.clause[1:] == rule.failure[1:]
    assert not rule.clause.endswith(".")


@pytest.mark.parametrize("rule", LEDGER.values(), ids=lambda rule: rule.id)
def test_an_error_description_keeps_to_the_characters_that_rfc_6749_allows(rule):
    text = rule.description
    assert all(sign == " " or "\x23" <= sign <= "\x7e" or sign == "!" for sign in text)
    assert "\\" not in text
    assert '"' not in text
