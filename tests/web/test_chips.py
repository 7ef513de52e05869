"""The switches as the page offers them: what a scenario varies, and presets that stand for many at once."""

import pytest

from app.runs import RunError
from app.switches import PRESETS, resolve
from app.web.chips import MIXED, OWN, PRESET, chips, switches_under
from tests.playing import library

VARIED = "oauth-2-1"


def offered(scenario: str, **asked: str) -> dict[str, dict]:
    found = library()[scenario]
    return {chip["name"]: chip for chip in chips(found, {**resolve(found.switches), **asked})}


@pytest.mark.parametrize("scenario", sorted(library()))
def test_every_switch_that_a_scenario_varies_is_a_chip_with_its_value(scenario):
    found = offered(scenario)
    assert [name for name in found if name != PRESET] == list(library()[scenario].vary)
    for name, chip in found.items():
        assert chip["value"] in {each["value"] for each in chip["values"]}, name
        assert not chip["changed"]


def test_presets_are_offered_where_they_change_what_the_scenario_is_about():
    settings = {name for preset in PRESETS.values() for name in preset.settings}
    for scenario in library().values():
        assert (PRESET in offered(scenario.name)) == bool(settings & set(scenario.vary))


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_is_named_as_long_as_its_switches_stand(preset):
    asked = switches_under(library()[VARIED], preset)
    assert offered(VARIED, **asked)[PRESET]["value"] == preset
    assert offered(VARIED, **{**asked, "client.state": "none"})[PRESET]["value"] == preset
    other = "plain" if asked["client.pkce"] != "plain" else "none"
    assert offered(VARIED, **{**asked, "client.pkce": other})[PRESET]["value"] == MIXED


def test_the_scenarios_own_switches_are_a_preset_too():
    scenario = library()[VARIED]
    assert switches_under(scenario, OWN) == resolve(scenario.switches)


def test_an_unknown_preset_says_which_there_are():
    with pytest.raises(RunError, match=r"no preset is called oauth-21; there are none, rfc6749.*oauth-2\.1"):
        switches_under(library()[VARIED], "oauth-21")
