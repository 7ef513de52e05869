"""`grantscope list`."""

import json

from app.scenario import listing
from app.switches.presets import listed
from tests.cli.calling import grantscope
from tests.playing import library


def test_list_names_every_scenario_with_its_title_and_summary() -> None:
    result = grantscope("list")
    assert result.exit_code == 0
    width = max(map(len, library()))
    for scenario in library().values():
        said = f"{scenario.name:<{width}}  {scenario.title}\n{'':<{width}}  {scenario.content.summary}\n"
        legacy = f"{'':<{width}}  Legacy: {scenario.content.legacy}\n" if scenario.content.legacy else ""
        assert said + legacy in result.stdout


def test_list_for_machines_is_json() -> None:
    result = grantscope("list", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == json.loads(json.dumps({"scenarios": listing(library()), "presets": listed()}))
