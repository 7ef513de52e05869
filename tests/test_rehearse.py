"""The rehearsal: what loading cannot know about a scenario."""

from pathlib import Path

import pytest

from app.rehearse import rehearse, variants
from app.scenario import Scenario, load
from app.switches import SWITCHES, conflicts, resolve
from tests.playing import library
from tests.scenario.writing import SMALL, changed, write


def mine(folder: Path, text: str) -> Scenario:
    write(folder, text)
    return load([folder])["mine"]


def found(folder: Path, text: str) -> list[str]:
    return [str(problem) for problem in rehearse(mine(folder, text))]


@pytest.mark.parametrize("scenario", library())
def test_the_shipped_scenarios_have_no_problems(scenario: str) -> None:
    assert rehearse(library()[scenario]) == []


@pytest.mark.parametrize("scenario", library().values(), ids=lambda scenario: scenario.name)
def test_each_value_of_each_switch_that_varies_is_played_and_is_legal(scenario: Scenario) -> None:
    played = list(variants(scenario))
    assert played[0] == resolve(scenario.switches)
    assert all(conflicts(switches) == [] for switches in played)
    for name in scenario.vary:
        assert {switches[name] for switches in played} == set(SWITCHES[name].values)


def test_a_pointer_that_finds_nothing_is_found_with_the_switches_that_matter(tmp_path: Path) -> None:
    text = changed("The browser follows to the consent page", "The {query.nothing} page")
    problems = found(tmp_path, text)
    assert problems[0] == "mine.toml: steps.consent_page: {query.nothing} finds nothing in message 9"
    assert any("finds nothing in message 7 (with client.type=public, client.auth=none)" in each for each in problems)


def test_a_pointer_that_finds_nothing_only_under_another_switch_is_found(tmp_path: Path) -> None:
    text = changed("The browser follows to the consent page", "{authorize.request.query.state} came along")
    (problem,) = found(tmp_path, text)
    assert problem.endswith("{authorize.request.query.state} finds nothing in message 9 (with client.state=none)")


def test_a_response_that_nothing_is_told_of_is_found(tmp_path: Path) -> None:
    told = 'then = "*Accounts* says who asks and for what, in its own words. Nothing has been granted yet."'
    assert "mine.toml: steps.consent_page.then: message 10 is not told" in found(tmp_path, changed(told, ""))


def test_a_step_that_is_told_and_never_reached_is_found(tmp_path: Path) -> None:
    text = SMALL.replace("pkce-s256", "authorization-code") + (
        'vary = []\n[switches]\n"as.pkce" = "required"\n[[steps.photos]]\ntell = "Here they are."\nthen = "Told."\n'
    )
    assert found(tmp_path, text) == ["mine.toml: steps.photos: no variant of this scenario ever comes by this step"]


def test_a_step_that_cannot_happen_under_the_switches_is_no_problem(tmp_path: Path) -> None:
    text = SMALL + 'vary = []\n[[steps.open]]\ntell = "A web server would open here."\n'
    assert found(tmp_path, text) == []
