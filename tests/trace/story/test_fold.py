"""The fold from events to what views draw, over every shipped scenario and over runs that go wrong."""

import dataclasses
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from app.switches import SWITCHES
from app.trace import Check, RequestSent, ResponseSent, RunDecision, Trace
from app.trace.story import Row, Story, fold
from app.trace.story.fold import Fold
from app.web.showing import common_rows
from tests.playing import library, played


def did(at: str, do: str, **changes: str | None) -> RunDecision:
    """A decision; `query__state` is the path `query.state`."""
    return RunDecision(at=at, do=do, set={path.replace("__", "."): value for path, value in changes.items()})


WRONG = {
    "denied": [RunDecision(at="consent#1.answer", do="answer", set={"allow": False})],
    "wrong password": [RunDecision(at="login#1.answer", do="answer", set={"account": "ana", "password": "wrong"})],
    "forged state": [did("callback#1.request", "edit", query__state="forged")],
    "lost redirect": [did("authorize#1.response", "drop")],
    "lost code": [did("callback#1.request", "drop")],
    "lost token call": [did("token#1.request", "drop")],
    "lost token": [did("token#1.response", "drop")],
    "token call twice": [did("token#1.request", "replay")],
    "callback twice": [did("callback#1.request", "replay")],
    "late": [RunDecision(at="token#1.request", do="delay", ms=10**9)],
    "elsewhere": [did("authorize#1.request", "edit", url="https://photos.example/photos")],
}


USUAL = ("authorization-code", "pkce-s256")


def runs() -> Iterator[tuple[str, tuple[str, dict[str, str], list[RunDecision]]]]:
    for scenario in library():
        yield scenario, (scenario, {}, [])
        if scenario in USUAL:
            for name, decisions in WRONG.items():
                yield f"{scenario}, {name}", (scenario, {}, decisions)
        for switch in library()[scenario].vary:
            for value in SWITCHES[switch].values:
                yield f"{scenario}, {switch}={value}", (scenario, {switch: value}, [])


RUNS = dict(runs())


@cache
def trace_of(name: str) -> Trace:
    """That run, played when a test first asks for it."""
    scenario, switches, decisions = RUNS[name]
    return played(scenario, switches, decisions)


every_run = pytest.mark.parametrize("name", RUNS)


def messages(story: Story) -> list[Row]:
    return [row for row in story.rows if row.kind == "message"]


@every_run
def test_messages_are_numbered_and_each_stop_opens_with_its_message(name: str) -> None:
    trace = trace_of(name)
    story = fold(trace)
    rows = messages(story)
    assert [row.n for row in rows] == list(range(1, story.total + 1))
    assert [row.stop for row in rows] == [row.n for row in rows]
    assert [row.seq for row in rows] == [stop[0].seq for stop in story.stops[1:]]
    assert [row.seq for row in rows] == [event.seq for event in story.messages]
    assert [row.row for row in story.rows] == list(range(len(story.rows)))


@every_run
def test_every_event_lies_in_exactly_one_stop(name: str) -> None:
    trace = trace_of(name)
    assert tuple(event for stop in fold(trace).stops for event in stop) == trace.events


@every_run
def test_acts_are_not_counted_and_are_shown_with_the_message_before(name: str) -> None:
    trace = trace_of(name)
    rows = fold(trace).rows
    for before, row in zip((None, *rows), rows, strict=False):
        if row.kind != "message":
            assert (row.n, row.direction) == (None, "act")
            assert row.stop == (before.stop if before else 0)


@every_run
def test_a_response_knows_where_its_request_began(name: str) -> None:
    trace = trace_of(name)
    rows = fold(trace).rows
    for row in rows:
        if row.direction == "response":
            assert row.began is not None
            request = rows[row.began]
            assert (request.direction, request.exchange, request.step) == ("request", row.exchange, row.step)
            assert (request.sender, request.to, request.parent) == (row.to, row.sender, row.parent)
            assert request.row < row.row
        else:
            assert row.began is None


@every_run
def test_only_a_request_can_go_back_to_an_earlier_phase(name: str) -> None:
    trace = trace_of(name)
    order = [phase.id for phase in trace.head.phases]
    rows = fold(trace).rows
    for before, row in pairwise(rows):
        assert row.direction == "request" or order.index(row.phase) >= order.index(before.phase)


@every_run
def test_texts_stand_longest_first_and_are_never_empty(name: str) -> None:
    trace = trace_of(name)
    names = tuple(lane.name for lane in trace.head.cast)
    for row in fold(trace).rows:
        assert list(row.texts) == sorted(set(row.texts), key=len, reverse=True)
        assert all(row.texts)
        assert row.text.startswith((row.verb, *names))


@every_run
def test_every_mark_adds_up_to_the_checks_of_its_message(name: str) -> None:
    trace = trace_of(name)
    story = fold(trace)
    counted = sum(mark.count for row in story.rows for mark in row.marks)
    assert counted == sum(isinstance(event, Check) for event in trace.events)


def test_a_check_of_an_earlier_message_is_not_made_on_the_one_in_whose_stop_it_stands() -> None:
    story = fold(played("token-introspection"))
    stops = list(enumerate(story.stops))[1:]
    others = [
        (n, event)
        for n, stop in stops
        for event in stop
        if isinstance(event, Check) and event not in story.checks_on(n)
    ]
    assert [check.id for _, check in others] == ["resource.token.owner"]
    assert all(check.cause is not None and check.cause < story.message(n).seq for n, check in others)


@every_run
def test_a_story_told_event_by_event_is_the_same_and_its_beginning_does_not_change(name: str) -> None:
    trace = trace_of(name)
    whole, folding = fold(trace), Fold(trace.head)
    for event in trace.events:
        folding.feed(event)
    told = folding.story()
    assert told == dataclasses.replace(whole, values=told.values)
    half = fold(trace, trace.events[: len(trace.events) // 2])
    for early, late in zip(half.rows[:-1], whole.rows, strict=False):
        assert (early.text, early.phase, early.n) == (late.text, late.phase, late.n)


def test_the_late_response_of_an_enclosing_exchange_stays_in_the_phase_under_way() -> None:
    rows = messages(fold(played("pkce-s256")))
    callback = next(row for row in rows if row.step == "callback#1" and row.direction == "response")
    photos = next(row for row in rows if row.step == "photos#1")
    assert played("pkce-s256").head.steps["callback"] == "swap"
    assert (photos.phase, callback.phase) == ("use", "use")


def test_the_password_stays_off_the_diagram() -> None:
    for trace in map(trace_of, RUNS):
        for row in fold(trace).rows:
            assert "correct horse" not in "".join((row.text, *row.texts))
            assert "12345678" not in "".join((row.text, *row.texts))
    login = next(row for row in messages(fold(played("pkce-s256"))) if row.step == "login#1")
    assert login.texts[0] == "/login password=••••"


def row_at(trace: Trace, place: str) -> Row:
    step, _, part = place.rpartition(".")
    return next(row for row in fold(trace).rows if (row.step, row.direction) == (step, part))


def test_an_edited_message_is_tampered_and_no_other_is() -> None:
    story = fold(trace_of("pkce-s256, forged state"))
    assert [(row.step, row.direction) for row in story.rows if row.tampered] == [("callback#1", "request")]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("lost redirect", "authorize#1.response"),
        ("lost code", "callback#1.request"),
        ("lost token call", "token#1.request"),
        ("lost token", "token#1.response"),
    ],
)
def test_a_lost_message_is_dropped_and_no_other_is(name: str, place: str) -> None:
    story = fold(trace_of(f"pkce-s256, {name}"))
    assert [f"{row.step}.{row.direction}" for row in story.rows if row.dropped] == [place]
    (lost,) = [row for row in story.rows if row.dropped]
    link = next(link for link in story.links if link.n == lost.n)
    receiver = story.activities[link.to]
    assert (receiver.lane, receiver.title) == (lost.to, "never gets it")


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("denied", "consent#1.response"),
        ("forged state", "callback#1.response"),
        ("token call twice", "token#2.response"),
        ("elsewhere", "authorize#1.response"),
    ],
)
def test_a_refusal_is_failed(name: str, place: str) -> None:
    assert row_at(trace_of(f"pkce-s256, {name}"), place).failed


def test_nothing_is_failed_where_all_goes_well() -> None:
    for scenario in USUAL:
        assert not any(row.failed for row in fold(trace_of(scenario)).rows)


def test_an_error_inside_another_parameter_is_no_refusal() -> None:
    location = "https://printer.example/cb?state=error%3D1&terror=1"
    trace = played("pkce-s256", decisions=[did("authorize#1.response", "edit", location__url=location)])
    assert not row_at(trace, "authorize#1.response").failed


def test_checks_of_one_verdict_are_one_mark_and_the_one_that_stops_stands_first() -> None:
    marks = row_at(trace_of("pkce-s256, forged state"), "callback#1.request").marks
    assert [(mark.lane, mark.verdict, mark.text, mark.count) for mark in marks] == [
        ("client", "failed", "✗ state", 1),
        ("client", "passed", "✓ 2", 2),
    ]
    assert marks[0].title == "1 failed: state"


def test_a_check_that_is_off_leaves_a_mark_that_is_told_apart() -> None:
    switches = {"check.callback.state": "off"}
    trace = played("pkce-s256", switches, WRONG["forged state"])
    marks = row_at(trace, "callback#1.request").marks
    assert ("✗ state", "unenforced") in [(mark.text, mark.verdict) for mark in marks]
    assert next(mark for mark in marks if mark.verdict == "unenforced").title == "1 failed, not enforced: state"


def test_checks_with_nothing_to_look_at_are_counted_apart() -> None:
    marks = row_at(played("public-client-without-pkce"), "token#1.request").marks
    assert [(mark.verdict, mark.text[0]) for mark in marks] == [("passed", "✓"), ("not-applicable", "⊘")]


def test_what_nobody_planned_stays_in_the_phase_under_way() -> None:
    trace = played("pkce-s256", decisions=[did("login_page#1.response", "edit", status="302", location__url="/odd")])
    odd = next(row for row in messages(fold(trace)) if row.step == "other:browser>as#1")
    assert odd.phase == "allow"


def test_a_trace_without_events_is_an_empty_story() -> None:
    trace = Trace(played("pkce-s256").head, ())
    story = fold(trace)
    assert (story.rows, story.activities, story.links, story.total) == ((), (), (), 0)


def test_an_unanswered_question_ends_a_story_that_is_the_beginning_of_the_answered_one() -> None:
    started = RunDecision(at="start#1.answer", do="answer", set={"wants": "prints of her photos"})
    login = did("login#1.answer", "answer", account="ana", password="right")
    waiting = played("pkce-s256", decisions=[started], people=["owner"])
    going_on = played("pkce-s256", decisions=[started, login], people=["owner"])
    assert len(waiting.events) < len(going_on.events)
    assert going_on.events[: len(waiting.events)] == waiting.events
    assert fold(going_on).rows[: len(fold(waiting).rows)] == fold(waiting).rows


@pytest.mark.parametrize("scenario", USUAL)
def test_common_rows_end_where_two_stories_part(scenario: str) -> None:
    plain, forged = fold(trace_of(scenario)), fold(trace_of(f"{scenario}, forged state"))
    assert common_rows(plain, plain) == plain.rows[-1].seq
    common = common_rows(plain, forged)
    same = [row for row in plain.rows if row.seq <= common]
    assert same == [row for row in forged.rows if row.seq <= common]
    assert plain.rows[len(same)].step == "callback#1"
    assert common_rows(plain, fold(trace_of(f"{scenario}, elsewhere"))) < common
    assert common_rows(plain, fold(Trace(trace_of(scenario).head, ()))) == 0


def test_every_message_of_a_trace_becomes_a_row() -> None:
    for trace in map(trace_of, RUNS):
        wanted = [event.seq for event in trace.events if isinstance(event, (RequestSent, ResponseSent))]
        assert [row.seq for row in messages(fold(trace))] == wanted


def test_what_is_nested_in_a_later_phase_stays_in_it() -> None:
    phases = {row.step: row.phase for row in fold(played("token-introspection")).rows}
    assert (phases["introspect#1"], phases["introspect#2"]) == ("use", "return")
