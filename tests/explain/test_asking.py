"""What the person is asked, in words."""

from app.explain.asking import ASKED, asking, done_words, waiting, waits_html
from app.trace import Decision
from tests.playing import library, played


def asked(question, scenario="pkce-s256"):
    events = played(scenario).events
    return next(event for event in events if isinstance(event, Decision) and event.question == question)


def test_a_question_says_who_is_asked_and_whether_the_run_waits():
    put = asking(asked("login"), "Ana", waits=True, on_page=True, hint="psst")
    assert put.text == "Ana is asked to log in. The run waits for the answer."
    assert (put.at, put.hint, put.on_page) == ("login#1.answer", "psst", True)
    assert put.would == {"account": "ana", "password": "right"}
    refused = asking(asked("login"), "Ana", waits=False, on_page=True, hint="", again=True)
    assert refused.text.endswith("is refused, and the page asks again: a new one takes its place.")
    answered = asking(asked("login"), "Ana", waits=False, on_page=True, hint="")
    assert answered.text.endswith("another answer makes another run.")


def test_what_was_done_is_told_as_on_the_arrow():
    assert done_words(asked("consent"), "Ana") == "Ana clicks Allow"
    assert done_words(asked("start"), "Ana") == "Ana wants prints"


def test_a_run_that_waits_says_for_whom_and_what_to_do():
    said = waiting("Ana")
    assert (said.until, said.here, said.act) == ("until Ana answers", "The run waits for Ana", "Answer as Ana")
    assert waits_html("<b>") == (
        "<p><strong>The run waits for &lt;b&gt;.</strong> The answer is given in the Browser tab.</p>"
    )


def test_every_question_of_every_scenario_has_its_words():
    decided = [event for name in library() for event in played(name).events if isinstance(event, Decision)]
    assert {event.question for event in decided if event.by != "attacker"} - {"edit"} <= set(ASKED)
