"""A comparison in words: what each run is called, what differs, and what decides."""

import pytest

from app.attacks import outcome
from app.explain.columns import Column, names_of
from app.explain.comparing import Comparison, comparison
from app.explain.marked import Part, code, listed, marked, plain, run
from app.runs import play
from app.runs.comparisons import Lesson, lessons
from app.runs.links import link_of
from app.trace import Run, RunDecision, Trace
from app.trace.story import fold
from tests.playing import edited, library, played

LESSONS = list(lessons(library()))


def column(trace: Trace, name: str = "") -> Column:
    run_of = trace.head.run
    return Column(library()[run_of.scenario], trace, fold(trace), link_of(run_of), name, outcome(trace))


def compared(*traces: Trace) -> Comparison:
    return comparison([column(trace) for trace in traces])


def told(lesson: Lesson) -> Comparison:
    traces = [play(each, library()[each.scenario]) for each in lesson.runs]
    return comparison([column(trace, name) for trace, name in zip(traces, lesson.names, strict=True)])


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.told.title)
def test_every_comparison_that_is_shipped_names_its_first_difference_and_what_decides(lesson: Lesson) -> None:
    found = told(lesson)
    assert found.first.line is not None
    assert found.lines[found.first.line - 1].differs
    assert not any(line.differs for line in found.lines[: found.first.line - 1])
    assert found.deciding.line is not None
    for name in lesson.names:
        assert any(Part("run", name) in said for line in found.lines for said in line.said)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.told.title)
def test_whatever_differs_is_said_and_marked(lesson: Lesson) -> None:
    for line in told(lesson).lines:
        assert not line.differs or line.said
        for each in line.differences:
            tags = [tag for cell in line.cells if cell for tag in cell.tags]
            marks = {tag.sign for tag in tags if each.name in tag.text.split(", ")}
            assert bool(marks) == (each.kind != "another")


@pytest.mark.parametrize("name", sorted(library()))
def test_a_run_beside_itself_says_nothing(name: str) -> None:
    found = compared(played(name), played(name))
    assert not any(line.differs or line.said for line in found.lines)
    assert (found.first.line, found.deciding.line) == (None, None)
    assert [plain(found.first.said), plain(found.deciding.said)] == [
        "What each run sends, and what is checked, is the same.",
        "Both runs end alike.",
    ]


def test_runs_are_called_by_what_tells_them_apart() -> None:
    def names(*traces: Trace) -> list[str]:
        return names_of([column(trace) for trace in traces])

    assert names(played("pkce-plain"), played("pkce-s256")) == ["PKCE with plain", "PKCE with S256"]
    plain_one = played("pkce-s256", {"client.pkce": "plain"})
    assert names(plain_one, played("pkce-s256")) == ["PKCE: plain", "PKCE: S256"]
    assert names(plain_one, played("pkce-plain")) == ["PKCE with S256, PKCE: plain", "PKCE with plain"]
    assert names(played("pkce-s256", seed=1), played("pkce-s256", seed=2)) == ["seed 1", "seed 2"]
    edit = edited("pkce-s256", "token#1.request", {"form.code_verifier": "x" * 43})
    assert names(played("pkce-s256"), edit) == ["PKCE with S256", "form.code_verifier changed at token"]
    assert names(plain_one, plain_one) == ["PKCE with S256 (A)", "PKCE with S256 (B)"]


def test_a_fork_beside_the_run_without_it_parts_at_the_check_that_caught_it() -> None:
    edit = RunDecision(at="token#1.request", do="edit", set={"form.code_verifier": "x" * 43})
    found = compared(played("pkce-s256"), played("pkce-s256", decisions=[edit]))
    assert plain(found.deciding.said).startswith(
        "token.pkce.verify failed in form.code_verifier changed at token, passed"
    )
    refused = found.columns[1]
    assert refused.refused
    assert plain(refused.ending) == "Refused at message 13 by token.pkce.verify: invalid_grant"


def test_the_summary_says_who_should_not_know_what_is_known() -> None:
    found = compared(played("pkce-plain"), played("pkce-s256"))
    lines = {line.title: line for line in found.summary}
    told = lines["Who knows the code verifier at the end"].values
    assert [(each.text, each.wrong) for each in told[0]] == [
        ("Her browser", True),
        ("Photo printer", False),
        ("Accounts", False),
    ]
    assert [each.text for each in told[1]] == ["Photo printer", "Accounts"]
    sent_as_it_is = lines["Who knows the code challenge at the end"].values[0]
    assert [each.text for each in sent_as_it_is][-2:] == ["Accounts", "as the code verifier itself"]
    front = lines["Secrets on the front channel"]
    assert front.differs
    assert ("code verifier", True) in [(each.text, each.wrong) for each in front.values[0]]


def test_runs_that_share_nothing_are_laid_side_by_side_all_the_same() -> None:
    stopped = played("client-credentials", decisions=[RunDecision(at="token#1.request", do="drop")])
    found = compared(stopped, play(Run(scenario="implicit", people=("owner",)), library()["implicit"]))
    assert found.first.line == 1
    assert all(None in line.cells for line in found.lines)
    assert all(plain(line.said[0]).startswith("Only ") for line in found.lines)


def test_nothing_captured_can_mark_itself() -> None:
    captured = code("b\ue002c\ue003")
    assert marked(f"a {captured} {run('d')}") == (
        Part("text", "a "),
        Part("code", "bc"),
        Part("text", " "),
        Part("run", "d"),
    )


def test_a_list_says_how_many_more_there_are() -> None:
    assert [listed(list("abcdef"[:count])) for count in (1, 2, 3, 5)] == [
        "a",
        "a and b",
        "a, b and c",
        "a, b, c and 2 more",
    ]


def test_an_attack_stopped_and_reached_are_told_apart_by_what_stopped_it() -> None:
    scenario = library()["attack-code-interception"]
    runs = [Run(scenario=scenario.name, switches={"client.pkce": value}) for value in ("none", "S256")]
    found = compared(*(play(each, scenario) for each in runs))
    attack = next(line for line in found.summary if line.title == "Attack").values
    assert [value[0].wrong for value in attack] == [True, False]
    assert [column.refused for column in found.columns] == [True, False]
    assert plain(found.deciding.said).startswith("token.pkce.verifier_present failed in PKCE: S256")


def test_an_attack_is_laid_beside_the_run_without_it() -> None:
    scenario = library()["attack-code-interception"]
    runs = [Run(scenario=scenario.name), Run(scenario=scenario.name, attack="none")]
    found = compared(*(play(each, scenario) for each in runs))
    assert [column.name for column in found.columns] == ["attack: code-interception", "no attack"]
    assert found.deciding.line == found.first.line
    assert plain(found.deciding.said).endswith(
        "Only attack: code-interception has this: Her browser hands over /cb, to Thief's app."
    )
