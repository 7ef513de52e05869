"""Mermaid text: nothing that was captured is obeyed. A browser test renders it with the real mermaid."""

import re
from collections.abc import Sequence
from itertools import groupby

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exports.mermaid import ESCAPED, MAX_LABEL, escape, render
from app.trace import Head, Lane, Phase, RequestSent, Run, RunDecision, Trace
from app.trace.messages import Body
from app.trace.story import fold
from tests.playing import library, played

STATEMENT = re.compile(
    r"sequenceDiagram|participant lane\d+ as .*|Note over lane0,lane\d: .*|lane\d+(->>|-->>|-\))lane\d+: .*"
)
HOSTILE = [
    '"><img src=x onerror=alert(1)>',
    "<script>alert(1)</script>",
    "end",
    "a;lane0->>lane1: forged",
    "a\nlane0->>lane1: forged",
    "a\r\nend",
    "%%{init: {}}%%",
    "#59;",
    "wrap: x",
    "---\ntitle: x\n---",
    "note over lane0: x",
    "\u2028lane0->>lane1: forged",
    "\x00\x1b",
    "$$x$$",
]


def document(trace: Trace) -> list[str]:
    """The statements of the diagram, after its front matter."""
    text = render(trace).decode()
    front, title, end, *statements = text.split("\n")
    assert (front, end) == ("---", "---")
    assert title.startswith('title: "')
    assert statements.pop() == ""
    return [statement.strip() for statement in statements]


def reached(trace: Trace) -> list[Phase]:
    """The phases that a run comes by, in order: more than once where somebody else's doings lie in between."""
    named = {phase.id: phase for phase in trace.head.phases}
    return [named[phase] for phase, _ in groupby(row.phase for row in fold(trace).rows)]


@pytest.mark.parametrize("scenario", library())
def test_a_diagram_has_the_cast_the_phases_and_every_row(scenario: str) -> None:
    trace = played(scenario)
    found = document(trace)
    assert found[0] == "sequenceDiagram"
    cast = [f"participant lane{index} as {lane.name}" for index, lane in enumerate(trace.head.cast)]
    assert found[1 : len(cast) + 1] == cast
    notes = [statement for statement in found if statement.startswith("Note")]
    assert notes == [f"Note over lane0,lane{len(cast) - 1}: {phase.title}" for phase in reached(trace)]
    assert all(STATEMENT.fullmatch(statement) for statement in found)


def test_requests_responses_and_acts_have_arrows_of_their_own() -> None:
    found = document(played("pkce-s256"))
    assert "lane0-)lane1: clicks Allow" in found
    assert any(re.fullmatch(r"lane2->>lane3: 12\. POST /token .*", statement) for statement in found)
    assert any(re.fullmatch(r"lane3-->>lane2: 13\. 200 access#95;token.*", statement) for statement in found)


@pytest.mark.parametrize("sign", sorted(ESCAPED))
def test_every_sign_that_mermaid_would_obey_is_written_as_its_number(sign: str) -> None:
    assert escape(f"a{sign}b") == f"a#{ord(sign)};b"


def test_a_line_break_is_a_break_and_other_controls_are_numbers() -> None:
    assert escape("a\nb\rc\x1bd\u2028e\u202ef") == "a<br/>b#13;c#27;d#8232;e#8238;f"


def test_ordinary_text_stays_readable() -> None:
    assert escape("Über → Ana, 4 photos! =?") == "Über → Ana, 4 photos! =?"


@given(st.text())
def test_escaped_text_is_one_statement_and_holds_no_sign_of_its_own(text: str) -> None:
    escaped = escape(text)
    rest = re.sub(r"#\d+;|<br/>", "", escaped)
    assert not set(rest) & ESCAPED
    assert all(sign.isprintable() for sign in rest)
    assert "\n" not in escaped


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=MAX_LABEL))
def test_escaping_loses_nothing(text: str) -> None:
    back = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), escape(text).replace("<br/>", "\n"))
    assert back == text


def test_a_long_label_is_cut_before_it_is_escaped() -> None:
    assert escape(";" * 1000) == "#59;" * (MAX_LABEL - 1) + "…"


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_messages_names_and_titles_never_start_a_statement(hostile: str) -> None:
    decisions = [
        RunDecision(at="authorize#1.request", do="edit", set={"query.state": hostile, "query.code": hostile}),
        RunDecision(at="token#1.response", do="edit", set={"body": msgspec.json.encode({hostile: 1}).decode()}),
    ]
    trace = played("pkce-s256", decisions=decisions)
    plain = document(played("pkce-s256"))
    head = msgspec.structs.replace(
        trace.head,
        cast=tuple(msgspec.structs.replace(lane, name=hostile) for lane in trace.head.cast),
        phases=tuple(msgspec.structs.replace(phase, title=hostile) for phase in trace.head.phases),
        run=msgspec.structs.replace(trace.head.run, scenario=f"a: {hostile}"),
    )
    found = document(Trace(head, trace.events))
    assert all(STATEMENT.fullmatch(statement) for statement in found)
    assert [shape(statement) for statement in found[:10]] == [shape(statement) for statement in plain[:10]]
    assert not any("<script" in statement or "<img" in statement for statement in found)


def shape(statement: str) -> str:
    """A statement without its text."""
    return re.split(r": | as ", statement)[0]


def test_a_title_with_a_colon_stays_inside_its_quotes() -> None:
    trace = played("pkce-s256")
    run = msgspec.structs.replace(trace.head.run, scenario='a: b\n---\n"c"')
    text = render(Trace(msgspec.structs.replace(trace.head, run=run), ())).decode()
    assert text.startswith('---\ntitle: "a: b\\n---\\n\\"c\\""\n---\n')


def long_trace(names: Sequence[str], messages: int, phases: int) -> Trace:
    """A trace that is larger than Mermaid takes, however it is made so."""
    head = Head(
        run=Run(scenario="long"),
        switches={},
        cast=tuple(Lane(f"l{index}", name, "", "server") for index, name in enumerate(names)),
        phases=tuple(Phase(f"p{index}", ";" * 300) for index in range(phases)),
        steps={f"s{index}": f"p{index}" for index in range(phases)},
    )
    form = (("Content-Type", "application/x-www-form-urlencoded"),)
    events = tuple(
        RequestSent(
            seq=index + 1, at=0, actor="l0", cause=None, step=f"s{index % phases}#1", exchange=index, parent=None,
            to="l1", channel="front", method="POST", url="https://a.example/" + ";" * 200, headers=form,
            body=Body("code=1"), tampered=False, original=None,
        )
        for index in range(messages)
    )  # fmt: skip
    return Trace(head, events)


@pytest.mark.parametrize("phases", [1, 2])
@pytest.mark.parametrize("name", ["Ana", ";" * 500, "\U000e0001" * 500])
def test_a_very_long_run_stops_before_mermaid_refuses_it_and_says_so(name: str, phases: int) -> None:
    trace = long_trace([name] * 5, 2000, phases)
    text = render(trace).decode()
    assert 40_000 < len(text) < 50_000
    last = text.rstrip().split("\n")[-1]
    left_out = re.fullmatch(r"\tNote over lane0,lane\d: The messages from number (\d+) on are left out here", last)
    assert left_out
    drawn = [int(number) for number in re.findall(r"lane0->>lane1: (\d+)\.", text)]
    assert drawn == list(range(1, int(left_out[1])))


def test_a_run_that_fits_is_drawn_whole() -> None:
    found = document(long_trace(["a", "b", "c", "d", "e"], 30, 1))
    assert "left out" not in found[-1]
    assert len([statement for statement in found if "->>" in statement]) == 30
