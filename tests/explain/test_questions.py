"""Questions about the next message: one for each, one right answer by the trace, and nothing given away."""

from collections import Counter
from functools import lru_cache
from itertools import pairwise

import msgspec
import pytest

from app.checks import LEDGER
from app.explain.parameters import parameter
from app.explain.questions import KINDS, questions
from app.explain.questions.kinds.channel import ADDRESS, DIRECTLY, FORM
from app.explain.questions.kinds.parameter import PURPOSES
from app.explain.questions.kinds.status import MEANINGS, TEMPTING
from app.explain.questions.registry import QUIZ
from app.explain.specs import href
from app.trace import Check, RunDecision
from app.trace.messages import header
from app.trace.paths import basic_credentials
from app.trace.story import fold
from app.trace.story.carried import places
from tests.checks.failing import FAILING
from tests.checks.failing.case import failing
from tests.playing import library, played

HOSTILE = '"><img src=x onerror=alert(1)>`'
FAIL = sorted(FAILING)


def asked_in(trace, scenario):
    """The questions of a trace, with its story."""
    content = library()[scenario]
    titles = content.behaviour.step_titles
    head, story = trace.head, fold(trace)
    return questions(content, head.switches, titles, story, head.cast, head.run), story


@lru_cache(maxsize=64)
def walked(scenario):
    return asked_in(played(scenario), scenario)


@lru_cache(maxsize=len(FAIL))
def refused(id):
    trace = failing(FAILING[id])
    return asked_in(trace, FAILING[id].scenario), trace


def every(kind):
    """Each question of a kind, in all scenarios and all failing cases, with the row and the first event of its stop."""
    runs = [(walked(scenario), played(scenario)) for scenario in library()]
    runs += [refused(id) for id in FAIL]
    for (found, story), trace in runs:
        names = {lane.lane: lane.name for lane in trace.head.cast}
        rows = {row.n: row for row in story.rows if row.n}
        for question in found:
            if question.kind == kind:
                yield question, rows[question.n], story.stops[question.n], names


def texts(question):
    """The right answer, and the wrong ones."""
    said = {option.id: option.text for option in question.options}
    return said.pop(question.right), list(said.values())


@pytest.mark.parametrize("scenario", library())
def test_every_message_is_asked_about_once(scenario):
    found, story = walked(scenario)
    assert [question.n for question in found] == list(range(1, story.total + 1))


@pytest.mark.parametrize("scenario", library())
def test_a_question_has_three_or_four_answers_that_differ_and_a_reason_for_each(scenario):
    for question in walked(scenario)[0]:
        ids = [option.id for option in question.options]
        assert ids == list("abcd")[: len(ids)]
        assert len(ids) in {3, 4}
        assert len({option.text for option in question.options}) == len(ids)
        assert question.right in ids
        assert set(question.whys) == set(ids)
        assert all(question.whys.values())


@pytest.mark.parametrize("id", FAIL)
def test_whatever_check_fails_every_message_is_asked_about(id):
    (found, story), _ = refused(id)
    assert [question.n for question in found] == list(range(1, story.total + 1))
    assert all(len({option.text for option in question.options}) in {3, 4} for question in found)


@pytest.mark.parametrize("scenario", library())
def test_the_same_run_asks_the_same(scenario):
    assert walked(scenario)[0] == asked_in(played(scenario), scenario)[0]


@pytest.mark.parametrize("scenario", library())
def test_another_seed_asks_the_same(scenario):
    assert walked(scenario)[0] == asked_in(played(scenario, seed=7), scenario)[0]


@pytest.mark.parametrize("scenario", library())
def test_what_is_asked_holds_no_answer(scenario):
    for question in walked(scenario)[0]:
        out = msgspec.to_builtins(question.asked())
        assert set(out) == {"n", "kind", "lead", "text", "options"}
        assert all(set(option) == {"id", "text"} for option in out["options"])
        assert not any(why in str(out) for why in question.whys.values())


@pytest.mark.parametrize("scenario", library())
def test_a_lead_says_nothing_of_what_is_asked(scenario):
    for question in walked(scenario)[0]:
        assert texts(question)[0] not in question.lead + question.text


def test_a_verdict_says_which_is_right_and_why():
    question = walked("pkce-s256")[0][0]
    wrong = next(option.id for option in question.options if option.id != question.right)
    assert question.verdict(question.right).correct
    verdict = question.verdict(wrong)
    assert (verdict.chosen, verdict.right, verdict.correct) == (wrong, question.right, False)
    assert verdict.whys == question.whys
    assert verdict.href == href(question.spec) != ""


def test_who_sends_it_is_who_the_trace_says():
    for question, row, _, names in every("sender"):
        right, wrong = texts(question)
        assert right == f"{names[row.sender]}, to {names[row.to]}"
        assert right not in wrong


def test_the_status_is_the_one_of_the_response():
    for question, row, _, _ in every("status"):
        right, wrong = texts(question)
        assert right.startswith(f"{row.status} ")
        assert not any(text.startswith(f"{row.status} ") for text in wrong)


def test_the_channel_is_the_one_that_the_request_takes():
    for question, row, stop, _ in every("channel"):
        front = FORM if stop[0].message.method == "POST" else ADDRESS
        assert texts(question)[0] == (DIRECTLY if row.channel == "back" else front)


def test_the_parameter_is_in_the_message_and_does_what_is_asked_for():
    for question, row, stop, _ in every("parameter"):
        message = stop[0].message
        here = {path for path, _ in places(message)}
        if basic_credentials(header(message, "authorization") or ""):
            here.add("header.authorization.basic.client_secret")
        asked = [key for key, purpose in PURPOSES.items() if purpose.does in question.text]
        paths = [key.partition(":")[2] for key in asked if key.startswith(f"{row.to}:")]
        assert [path for path in paths if path in here and path.split(".")[-1] in texts(question)[0].lower()]


def test_the_check_that_refuses_is_the_one_that_failed():
    refusals = 0
    for question, _, stop, _ in every("check"):
        checks = [event for event in stop if isinstance(event, Check) and event.cause == stop[0].seq]
        failed = [LEDGER[check.id].title for check in checks if check.verdict == "failed" and check.enforced]
        passed = [LEDGER[check.id].title for check in checks if check.verdict == "passed"]
        right, wrong = texts(question)
        if failed:
            refusals += 1
            assert right == failed[0]
            assert set(wrong) <= set(passed)
        else:
            assert right in passed
            assert not set(wrong) & set(passed)
    assert refusals > 50


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_asked_in_the_shipped_scenarios(kind):
    assert any(question.kind == kind for scenario in library() for question in walked(scenario)[0])


@pytest.mark.parametrize("scenario", library())
def test_kinds_take_turns(scenario):
    kinds = [question.kind for question in walked(scenario)[0]]
    made = [(one, other) for one, other in pairwise(kinds) if one == other != QUIZ]
    assert len(made) <= 1


def test_no_place_among_the_answers_is_the_right_one_too_often():
    found = Counter(question.right for scenario in library() for question in walked(scenario)[0])
    assert max(found.values()) < sum(found.values()) / 2


@pytest.mark.parametrize("key", sorted(PURPOSES))
def test_what_a_parameter_is_asked_for_and_beside_is_explained(key):
    for each in (key, *PURPOSES[key].beside):
        lane, _, path = each.partition(":")
        assert parameter(lane, path), f"{each} has no explanation"
    assert len(set(PURPOSES[key].beside) - {key}) >= 2


def test_every_status_that_tempts_has_a_meaning():
    assert {status for row in TEMPTING.items() for status in (row[0], *row[1])} <= set(MEANINGS)


def test_nothing_captured_stands_in_a_question():
    edit = {"query.state": HOSTILE, "query.scope": HOSTILE}
    found, _ = asked_in(played("pkce-s256", decisions=[RunDecision("authorize#1.request", "edit", edit)]), "pkce-s256")
    assert b"img" not in msgspec.json.encode(found)


def test_a_message_that_was_dropped_is_asked_about():
    found, story = asked_in(played("pkce-s256", decisions=[RunDecision("token#1.response", "drop")]), "pkce-s256")
    assert len(found) == story.total
    assert any(row.dropped for row in story.rows)


def test_a_message_that_nobody_planned_is_asked_about():
    decisions = [RunDecision("open#1.response", "edit", {"location.url": "/elsewhere"})]
    found, story = asked_in(played("authorization-code", decisions=decisions), "authorization-code")
    assert any(row.step.startswith("other:") for row in story.rows)
    assert len(found) == story.total
