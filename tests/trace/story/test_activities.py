"""The swim lane reading: activities, and what passes between them."""

import re

import pytest

from app.trace import Check, Mint, RunDecision, Store, Trace, Work
from app.trace.story import Activity, fold
from tests.playing import played
from tests.trace.story.test_fold import did, every_run, trace_of


@every_run
def test_every_message_is_exactly_one_link_from_its_sender_to_its_receiver(name: str) -> None:
    trace = trace_of(name)
    story = fold(trace)
    by_number = {row.n: row for row in story.rows if row.n}
    links = [link for link in story.links if link.n is not None]
    assert sorted(link.n or 0 for link in links) == list(by_number)
    for link in links:
        row = by_number[link.n]
        ends = story.activities[link.sender].lane, story.activities[link.to].lane
        assert ends == (row.sender, row.to)
        assert (link.seq, link.channel, link.direction, link.text) == (row.seq, row.channel, row.direction, row.text)
        assert link.stop == row.stop


@every_run
def test_both_ends_of_a_link_are_there_when_it_is_shown(name: str) -> None:
    trace = trace_of(name)
    story = fold(trace)
    assert [activity.id for activity in story.activities] == list(range(len(story.activities)))
    for link in story.links:
        sender, receiver = story.activities[link.sender], story.activities[link.to]
        assert link.sender != link.to
        assert sender.stop <= receiver.stop <= link.stop


@every_run
def test_activities_stand_in_the_order_in_which_they_are_shown(name: str) -> None:
    trace = trace_of(name)
    story = fold(trace)
    stops = [activity.stop for activity in story.activities]
    assert stops == sorted(stops)
    assert [link.stop for link in story.links] == sorted(link.stop for link in story.links)


@every_run
def test_every_lane_goes_on_from_what_it_did_before(name: str) -> None:
    trace = trace_of(name)
    story = fold(trace)
    reached = {link.to for link in story.links}
    begun: set[str] = set()
    for activity in story.activities:
        assert activity.id in reached or activity.lane not in begun
        begun.add(activity.lane)


@every_run
def test_every_check_computation_and_store_stands_in_an_activity_of_its_actor(name: str) -> None:
    trace = trace_of(name)
    activities = fold(trace).activities
    for event in trace.events:
        if isinstance(event, Check):
            wanted = ("checks", "")
        elif isinstance(event, Store):
            wanted = ("store", event.shelf)
        elif isinstance(event, (Mint, Work)):
            wanted = ("box", event.name if isinstance(event, Mint) else event.what)
        else:
            continue
        lane = [each for each in activities if each.lane == event.actor and each.shape == wanted[0]]
        assert any(wanted[1] in each.detail for each in lane)


def at(trace: Trace, lane: str, shape: str) -> list[Activity]:
    return [each for each in fold(trace).activities if (each.lane, each.shape) == (lane, shape)]


def test_checks_are_named_by_the_most_telling_one_and_counted() -> None:
    checks = at(played("pkce-s256"), "as", "checks")
    counted = [re.sub(r"\d{2,}", "many", each.title) for each in checks]
    assert counted == ["many checks", "password?", "decision?", "many checks", "pkce.verify?"]
    assert {each.verdict for each in checks} == {"passed"}
    assert checks[0].detail == "redirect_uri.exact, …"


def test_checks_that_fail_are_named_by_the_failure() -> None:
    (failed,) = at(trace_of("pkce-s256, forged state"), "client", "checks")
    assert (failed.title, failed.detail, failed.verdict) == ("state fails", "3 checks", "failed")


def test_the_owner_acts_on_what_her_browser_shows() -> None:
    story = fold(played("authorization-code"))
    acts = [each for each in story.activities if each.lane == "owner"]
    assert [(each.title, each.detail) for each in acts] == [
        ("wants prints", "prints"),
        ("logs in", "account and password"),
        ("decides", "Allow"),
    ]
    person = [link for link in story.links if link.channel == "person"]
    assert [story.activities[link.to].title for link in person] == ["opens", "sends the form", "sends the form"]
    assert all(link.n is None and link.seq is None for link in person)


def test_an_app_that_opens_the_browser_sends_it_no_message() -> None:
    story = fold(played("pkce-s256"))
    launch = next(each for each in story.activities if each.title == "opens the browser")
    (link,) = [link for link in story.links if link.sender == launch.id and link.direction == "act"]
    assert (launch.lane, story.activities[link.to].lane, link.n) == ("client", "browser", None)


def test_a_browser_that_follows_a_redirect_sends_the_next_request_from_there() -> None:
    story = fold(played("pkce-s256"))
    follows = [each for each in story.activities if each.title == "follows 303"]
    assert [each.detail for each in follows] == ["/login", "/consent", "/cb"]
    for each in follows:
        assert [link.direction for link in story.links if link.sender == each.id] == ["request"]


@pytest.mark.parametrize(("status", "title"), [("303", "follows 303"), ("200", "shows"), ("201", "shows")])
def test_a_location_is_followed_only_where_it_is_a_redirect(status: str, title: str) -> None:
    decisions = [did("authorize#1.response", "edit", status=status)]
    shown = [each for each in fold(played("pkce-s256", decisions=decisions)).activities if each.lane == "browser"]
    assert title in [each.title for each in shown]
    row = next(row for row in fold(played("pkce-s256", decisions=decisions)).rows if row.verb == status)
    assert row.texts[0].startswith("→") == (status == "303")


def test_a_request_sent_twice_arrives_twice() -> None:
    decisions = [RunDecision(at="token#1.request", do="replay")]
    story = fold(played("pkce-s256", decisions=decisions))
    sent = [link for link in story.links if link.label.endswith("/token")]
    assert len(sent) == 2
    assert len({link.to for link in sent}) == 2
