"""What people's decisions do to messages on their way: edit, drop, delay and repeat them."""

import pytest
from flask import Flask, request

from app.trace import Decision, Fault, RequestSent, RunDecision
from app.trace.messages import Body, header
from app.wire import Browser
from tests.wire.internet import SHOP, WEB, Wsgi, internet, requests, responses, saying, sent
from tests.wire.market import STEPS, asked, edit, facts, market, shown


def test_an_edited_request_arrives_changed_and_keeps_what_it_was() -> None:
    world = asked(edit("buy#1.request", form__what="cake"), shop_says=echo_body())
    went = next(event for event in requests(world) if event.step == "buy#1")
    assert went.tampered
    assert went.body == Body("what=cake")
    assert went.original is not None
    assert went.original.body == Body("what=bread")
    assert shown(world) == "200 what=cake"


def echo_body() -> Wsgi:
    app = Flask("echo", static_folder=None)
    app.add_url_rule("/buy", "buy", lambda: request.get_data(as_text=True), methods=["POST"])
    return app


def test_an_edited_response_arrives_changed_and_keeps_what_it_was() -> None:
    world = asked(edit("buy#1.response", status="402", body="no money"))
    came = responses(world)[0]
    assert (came.tampered, came.status, came.body) == (True, 402, Body("no money"))
    assert came.original is not None
    assert came.original.body == Body("sold")
    assert shown(world) == "402 no money"
    assert not responses(world)[1].tampered


@pytest.mark.parametrize("place", ["ask#1.request", "buy#1.request", "buy#1.response", "ask#1.response"])
@pytest.mark.parametrize("do", ["edit", "drop", "delay"])
def test_a_decision_leaves_everything_before_it_as_it_was(place: str, do: str) -> None:
    plain, changed = asked(), asked(RunDecision(at=place, do=do, set={"header.x": "1"}, ms=5))
    at = next(index for index, event in enumerate(changed.recorder.events) if isinstance(event, (Decision, Fault)))
    assert changed.recorder.events[:at] == plain.recorder.events[:at]
    touched = plain.recorder.events[at]
    assert place == f"{touched.step}.{'request' if isinstance(touched, RequestSent) else 'response'}"


def test_a_decision_event_stands_just_before_the_message_that_it_touches() -> None:
    world = asked(edit("buy#1.request", form__what="cake"))
    events = world.recorder.events
    at = next(index for index, event in enumerate(events) if isinstance(event, Decision))
    decided, touched = events[at], events[at + 1]
    assert (decided.place, decided.by, decided.question) == ("buy#1.request", "person", "edit")
    assert decided.answer == {"form.what": "cake"}
    assert isinstance(touched, RequestSent)
    assert touched.tampered
    assert (decided.step, decided.exchange, decided.parent) == (touched.step, touched.exchange, touched.parent)


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        ("json.what", "cake", "no JSON object"),
        ("status", "200", "only a response"),
        ("form.what.jwt.claims.x", "1", "only as a whole"),
        ("nonsense", "1", "starts with one of"),
        ("url", "nowhere", "absolute"),
        ("url", "https://nowhere.example/", "nobody answers"),
        ("header.x", "a\r\nSet-Cookie: b=1", "control characters"),
        ("header.a b", "1", "no header"),
        ("method", "BREW", "one of GET"),
    ],
)
def test_an_edit_that_cannot_be_applied_is_noted_and_the_others_are(path: str, value: str, why: str) -> None:
    world = asked(RunDecision(at="buy#1.request", do="edit", set={path: value, "form.what": "cake"}))
    (decided,) = facts(world, Decision)
    assert decided.answer[path].startswith("not applied: ")
    assert why in decided.answer[path]
    assert decided.answer["form.what"] == "cake"
    assert next(event for event in requests(world) if event.step == "buy#1").body == Body("what=cake")


def test_an_edit_of_nothing_is_no_tampering() -> None:
    world = asked(RunDecision(at="buy#1.request", do="edit", set={"nonsense": "1"}))
    assert not any(event.tampered for event in requests(world))


def test_a_request_whose_address_was_edited_goes_where_it_says() -> None:
    world = asked(edit("ask#1.request", url=f"{SHOP}/buy"))
    assert [(event.url, event.to, event.step) for event in requests(world)] == [(f"{SHOP}/buy", "shop", "ask#1")]
    assert responses(world)[0].actor == "shop"


@pytest.mark.parametrize(
    "value",
    ["é€😀", "\x85!", "a,b;c=d", '"', "%00", "x" * 100_000],
    ids=["signs", "control", "lists", "quote", "percent", "long"],
)
def test_header_values_may_hold_any_text(value: str) -> None:
    places = ("ask#1.request", "buy#1.request", "buy#1.response", "ask#1.response")
    world = asked(*(RunDecision(at=place, do="edit", set={"header.X": value}) for place in places))
    assert shown(world) == "200 sold"
    assert sent(world, "x") == [value, value]
    assert [header(came.message, "x") for came in responses(world)] == [value, value]


@pytest.mark.parametrize(
    ("name", "value"),
    [("Content-Encoding", "gzip"), ("Content-Length", "99"), ("Transfer-Encoding", "chunked"), ("Content-Type", "é")],
)
def test_a_lying_header_of_a_back_channel_response_ends_in_no_exception(name: str, value: str) -> None:
    world = asked(RunDecision(at="buy#1.response", do="edit", set={f"header.{name}": value}))
    assert responses(world)[-1].status == 200
    assert shown(world) in {"200 sold"} or shown(world).startswith("lost: the response cannot be read")


def test_a_lost_request_of_the_back_channel_is_recorded_and_reaches_nobody() -> None:
    world = asked(RunDecision(at="buy#1.request", do="drop"))
    (fault,) = facts(world, Fault)
    assert (fault.what, fault.place, fault.actor, fault.to) == ("dropped", "buy#1.request", "web", "shop")
    assert [event.step for event in requests(world)] == ["ask#1", "buy#1"]
    assert [event.step for event in responses(world)] == ["ask#1"]
    assert shown(world) == "lost: the request was lost on the way"


def test_a_lost_response_of_the_back_channel_was_sent_all_the_same() -> None:
    world = asked(RunDecision(at="buy#1.response", do="drop"))
    assert [event.step for event in responses(world)] == ["buy#1", "ask#1"]
    assert shown(world) == "lost: the response was lost on the way"


@pytest.mark.parametrize("part", ["request", "response"])
def test_the_browser_shows_that_a_message_was_lost(part: str) -> None:
    world = market(RunDecision(at=f"ask#1.{part}", do="drop"))
    page = Browser(world).open(f"{WEB}/ask")
    assert page.fault == f"the {part} was lost on the way"
    assert (len(requests(world)), len(responses(world))) == ((1, 0) if part == "request" else (2, 2))


def test_a_lost_response_sets_no_cookie() -> None:
    app = saying(headers=[("Set-Cookie", "a=1")])
    world = internet({WEB: ("web", app)}, [RunDecision(at="ask#1.response", do="drop")], STEPS)
    browser = Browser(world)
    browser.open(f"{WEB}/ask")
    browser.open(f"{WEB}/ask")
    assert sent(world, "cookie") == [None, None]


def test_a_delay_moves_the_clock_of_the_run() -> None:
    world = asked(RunDecision(at="buy#1.request", do="delay", ms=61_000))
    (fault,) = facts(world, Fault)
    assert (fault.what, fault.milliseconds, fault.at) == ("delayed", 61_000, 61_010)
    assert next(event for event in requests(world) if event.step == "buy#1").at == 61_010


def test_a_repeated_request_arrives_twice_and_the_first_answer_counts() -> None:
    said = [saying("first"), saying("second")]
    world = asked(
        RunDecision(at="buy#1.request", do="replay"),
        shop_says=lambda environ, start: said.pop(0)(environ, start),
    )
    assert [event.step for event in requests(world)] == ["ask#1", "buy#1", "buy#2"]
    assert shown(world) == "200 first"
    (fault,) = facts(world, Fault)
    assert (fault.what, fault.place) == ("repeated", "buy#1.request")


def test_the_repetition_has_a_place_of_its_own_where_more_can_be_done() -> None:
    world = asked(
        RunDecision(at="buy#1.request", do="replay"),
        edit("buy#2.request", form__what="cake"),
        RunDecision(at="buy#2.request", do="replay"),
    )
    bodies = [event.body.text for event in requests(world) if event.body]
    assert bodies == ["what=bread", "what=cake", "what=bread"]
    assert world.script.unused == ()


def test_several_decisions_at_one_place_take_effect_in_their_order() -> None:
    world = asked(
        edit("buy#1.request", form__what="cake"),
        edit("buy#1.request", form__what="wine", form__more="1"),
        RunDecision(at="buy#1.request", do="delay", ms=1000),
        RunDecision(at="buy#1.request", do="drop"),
    )
    went = next(event for event in requests(world) if event.step == "buy#1")
    assert went.body == Body("what=wine&more=1")
    assert went.at == 1010
    assert shown(world) == "lost: the request was lost on the way"


def test_a_decision_whose_place_never_comes_up_changes_nothing_and_is_remembered() -> None:
    world = asked(edit("buy#2.request", form__what="cake"))
    assert world.recorder.events == asked().recorder.events
    assert world.script.unused == ("buy#2.request",)
