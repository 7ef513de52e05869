"""The command line, as people and scripts use it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from click.testing import CliRunner, Result

from app.attacks import ATTACKS
from app.cli import main
from app.explain import ledger
from app.folders import folder
from app.scenario import listing
from app.switches.presets import PRESETS, listed
from app.trace import Trace
from tests.playing import library, played
from tests.scenario.writing import SMALL, changed, write

ROOT = Path(__file__).parents[1]
UTF_8 = "Übung: ein → Pfeil"


def grantscope(*arguments: str | Path) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], prog_name="grantscope")


def process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "app", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, timeout=60)


def refused(result: Result, code: int = 2) -> str:
    """The one line that says what is wrong."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert result.exception is None or isinstance(result.exception, SystemExit)
    (line,) = result.stderr.splitlines()
    assert line.startswith("grantscope: ")
    return line.removeprefix("grantscope: ")


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


def test_checks_lists_the_whole_ledger_by_endpoint() -> None:
    result = grantscope("checks")
    assert result.exit_code == 0
    heads = [line for line in result.stdout.splitlines() if line and not line.startswith(" ")]
    expected = []
    for part in ledger():
        expected.append(f"{part.title} ({part.role}, {part.spec})")
        expected += [f"{check.id}: {check.title}" for check in part.checks]
    assert heads == expected


A_CHECK = """
callback.session: This session asked for something
    level         MUST, RFC 6749 §10.12
    failure       This session asked for nothing
    answer        400 Bad Request
    usual causes  The session cookie did not come along: SameSite=Strict, another browser, or cookies are blocked.
                  Somebody else started this flow: cross-site request forgery.
    not enforced  with client.state=none and client.pkce=none: this client ties answers to no session: no state, no PKCE

"""


def test_checks_tells_everything_about_a_check() -> None:
    told = grantscope("checks").stdout
    assert A_CHECK in told
    assert "    answer        303 See Other, access_denied\n" in told


def test_checks_for_machines_is_json_of_one_shape() -> None:
    result = grantscope("checks", "--json")
    assert result.exit_code == 0
    parts = json.loads(result.stdout)
    assert parts == json.loads(msgspec.json.encode(ledger()))
    assert {tuple(part) for part in parts} == {("id", "title", "actor", "role", "spec", "href", "checks")}
    said = ("id", "level", "title", "failure", "spec", "href", "status", "error", "causes", "lax")
    assert {tuple(check) for part in parts for check in part["checks"]} == {said}


def test_a_folder_of_ones_own_is_listed_and_played_too(tmp_path: Path) -> None:
    write(tmp_path)
    assert "My lesson" in grantscope("list", "--scenarios", tmp_path).stdout
    result = grantscope("run", "mine", "--scenarios", tmp_path)
    assert result.stdout.startswith("mine (seed 1)\n")


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
        (["attacks", "--json", "--junit"], "--json and --junit: one of them at a time"),
        (["attacks", "--set", "client.pcke=none"], "no switch is called client.pcke; did you mean client.pkce?"),
        (["run", "pkce-s256", "-o", "/"], "-o /: Is a directory"),
        (["run", "pkce-s256", "-o", "/no/such/folder/x"], "-o /no/such/folder/x: No such file or directory"),
        (
            ["run", "pkce-s256", "--scenarios", "/no/such/folder"],
            "/no/such/folder: no such folder; scenarios are *.toml",
        ),
        (["list", "--scenarios", "/no/such/folder"], "/no/such/folder: no such folder"),
        (["serve", "--scenarios", "/no/such/folder"], "/no/such/folder: no such folder"),
        (["check", "/no/such/folder"], "/no/such/folder: no such file or folder"),
        (["check", ROOT / "README.md"], "README.md: no scenario; scenarios are *.toml files"),
        (["check", ROOT / "templates"], "templates: no scenario; scenarios are *.toml files"),
        (["run"], "Missing argument 'SCENARIO'."),
        (["run", "pkce-s256", "more"], "Got unexpected extra argument (more)"),
        (["run", "pkce-s256", "--sed", "1"], "No such option '--sed'"),
        (["run", "pkce-s256", "--seed"], "Option '--seed' requires an argument."),
        (["checks", "token"], "Got unexpected extra argument (token)"),
        (["rum"], "No such command 'rum'"),
        (["--nonsense"], "No such option '--nonsense'"),
        (["serve", "--port", "99999"], "Invalid value for '--port'"),
    ],
    ids=lambda value: " ".join(map(str, value))[:60] if isinstance(value, list) else value[:24],
)
def test_wrong_usage_is_told_in_one_line(arguments: list[str], said: str) -> None:
    assert said in refused(grantscope(*arguments))


@pytest.mark.parametrize("command", [["list"], ["run", "mine"], ["run", "pkce-s256"], ["serve"]], ids=" ".join)
def test_a_broken_scenario_file_ends_a_command_with_what_is_wrong(tmp_path: Path, command: list[str]) -> None:
    write(tmp_path, SMALL + "tittle = 1")
    said = refused(grantscope(*command, "--scenarios", tmp_path))
    assert said.startswith("mine.toml: tittle: unknown key; did you mean title?")


def test_every_problem_of_a_broken_file_has_a_line(tmp_path: Path) -> None:
    write(tmp_path, SMALL + "tittle = 1\nsumary = 2")
    result = grantscope("list", "--scenarios", tmp_path)
    assert result.exit_code == 2
    assert [line.split(": unknown")[0] for line in result.stderr.splitlines()] == [
        "grantscope: mine.toml: tittle",
        "mine.toml: sumary",
    ]


SHIPPED = folder("scenarios")
ALL = f"{len(list(SHIPPED.glob('*.toml')))} scenarios"


@pytest.mark.parametrize(
    ("path", "count"), [((), ALL), ((SHIPPED,), ALL), ((SHIPPED / "pkce-s256.toml",), "1 scenario")]
)
def test_check_passes_what_is_shipped(path: tuple[Path, ...], count: str) -> None:
    result = grantscope("check", *path)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"{count}: every step is told and reached, every pointer points at something.\n"


def test_check_takes_a_folder_or_a_file_of_ones_own(tmp_path: Path) -> None:
    path = write(tmp_path)
    write(tmp_path, SMALL.replace("pkce-s256", "mine"), "other")
    assert grantscope("check", tmp_path).stdout.startswith("2 scenarios: ")
    assert grantscope("check", path).stdout.startswith("1 scenario: ")


def test_check_of_a_file_minds_no_other_file(tmp_path: Path) -> None:
    path = write(tmp_path)
    write(tmp_path, "format = ", "broken")
    assert grantscope("check", path).exit_code == 0
    assert grantscope("check", tmp_path).exit_code == 1


def test_a_check_of_yours_that_failed_is_exit_code_1_with_each_problem_in_a_line(tmp_path: Path) -> None:
    path = write(tmp_path, changed("The browser follows to the consent page", "{authorize.request.query.state} came"))
    result = grantscope("check", path)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "mine.toml: steps.consent_page: {authorize.request.query.state} finds nothing in message 9"
        " (with client.state=none)",
        "grantscope: 1 problem in 1 scenario",
    ]


def test_a_file_that_cannot_be_loaded_is_a_check_that_failed_too(tmp_path: Path) -> None:
    path = write(tmp_path, SMALL + "tittle = 1")
    assert "mine.toml: tittle: unknown key" in refused(grantscope("check", path), code=1)


def test_help_and_version_are_there() -> None:
    for arguments in (["--help"], ["-h"], ["run", "--help"], ["check", "-h"]):
        result = grantscope(*arguments)
        assert result.exit_code == 0
        assert "Usage: grantscope" in result.stdout
    assert grantscope("--version").stdout.startswith("grantscope, version ")
    assert all(command in grantscope("--help").stdout for command in ("serve", "list", "checks", "run", "check"))


@pytest.mark.parametrize("format", ["text", "json", "mermaid"])
def test_two_processes_write_the_same_bytes(format: str) -> None:
    arguments = ("run", "pkce-s256", "--format", format, "--seed", "3")
    first, second = process(*arguments, PYTHONHASHSEED="1"), process(*arguments, PYTHONHASHSEED="2", TZ="Asia/Tokyo")
    assert first.returncode == 0
    assert first.stderr == b""
    assert first.stdout == second.stdout


@pytest.mark.parametrize(
    "arguments", ["run authorization-code", "run pkce-s256 --format json", "list", "list --json", "checks"]
)
def test_a_reader_that_goes_away_is_no_error_of_ours(arguments: str) -> None:
    command = [sys.executable, "-m", "app", *arguments.split()]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0) as ours:
        assert ours.stdout
        assert ours.stderr
        ours.stdout.close()
        assert ours.stderr.read() == b""


def test_a_full_disk_is_told_in_one_line() -> None:
    if not Path("/dev/full").exists():
        return  # only Linux has one
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "app", "run", "pkce-s256"]
        result = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert result.returncode == 2
    assert result.stderr == b"grantscope: stdout: No space left on device\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_terminal_with_few_signs_gets_what_it_can_show(tmp_path: Path, encoding: str) -> None:
    write(tmp_path, SMALL.replace("My lesson", UTF_8))
    listed = process("list", "--scenarios", tmp_path, PYTHONIOENCODING=encoding)
    assert (listed.returncode, listed.stderr) == (0, b"")
    assert UTF_8.encode(encoding, "backslashreplace") in listed.stdout
    ran = process("run", "mine", "--scenarios", tmp_path, PYTHONIOENCODING=encoding)
    assert (ran.returncode, ran.stderr) == (0, b"")
    wrong = process("run", "Übung", PYTHONIOENCODING=encoding)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert wrong.stderr.count(b"\n") == 1


def test_only_a_terminal_gets_colours() -> None:
    assert b"\x1b" not in process("run", "pkce-s256").stdout


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


def test_a_preset_that_does_not_exist_is_refused_with_those_that_do() -> None:
    result = grantscope("run", "authorization-code", "--preset", "oauth2.1")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--preset oauth2.1: one of rfc6749, rfc9700, oauth-2.1; did you mean oauth-2.1?" in result.stderr


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
