"""`grantscope diff`: where two or three runs part."""

import json

import pytest

from app.switches.presets import PRESETS
from tests.cli.calling import grantscope, refused


def test_diff_says_where_runs_part_and_what_decides() -> None:
    result = grantscope("diff", "public-client-without-pkce", "pkce-s256")
    assert result.exit_code == 0
    assert "First difference, row 2: Photo printer opens /authorize" in result.stdout
    assert "PKCE with S256 also carries code_challenge and code_challenge_method." in result.stdout
    assert "What decides, row 16: Both runs end alike. token.pkce.verify passed in PKCE with S256" in result.stdout
    assert "Messages: 16 in both" in result.stdout


def test_diff_of_a_comparison_that_a_scenario_has_calls_the_runs_as_it_does() -> None:
    result = grantscope("diff", "public-client-without-pkce", "pkce-plain", "pkce-s256")
    assert result.stdout.startswith("A  No PKCE (Public client without PKCE, client.pkce=none)\nB  plain ")


@pytest.mark.parametrize("link", ["/s/pkce-s256?set=client.pkce:plain", "http://127.0.0.1:8020/s/pkce-plain?at=3"])
def test_diff_takes_settings_and_links(link: str) -> None:
    plain = grantscope("diff", "pkce-s256", "pkce-s256,client.pkce=plain")
    assert plain.exit_code == grantscope("diff", "pkce-s256", link).exit_code == 0
    assert "The code verifier goes through the browser in PKCE: plain alone." in plain.stdout


def test_diff_sets_switches_and_the_seed_in_all_runs() -> None:
    options = ("--set", "client.pkce=none", "--seed", "7", "--format", "json")
    told = json.loads(grantscope("diff", "pkce-s256", "pkce-plain", "/s/pkce-s256?seed=8", *options).stdout)
    links = [column["link"] for column in told["columns"]]
    assert links == [
        "/s/pkce-s256?seed=7&set=client.pkce:none",
        "/s/pkce-plain?seed=7&set=client.pkce:none",
        "/s/pkce-s256?seed=8&set=client.pkce:none",
    ]


def test_diff_of_a_run_with_itself_says_that_nothing_differs() -> None:
    result = grantscope("diff", "pkce-s256", "pkce-s256")
    assert result.exit_code == 0
    assert "First difference: What each run sends, and what is checked, is the same." in result.stdout
    assert "20 of 20 rows do not differ." in result.stdout
    assert len(grantscope("diff", "pkce-s256", "pkce-s256", "--all").stdout.splitlines()) > 20


@pytest.mark.parametrize("preset", PRESETS)
def test_diff_takes_presets(preset: str) -> None:
    assert grantscope("diff", f"oauth-2-1,preset={preset}", "oauth-2-1").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("pkce-s256",), "diff takes two or three runs, not 1"),
        (("pkce-s256",) * 4, "diff takes two or three runs, not 4"),
        (("pkce-s256", "pkce-s265"), "did you mean pkce-s256?"),
        (("pkce-s256", "/s/pkce-s265"), "did you mean pkce-s256?"),
        (("pkce-s256", "pkce-s256,client.pkce=plan"), "did you mean plain?"),
        (("pkce-s256", "pkce-s256,client.pkc=plain"), "did you mean client.pkce?"),
        (("pkce-s256", "pkce-s256,client.pkce"), "is written SWITCH=VALUE"),
        (("pkce-s256", "pkce-s256,preset=oauth-2.0"), "did you mean oauth-2.1?"),
        (("pkce-s256", "pkce-s256,preset="), "no preset is called ; there are rfc6749"),
        (("pkce-s256", "pkce-s256,seed=x"), "seed is 'x'"),
        (("pkce-s256", "pkce-s256", "--seed", "x"), "seed is 'x'"),
        (("pkce-s256", "/s/pkce-s256?d=x"), "d holds no decisions"),
        (("pkce-s256", "http://["), "no scenario is called"),
        (("pkce-s256", "pkce-s256", "--set", "client.pkce"), "is written SWITCH=VALUE"),
        (("pkce-s256", "pkce-s256", "--format", "jsn"), "did you mean json?"),
    ],
)
def test_diff_says_in_one_line_what_is_wrong(arguments: tuple[str, ...], told: str) -> None:
    assert told in refused(grantscope("diff", *arguments))
