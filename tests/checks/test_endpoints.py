"""The ledger by endpoint: every check stands once, at the endpoint of its actor, in the order in which it is made."""

from collections import defaultdict

import pytest

from app.checks import LEDGER
from app.checks.endpoints import ENDPOINTS, ROLES
from app.explain import href
from app.trace import Check
from tests.checks.failing import FAILING
from tests.checks.failing.case import failing
from tests.playing import library, played

LISTED = [rule.id for endpoint in ENDPOINTS for rule in endpoint.rules]


def test_every_check_stands_at_one_endpoint():
    assert sorted(LISTED) == sorted(LEDGER)


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.id)
def test_an_endpoint_says_whose_it_is_and_where_that_is_written(endpoint):
    assert endpoint.title
    assert href(endpoint.spec)
    assert endpoint.actor in ROLES
    assert {rule.actor for rule in endpoint.rules} == {endpoint.actor}


def test_no_two_endpoints_are_called_the_same():
    assert len({endpoint.id for endpoint in ENDPOINTS}) == len({each.title for each in ENDPOINTS}) == len(ENDPOINTS)


def examined(trace) -> list[list[str]]:
    """What each actor examined at each message and endpoint, in order."""
    found = defaultdict(list)
    for event in trace.events:
        if isinstance(event, Check):
            found[event.cause, event.actor, event.id.partition(".")[0]].append(event.id)
    return list(found.values())


@pytest.mark.parametrize("scenario", library())
def test_a_run_examines_in_the_order_of_the_ledger(scenario):
    for ids in examined(played(scenario)):
        assert ids == sorted(ids, key=LISTED.index)


@pytest.mark.parametrize("id", sorted(FAILING))
def test_a_run_in_which_a_check_fails_examines_in_the_order_of_the_ledger(id):
    for ids in examined(failing(FAILING[id], {f"check.{id}": "off"})):
        assert ids == sorted(ids, key=LISTED.index)


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.id)
def test_the_status_of_a_failure_is_the_one_that_it_is_answered_with(endpoint):
    for rule in endpoint.rules:
        status, said = FAILING[rule.id].answer.split()
        assert (rule.id, endpoint.status(rule)) == (rule.id, int(status))
        assert not rule.error or rule.error == said
