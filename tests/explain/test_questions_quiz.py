"""The scenario's own questions: asked where they are meant, and as long as the run goes the scenario's way."""

import pytest

from app.explain.questions.registry import QUIZ
from app.explain.specs import href
from app.runs import play
from app.trace import Run, RunDecision
from tests.explain.test_questions import asked_in, walked
from tests.playing import library, played

MAIN = (
    "authorization-code",
    "public-client-without-pkce",
    "pkce-plain",
    "pkce-s256",
    "refresh-token",
    "refresh-token-reuse",
    "client-credentials",
    "implicit",
    "resource-owner-password",
    "openid-connect",
    "device-authorization",
    "logout",
    "revocation",
    "jwt-access-token",
    "token-introspection",
)
OWN = [(name, quiz) for name, scenario in library().items() for quiz in scenario.content.quiz[: scenario.asks]]


def quizzed(questions):
    return {question.n for question in questions if question.kind == QUIZ}


@pytest.mark.parametrize("scenario", MAIN)
def test_the_main_scenarios_ask_two_questions_of_their_own_at_least(scenario):
    assert library()[scenario].asks >= 2
    assert len(quizzed(walked(scenario)[0])) >= 2


@pytest.mark.parametrize("quiz", [quiz for _, quiz in OWN], ids=[f"{name} {quiz.at}" for name, quiz in OWN])
def test_a_question_has_one_right_answer_reasons_and_a_section(quiz):
    assert [option.right for option in quiz.options].count(True) == 1
    assert all(option.why.endswith(".") for option in quiz.options)
    assert quiz.ask.endswith("?")
    assert href(quiz.spec)
    for text in (quiz.ask, *(text for option in quiz.options for text in (option.text, option.why))):
        assert text.count("`") % 2 == 0


@pytest.mark.parametrize("scenario", library())
def test_where_the_scenario_asks_nothing_else_is_asked(scenario):
    found, story = walked(scenario)
    switches = played(scenario).head.switches
    for question, row in zip(found, (row for row in story.rows if row.n), strict=True):
        own = library()[scenario].quiz(f"{row.step}.{row.direction}", switches)
        assert (question.kind == QUIZ) == (own is not None)
        if own:
            assert question.text == own.ask
            right = next(option for option in own.options if option.right)
            said = {option.id: option.text for option in question.options}
            assert (said[question.right], question.whys[question.right]) == (right.text, right.why)


def test_a_condition_chooses_among_questions():
    asked = {
        pkce: asked_in(played("pkce-s256", {"client.pkce": pkce}), "pkce-s256")[0][0] for pkce in ("S256", "plain")
    }
    assert "code challenge" in asked["S256"].text
    assert "client secret inside" in asked["plain"].text


def test_from_a_decision_on_the_scenario_asks_nothing():
    decision = RunDecision("token#1.request", "edit", {"form.code": "x"})
    found, _ = asked_in(played("pkce-s256", decisions=[decision]), "pkce-s256")
    assert quizzed(found) == {n for n in quizzed(walked("pkce-s256")[0]) if n < 12} != set()


def test_under_an_attack_the_questions_of_the_honest_flow_are_not_asked():
    run = Run(scenario="pkce-s256", attack="code-interception")
    assert quizzed(asked_in(play(run, library()["pkce-s256"]), "pkce-s256")[0]) == set()
    scenario = library()["attack-code-interception"]
    assert (scenario.asks, len(scenario.content.quiz) > 0) == (0, True)
    assert quizzed(walked(scenario.name)[0]) == set()
    without = play(Run(scenario=scenario.name, attack="none"), scenario)
    assert quizzed(asked_in(without, scenario.name)[0])


def test_what_the_scenario_itself_decides_does_not_count():
    assert library()["refresh-token-reuse"].decisions
    assert any(n > 24 for n in quizzed(walked("refresh-token-reuse")[0]))
