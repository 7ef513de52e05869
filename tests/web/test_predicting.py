"""Predicting on a stage: the question goes out without its answer, which is judged before the message is shown."""

import msgspec
import pytest

from app.runs import RunError
from app.trace import Run
from app.web.predicting import judge
from app.web.server import create_app
from app.web.showing import show
from app.web.stages import Stage
from tests.playing import library
from tests.web.asking import ORIGIN, snapshot

LINK = "/s/pkce-s256?mode=predict&at=11"


def stage(mode="predict", at=0, **run):
    return Stage(show(Run(scenario="pkce-s256", **run), library()["pkce-s256"]), at, at, mode)


def reveals(packets):
    (packet,) = [packet for packet in packets if packet["kind"] == "reveal"]
    return packet


@pytest.fixture
def socket():
    """A page that has joined a stage where message 12 is to be predicted."""
    app, socketio = create_app(library(), [ORIGIN])
    client = socketio.test_client(app, headers={"Origin": ORIGIN, "Host": "127.0.0.1:8020"})
    assert client.emit("join", {"stage": None, "epoch": None, "after": 0, "link": LINK}, callback=True)["ok"]
    yield client
    client.disconnect()


def test_the_snapshot_asks_about_the_next_message():
    asked = stage(at=11).snapshot()["question"]
    assert asked.n == 12
    assert not hasattr(asked, "right")


@pytest.mark.parametrize("mode", ["open", "hidden"])
def test_nobody_is_asked_who_does_not_predict(mode):
    there = stage(mode, at=3)
    assert there.snapshot()["question"] is None
    assert "question" not in reveals(there.move(4))


def test_each_message_that_is_shown_brings_the_question_about_the_one_after_it():
    there = stage(at=10)
    assert reveals(there.move(11))["question"].n == 12
    assert reveals(there.move(15))["question"].n == 16
    assert reveals(there.move(16))["question"] is None


def test_predicting_holds_back_what_hiding_holds_back():
    predicting, hidden = stage("predict", at=5).snapshot(), stage("hidden", at=5).snapshot()
    assert {**predicting, "mode": "", "question": ""} == {**hidden, "mode": "", "question": ""}
    shown = reveals(stage("predict", at=5).move(6))
    assert {row.stop for row in shown["rows"]} == {6}


def test_switching_to_predict_takes_back_what_lies_after_the_cursor():
    there = stage("open", at=9)
    there.move(4)
    (packet,) = there.set_mode("predict")
    assert packet["snapshot"]["revealed"] == 4
    assert packet["snapshot"]["question"].n == 5


def test_no_question_goes_out_with_its_answer():
    there = stage()
    asked = [there.snapshot()["question"], *(reveals(there.move(n))["question"] for n in range(1, 16))]
    for question, out in zip(there.showing.questions, asked, strict=True):
        assert out.n == question.n
        assert not any(why.encode() in msgspec.json.encode(out) for why in question.whys.values())


def test_an_answer_is_judged_and_nothing_moves():
    there = stage(at=11)
    question = there.showing.questions[11]
    for option in question.options:
        verdict = judge(there, 12, option.id)
        assert (verdict.correct, verdict.right) == (option.id == question.right, question.right)
    assert (there.cursor, there.revealed, there.n) == (11, 11, 0)


@pytest.mark.parametrize(
    ("there", "n", "option", "field", "said"),
    [
        (stage("open", 11), 12, "a", "mode", "the mode of this stage is open"),
        (stage("hidden", 11), 12, "a", "mode", "the mode of this stage is hidden"),
        (stage(at=11), 11, "a", "n", "n is 11; the message that is asked about is 12"),
        (stage(at=11), 13, "a", "n", "n is 13; the message that is asked about is 12"),
        (stage(at=16), 16, "a", "n", "all 16 messages are shown"),
        (stage(at=11), 12, "e", "option", "option is 'e'; it is one of a, b, c, d"),
        (stage(at=11), 12, None, "option", "option is None"),
        (stage(at=11), 12, ["a"], "option", "option is ['a']"),
        (stage(at=11), 12, {"a": 1}, "option", "it is one of"),
        (stage(at=11), 12, "a" * 10_000, "option", "it is one of"),
    ],
)
def test_an_answer_that_makes_no_sense_is_refused(there, n, option, field, said):
    with pytest.raises(RunError) as error:
        judge(there, n, option)
    assert error.value.field == field
    assert said in str(error.value)
    assert len(str(error.value)) < 200


def test_looking_back_does_not_change_what_is_asked():
    there = stage(at=11)
    there.move(3)
    assert judge(there, 12, "a").n == 12


def test_a_page_that_predicts_carries_the_question_and_no_answer(client):
    found = snapshot(client, LINK)
    assert (found["mode"], found["question"]["n"]) == ("predict", 12)
    assert set(found["question"]) == {"n", "kind", "lead", "text", "options"}
    assert max(row["stop"] for row in found["rows"]) == 11


def test_the_socket_judges_and_goes_on(socket):
    answer = socket.emit("predict", {"n": 12, "option": "a"}, callback=True)
    assert answer["ok"]
    verdict = msgspec.to_builtins(answer["verdict"])
    assert set(verdict) == {"n", "chosen", "right", "correct", "whys", "spec", "href"}
    assert socket.emit("next", {}, callback=True) == {"ok": True}
    sent = [packet["args"][0] for packet in socket.get_received() if packet["name"] == "packet"]
    assert [packet["question"]["n"] for packet in sent if packet["kind"] == "reveal"] == [13]


@pytest.mark.parametrize(
    ("asked", "field", "said"),
    [
        (None, "n", "whole number from 1"),
        ({}, "n", "whole number from 1"),
        ({"n": "12", "option": "a"}, "n", "whole number"),
        ({"n": True, "option": "a"}, "n", "whole number"),
        ({"n": 1.5, "option": "a"}, "n", "whole number"),
        ({"n": -1, "option": "a"}, "n", "whole number from 1"),
        ({"n": 10**30, "option": "a"}, "n", "asked about is 12"),
        ({"n": 12}, "option", "one of a, b, c, d"),
        ({"n": 12, "option": 1}, "option", "one of a, b, c, d"),
        ({"n": 12, "option": "x" * 60_000}, "option", "one of a, b, c, d"),
        ({"n": 12, "option": "a", "score": 9}, "score", "it takes n, option"),
        ([12, "a"], "message", "object"),
        ("a", "message", "object"),
    ],
)
def test_a_bad_answer_is_told_what_is_wrong_and_the_stage_goes_on(socket, asked, field, said):
    error = socket.emit("predict", asked, callback=True)["error"]
    assert error["field"] == field
    assert said in error["message"]
    assert len(error["message"]) < 200
    assert socket.emit("next", {}, callback=True) == {"ok": True}


def test_an_answer_before_joining_is_told_to_join():
    app, socketio = create_app(library(), [ORIGIN])
    client = socketio.test_client(app, headers={"Origin": ORIGIN, "Host": "127.0.0.1:8020"})
    assert client.emit("predict", {"n": 12, "option": "a"}, callback=True)["error"]["field"] == "stage"
