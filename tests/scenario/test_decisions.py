"""What a scenario decides itself, ahead of any person."""

from pathlib import Path

import pytest

from app.runs import play
from app.scenario import load
from app.trace import Decision, Fault, Run, RunDecision
from tests.scenario.writing import DROP, SMALL, problems, write


@pytest.mark.parametrize(
    ("old", "new", "key", "said"),
    [
        ("token#1.response", "token", "decisions.0", "'token' is no place; one is written token#1.request"),
        ("token#1.response", "tokne#1.response", "decisions.0", "the flow has no step tokne; did you mean token?"),
        ('"drop"', '"eat"', "decisions.0", "'eat' cannot be done; one of answer, edit, drop, replay, delay can"),
        ('"drop"', '"delay"\nms = -1', "decisions.0", "a delay of -1 ms; it is from 0 to 10^12"),
        ('"drop"', '"replay"', "decisions.0", "only a request can be sent again"),
        ('"drop"', '"edit"\nset = { "jsn.scope" = "x" }', "decisions.0", "'jsn.scope' is no path; one is written"),
        ('"drop"', '"edit"\nset = { "json.expires_in" = 5 }', "decisions.0", "sets a path to text"),
        ('do = "drop"', "", "decisions.0.do", "is missing"),
        ("do =", "doo =", "decisions.0.doo", "unknown key; did you mean do?; known: at, do, set, ms"),
    ],
)
def test_what_is_wrong_with_a_decision_of_a_scenario_is_said(
    tmp_path: Path, old: str, new: str, key: str, said: str
) -> None:
    assert old in DROP
    write(tmp_path, SMALL + "[[decisions]]\n" + DROP.replace(old, new))
    found = problems(tmp_path)
    assert any(problem.startswith(f"mine.toml: {key}: ") and said in problem for problem in found), found


def test_what_a_scenario_decides_is_played_ahead_of_what_people_decide(tmp_path: Path) -> None:
    edit = '[[decisions]]\nat = "photos#1.response"\ndo = "edit"\nset = { "json.owner" = "script" }\n'
    write(tmp_path, f"{SMALL}[[decisions]]\n{DROP.replace('token', 'photos')}\n{edit}")
    mine = load([tmp_path])["mine"]
    again = RunDecision(at="photos#1.response", do="edit", set={"json.owner": "person"})
    trace = play(Run(scenario="mine", decisions=(again,)), mine)
    assert [event.by for event in trace.events if isinstance(event, Decision) and event.question == "edit"] == [
        *("script", "person")
    ]
    assert [event.place for event in trace.events if isinstance(event, Fault)] == ["photos#1.response"]
