"""`grantscope run`: its options reach the run, and its formats come out."""

import json
from pathlib import Path

import pytest

from app.switches.presets import PRESETS
from app.trace import Trace
from tests.cli.calling import grantscope, refused
from tests.playing import library, played


@pytest.mark.parametrize("scenario", library())
@pytest.mark.parametrize(
    ("format", "beginning"),
    [("text", "{} (seed 1)"), ("json", '{{"head":{{"format":"grantscope-trace-1"'), ("mermaid", '---\ntitle: "{}"')],
)
def test_run_writes_each_format(scenario: str, format: str, beginning: str) -> None:
    result = grantscope("run", scenario, "--format", format)
    assert result.exit_code == 0
    assert result.stdout.startswith(beginning.format(scenario))
    assert result.stderr == ""


def test_run_writes_text_when_no_format_is_asked_for() -> None:
    assert grantscope("run", "pkce-s256").stdout == grantscope("run", "pkce-s256", "--format", "text").stdout


def test_settings_and_seed_reach_the_run() -> None:
    result = grantscope(
        *("run", "pkce-s256", "--format", "json", "--seed", "7"),
        *("--set", "client.pkce=plain", "--set", "check.callback.state=off", "--set", "as.pkce=optional+no_downgrade"),
    )
    switches = {"client.pkce": "plain", "check.callback.state": "off", "as.pkce": "optional+no_downgrade"}
    assert result.stdout_bytes == played("pkce-s256", switches, seed=7).to_json()
    assert Trace.from_json(result.stdout_bytes).head.run.switches == switches


def test_of_two_settings_of_one_switch_the_last_counts() -> None:
    result = grantscope("run", "pkce-s256", "--set", "client.pkce=none", "--set", "client.pkce=plain")
    assert result.stdout.startswith("pkce-s256 (seed 1, client.pkce=plain)\n")


def test_settings_that_go_together_are_legal() -> None:
    result = grantscope("run", "pkce-s256", "--set", "client.type=confidential", "--set", "client.auth=post")
    assert result.exit_code == 0


def test_a_file_gets_what_stdout_would_have_got(tmp_path: Path) -> None:
    result = grantscope("run", "pkce-s256", "--format", "json", "-o", tmp_path / "trace.json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "trace.json").read_bytes() == played("pkce-s256").to_json()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "pkce-s265"], "no scenario is called pkce-s265; did you mean pkce-s256?; grantscope list shows them"),
        (["run", "zzz"], "no scenario is called zzz; grantscope list shows them"),
        (
            ["run", "pkce-s256", "--set", "client.pcke=none"],
            "no switch is called client.pcke; did you mean client.pkce?",
        ),
        (
            ["run", "pkce-s256", "--set", "client.pkce=s256"],
            "client.pkce cannot be 's256'; it is one of none, plain, S256",
        ),
        (["run", "pkce-s256", "--set", "client.pkce"], "'client.pkce' is no setting; it is written SWITCH=VALUE"),
        (["run", "pkce-s256", "--set", ""], "'' is no setting"),
        (["run", "pkce-s256", "--set", "check.nothing=off"], "no check is called nothing"),
        (["run", "pkce-s256", "--set", "check.callback.state=on"], "can only be set to off"),
        (["run", "pkce-s256", "--set", "client.auth=basic"], "exclude each other: a public client has nothing"),
        (["run", "pkce-s256", "--set", "client.auth=basic"], "client.type=public and client.auth=basic"),
        (["run", "pkce-s256", "--set", "client.auth=basic"], "nearest: client.auth=none"),
        (["run", "pkce-s256", "--format", "jsn"], "--format jsn: one of json, mermaid, text; did you mean json?"),
        (["run", "pkce-s256", "--format", "registry"], "--format registry: one of json, mermaid, text"),
        *[
            (
                ["run", "pkce-s256", "--seed", seed],
                f"--seed: seed is {seed!r}; it is a whole number from 0 to 9007199254740991",
            )
            for seed in ("-1", "1.5", "x", "9007199254740992", "٣", " 1", "9" * 40)
        ],
        (
            ["run", "pkce-s256", "--attack", "csfr"],
            "--attack: no attack is called csfr; did you mean csrf?; known: ",
        ),
        (
            ["run", "pkce-s256", "--attack", "refresh-token-theft"],
            "refresh-token-theft does not fit the flow authorization_code; it fits refresh_token",
        ),
        (["run", "pkce-s256", "-o", "/"], "-o /: Is a directory"),
        (["run", "pkce-s256", "-o", "/no/such/folder/x"], "-o /no/such/folder/x: No such file or directory"),
    ],
    ids=lambda value: " ".join(map(str, value))[:60] if isinstance(value, list) else value[:24],
)
def test_wrong_usage_is_told_in_one_line(arguments: list[str], said: str) -> None:
    assert said in refused(grantscope(*arguments))


def test_a_preset_sets_many_switches_and_set_goes_above_it() -> None:
    result = grantscope(
        "run", "authorization-code", "--preset", "oauth-2.1", "--set", "as.iss=none", "--format", "json"
    )
    assert result.exit_code == 0, result.stderr
    switches = json.loads(result.stdout)["head"]["switches"]
    expected = {**PRESETS["oauth-2.1"].switches, "as.iss": "none"}
    assert {name: switches[name] for name in expected} == expected


def test_an_attack_is_laid_over_a_scenario_and_the_last_line_says_how_it_ended() -> None:
    asked = ("run", "public-client-without-pkce", "--attack", "code-interception", "--set")
    reached = grantscope(*asked, "client.redirect_uri=custom_scheme")
    assert reached.exit_code == 0, reached.stderr
    assert reached.stdout.splitlines()[-1].startswith("The attack reached its goal. ")
    stopped = grantscope(*asked, "client.redirect_uri=custom_scheme", "--set", "client.pkce=S256")
    assert stopped.stdout.splitlines()[-1].startswith("The attack was stopped. Accounts stops it at message 11: ")
    assert "token.pkce.verifier_present" in stopped.stdout.splitlines()[-1]


def test_the_lesson_of_an_attack_can_be_played_without_it() -> None:
    result = grantscope("run", "attack-csrf", "--attack", "none", "--format", "json")
    head = json.loads(result.stdout)["head"]
    assert head["run"]["attack"] == "none"
    assert "attack" not in head


def test_a_preset_that_does_not_exist_is_refused_with_those_that_do() -> None:
    result = grantscope("run", "authorization-code", "--preset", "oauth2.1")
    assert (result.exit_code, result.stdout) == (2, "")
    there = "there are rfc6749, rfc9700, oauth-2.1; did you mean oauth-2.1?"
    assert f"--preset: no preset is called oauth2.1; {there}" in result.stderr
