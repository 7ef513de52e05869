"""A sequence to read in a terminal."""

import re
from itertools import groupby
from pathlib import Path

import pytest

from app.exports.text import plain, render
from app.runs import play
from app.scenario import load
from app.trace import Run, RunDecision, Trace
from app.trace.story import fold
from tests.playing import library, played
from tests.scenario.writing import SMALL, write

FORGED = [RunDecision(at="callback#1.request", do="edit", set={"query.state": "forged"})]


def lines(trace: Trace) -> list[str]:
    return render(trace).decode().splitlines()


def test_the_first_lines_read_like_this() -> None:
    trace = played("public-client-without-pkce", seed=7)
    found = [re.sub(r"=\S+", "=…", line) for line in lines(trace)]
    assert found[:6] == [
        "public-client-without-pkce (seed 7)",
        "",
        "Ask permission",
        "  ·  Ana ··▷ Photo printer  wants prints",
        "     + state " + played_state(trace),
        "  ·  Photo printer ··▷ Her browser  opens /authorize",
    ]
    assert found[6] == "  1  Her browser ──▶ Accounts  GET /authorize state=…"
    assert found[7] == "     ✓ authorize.client_id.once  RFC 6749 §3.1"
    assert found[-1] == "16 messages"


def played_state(trace: Trace) -> str:
    return next(event.value for event in trace.events if getattr(event, "name", "") == "state")


@pytest.mark.parametrize("scenario", library())
def test_phases_messages_checks_and_values_are_all_there(scenario: str) -> None:
    trace = played(scenario)
    found = lines(trace)
    named = {phase.id: phase.title for phase in trace.head.phases}
    titles = [named[phase] for phase, _ in groupby(row.phase for row in fold(trace).rows)]
    assert [line for line in found if line in titles] == titles
    numbered = [int(line[:3]) for line in found if re.match(r" {0,2}\d+  ", line)]
    assert numbered == list(range(1, len(numbered) + 1))
    kinds = [type(event).__name__ for event in trace.events]
    for sign, kind in (("✓✗⊘", "Check"), ("+", "Mint"), ("=", "Work")):
        assert len([line for line in found if re.match(f" {{5}}[{sign}] ", line)]) == kinds.count(kind)


def test_an_arrow_points_from_whom_to_whom() -> None:
    found = lines(played("pkce-s256"))
    assert " 12  Photo printer ──▶ Accounts  POST /token" in "\n".join(found)
    assert " 13  Photo printer ◀╌╌ Accounts  200 access_token" in "\n".join(found)


def test_changed_switches_stand_in_the_first_line() -> None:
    assert lines(played("pkce-s256", {"client.pkce": "plain"}))[0] == "pkce-s256 (seed 1, client.pkce=plain)"


def test_a_check_that_failed_shows_both_sides() -> None:
    trace = played("pkce-s256", decisions=FORGED)
    found = lines(trace)
    at = found.index("     ✗ callback.state  RFC 6749 §10.12")
    assert found[at + 1 : at + 3] == [
        "       state that came back: forged",
        f"       state bound to the session: {played_state(trace)}",
    ]
    assert found[-1] == "12 messages, 1 of them refusals"
    assert any(line.endswith("GET /cb code=RBSs… state=forged (edited)") for line in found)


def test_a_failure_that_was_not_enforced_says_so() -> None:
    found = lines(played("pkce-s256", {"check.callback.state": "off"}, FORGED))
    assert "     ✗ callback.state (not enforced)  RFC 6749 §10.12" in found


def test_a_lost_message_says_so() -> None:
    found = lines(played("pkce-s256", decisions=[RunDecision(at="token#1.request", do="drop")]))
    assert any(re.fullmatch(r" 12  .* POST /token .* \(lost\)", line) for line in found)


def test_colours_are_only_used_when_asked_for_and_change_nothing_else() -> None:
    trace = played("pkce-s256", decisions=FORGED)
    assert b"\x1b" not in render(trace)
    coloured = render(trace, colour=True).decode()
    assert "\x1b[31m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).encode() == render(trace)


@pytest.mark.parametrize("colour", [False, True])
def test_control_characters_of_captured_text_do_not_reach_the_terminal(tmp_path: Path, colour: bool) -> None:
    hostile = "\x1b[2J\x1b]0;gone\x07\r\x9b31m\u202e"
    text = SMALL.replace('"pkce-s256"', '"authorization-code"')
    write(
        tmp_path,
        text + 'cast = [{lane="owner",name="A\\u001b[2Jna",role="r"},{lane="browser",name="B\\r",role="r"},'
        '{lane="client",name="C\\u202e",role="r"},{lane="as",name="D",role="r"},{lane="rs",name="E",role="r"}]\n',
    )
    edits = [
        RunDecision(at="authorize#1.request", do="edit", set={"query.state": hostile, "query.code": hostile}),
        RunDecision(at="token#1.response", do="edit", set={"json.error": hostile}),
    ]
    trace = play(Run(scenario="mine", decisions=tuple(edits)), load([tmp_path])["mine"])
    shown = re.sub(r"\x1b\[[0-9;]*m", "", render(trace, colour=colour).decode()) if colour else render(trace).decode()
    assert all(sign.isprintable() or sign == "\n" for sign in shown)
    assert "\\u001b" in shown


def test_what_cannot_be_printed_is_spelt_out() -> None:
    assert plain("a\x1b\n\u202eé😀") == "a\\u001b\\u000a\\u202eé😀"
