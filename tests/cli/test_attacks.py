"""`grantscope attacks`: every attack under every preset."""

import json
from xml.etree import ElementTree

import pytest

from app.attacks import ATTACKS
from app.switches.presets import PRESETS
from tests.cli.calling import grantscope, refused


def test_attacks_names_every_attack_with_what_becomes_of_it_under_each_preset() -> None:
    result = grantscope("attacks")
    assert (result.exit_code, result.stderr) == (0, "")
    heads = [line for line in result.stdout.splitlines() if line and not line.startswith(" ")]
    assert {head.partition(":")[0] for head in heads} == set(ATTACKS)
    assert "stopped by token.pkce.downgrade at message 23" in result.stdout


def test_attacks_for_machines_is_json_or_xml() -> None:
    told = json.loads(grantscope("attacks", "--json", "--set", "client.pkce=none").stdout)
    assert {each["column"] for each in told} == {*PRESETS, "client.pkce=none"}
    assert {each["attack"] for each in told} == set(ATTACKS)
    document = ElementTree.fromstring(grantscope("attacks", "--junit").stdout_bytes)
    assert len(list(document.iter("testcase"))) == len(ATTACKS) * len(PRESETS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--json", "--junit"], "--json and --junit: one of them at a time"),
        (["--set", "client.pcke=none"], "no switch is called client.pcke; did you mean client.pkce?"),
    ],
)
def test_wrong_usage_is_told_in_one_line(arguments: list[str], said: str) -> None:
    assert said in refused(grantscope("attacks", *arguments))
