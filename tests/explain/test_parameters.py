"""Whatever travels in a shipped run has an explanation, and whatever is explained travels somewhere."""

from functools import lru_cache
from html import unescape

import pytest

from app.explain import details, href
from app.explain.headers import HEADERS
from app.explain.parameters import PARAMETERS, parameter
from app.rehearse import variants
from app.runs import play
from app.trace import Run
from app.trace.story import fold
from tests.checks.failing import FAILING
from tests.checks.failing.case import failing
from tests.playing import library


@lru_cache(maxsize=1)
def all_details():
    """The details of every shipped scenario under every value of its switches, and of every check's refusal."""
    traces = [
        play(Run(scenario=scenario.name, switches=switches), scenario)
        for scenario in library().values()
        for switches in variants(scenario)
    ]
    traces += [failing(case) for case in FAILING.values()]
    found = []
    for trace in traces:
        scenario = library()[trace.head.run.scenario]
        titles = scenario.behaviour.step_titles
        found += details(scenario, trace.head.switches, titles, fold(trace))
    return found


def test_every_parameter_that_travels_is_explained():
    unexplained = {
        f"{detail.to}:{parameter.where}.{parameter.name}"
        for detail in all_details()
        for parameter in detail.parameters
        if not parameter.about
    }
    assert unexplained == set()


def test_every_header_that_travels_is_explained():
    unexplained = {header.name for detail in all_details() for header in detail.headers if not header.about}
    assert unexplained == set()


def test_nothing_is_explained_that_never_travels():
    seen = {f"{d.to}:{p.where}.{p.name}" for d in all_details() for p in d.parameters}
    assert set(PARAMETERS) - seen == set()
    headers = {header.name.lower() for detail in all_details() for header in detail.headers}
    assert set(HEADERS) - headers == set()


@pytest.mark.parametrize("key", sorted(PARAMETERS))
def test_an_explanation_names_its_section(key):
    entry = PARAMETERS[key]
    assert href(entry.spec).startswith(("https://www.rfc-editor.org/rfc/rfc", "https://openid.net/specs/"))
    assert entry.level in {"REQUIRED", "RECOMMENDED", "OPTIONAL", ""}


@pytest.mark.parametrize("name", sorted(HEADERS))
def test_a_header_names_its_section(name):
    assert href(HEADERS[name].spec)


def test_what_an_attacker_gets_in_a_servers_place_is_explained_as_the_servers():
    assert parameter("attacker", "form.code", ["form.code", "form.grant_type"]) == PARAMETERS["as:form.code"]
    assert parameter("attacker", "form.code", ["form.code"]) == PARAMETERS["client:form.code"]
    assert parameter("attacker", "header.authorization") == PARAMETERS["rs:header.authorization"]


def test_state_on_its_way_out_is_explained_otherwise_than_on_its_way_back():
    there = parameter("browser", "location.query.state", ["location.query.state", "location.query.response_type"])
    assert there == PARAMETERS["as:query.state"] != parameter("browser", "location.query.state")


def test_a_narration_says_of_frames_what_the_message_has_in_its_headers():
    """The one header whose value is told in words, in runs that leave it out on purpose."""
    told = [detail for detail in all_details() if "frame-ancestors 'none'" in unescape(detail.narration)]
    assert told
    for detail in told:
        policies = [header.value for header in detail.headers if header.name.lower() == "content-security-policy"]
        assert "frame-ancestors 'none'" in " ".join(policies), detail.narration
