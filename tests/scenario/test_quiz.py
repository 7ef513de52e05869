"""The quiz of a scenario: read strictly, merged with that of the scenario it extends, and rehearsed."""

from pathlib import Path

import pytest

from app.rehearse import rehearse
from app.scenario import Scenario, ScenarioError, load
from app.switches import resolve
from tests.scenario.writing import SMALL, write

QUIZ = """
[[quiz]]
at = "token#1.request"
ask = "Who asks?"
spec = "RFC 6749 §4.1"
options = [
  { text = "The client", why = "It does.", right = true },
  { text = "The browser", why = "It does not." },
  { text = "The API", why = "It has no reason to." },
]
"""
MORE = ', { text = "Nobody", why = "Somebody does." }'
LAST = 'why = "It has no reason to." },'


def mine(folder: Path, text: str) -> Scenario:
    write(folder, SMALL + text)
    return load([folder])["mine"]


def asked(scenario: Scenario, place: str = "token#1.request", **changed: str) -> str | None:
    quiz = scenario.quiz(place, {**resolve(scenario.switches), **changed})
    return quiz.ask if quiz else None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('at = "token#1.request"', 'at = "token"', "quiz.0.at: 'token' is no place; one is written token#1.request or"),
        ('at = "token#1.request"', 'at = "token#0.request"', "quiz.0.at: 'token#0.request' is no place"),
        ('at = "token#1.request"', 'at = "token#1.answer"', "quiz.0.at: 'token#1.answer' is no place"),
        ('at = "token#1.request"', 'at = "tokens#1.request"', "the flow has no step tokens; did you mean token?"),
        ('at = "token#1.request"\n', "", "quiz.0.at: is missing"),
        ("ask =", "asks =", "quiz.0.asks: unknown key; did you mean ask?; known: when, at, ask, options, spec"),
        ("Who asks?", "", "quiz.0.ask: string should have at least 1 character"),
        ("Who asks?", "Who shows {form.code}?", "quiz.0.ask: no pointer can stand here: the message is not shown yet"),
        ('"The API"', '"{form.code}"', "quiz.0.options.2.text: no pointer can stand here"),
        ('"It does."', '"It does {form.code}."', "quiz.0.options.0.why: no pointer can stand here"),
        (
            'why = "It does."',
            'wy = "It does."',
            "quiz.0.options.0.wy: unknown key; did you mean why?; known: text, why",
        ),
        (', why = "It does not."', "", "quiz.0.options.1.why: is missing"),
        (", right = true", "", "quiz.0.options: 0 of them are right; exactly one has `right = true`"),
        ('"It does not."', '"It does.", right = true', "quiz.0.options: 2 of them are right; exactly one has"),
        ("right = true", 'right = "yes"', "quiz.0.options.0.right: input should be a valid boolean, not 'yes'"),
        ('"The browser"', '"The client"', "quiz.0.options: two of them say the same"),
        (
            '  { text = "The API", why = "It has no reason to." },\n',
            "",
            "quiz.0.options: there are 2; a question has 3 to 4",
        ),
        (LAST, LAST[:-1] + MORE + MORE.replace("Nobody", "All") + ",", "quiz.0.options: there are 5; a question has 3"),
        (
            "ask =",
            'when = { "client.pcke" = ["none"] }\nask =',
            "quiz.0.when: no switch is called client.pcke; did you",
        ),
        (
            "ask =",
            'when = { "client.pkce" = ["s256"] }\nask =',
            "quiz.0.when.client.pkce: cannot be s256; it is one of",
        ),
        ("[[quiz]]", "[quiz]", "quiz: input should be a valid list"),
    ],
)
def test_what_is_wrong_with_a_quiz_is_said_with_file_key_and_what_would_be_right(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in QUIZ
    with pytest.raises(ScenarioError) as error:
        mine(tmp_path, QUIZ.replace(old, new))
    assert any(said in str(problem) for problem in error.value.problems)


def test_four_answers_are_not_too_many(tmp_path: Path) -> None:
    assert len(mine(tmp_path, QUIZ.replace(LAST, LAST[:-1] + MORE)).content.quiz[0].options) == 4


def test_the_same_place_is_asked_about_once_under_the_same_switches(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"quiz\.1\.at: token#1\.request is asked about already"):
        mine(tmp_path, QUIZ + QUIZ)


def test_questions_come_ahead_of_those_of_the_scenario_that_is_extended(tmp_path: Path) -> None:
    scenario = mine(tmp_path, QUIZ)
    assert scenario.asks == 1
    assert asked(scenario) == "Who asks?"
    below = load()["pkce-s256"]
    assert [quiz.ask for quiz in scenario.content.quiz[1:]] == [quiz.ask for quiz in below.content.quiz]
    assert asked(scenario, "authorize#1.request") == asked(below, "authorize#1.request")


def test_a_question_at_the_same_place_and_switches_takes_the_others_place(tmp_path: Path) -> None:
    own = QUIZ.replace("token#1.request", "photos#1.request")
    scenario = mine(tmp_path, own)
    assert [quiz.ask for quiz in scenario.content.quiz if quiz.at == "photos#1.request"] == ["Who asks?"]


def test_where_a_condition_does_not_hold_the_one_below_is_asked(tmp_path: Path) -> None:
    scenario = mine(tmp_path, QUIZ.replace("ask =", 'when = { "client.pkce" = ["none"] }\nask ='))
    assert asked(scenario) == asked(load()["pkce-s256"])
    assert asked(scenario, **{"client.pkce": "none"}) == "Who asks?"


def test_a_question_that_is_never_asked_is_found(tmp_path: Path) -> None:
    text = QUIZ.replace("token#1.request", "token#2.request")
    assert [str(problem) for problem in rehearse(mine(tmp_path, text))] == [
        "mine.toml: quiz.0.at: no variant of this scenario ever asks this"
    ]


def test_a_question_that_is_asked_in_one_variant_is_fine(tmp_path: Path) -> None:
    text = QUIZ.replace("ask =", 'when = { "client.pkce" = ["plain"] }\nask =')
    assert rehearse(mine(tmp_path, text)) == []
