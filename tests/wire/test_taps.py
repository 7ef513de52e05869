"""Taps: an attacker on the line reads, changes or keeps messages, and each deed leaves a decision of its own."""

import pytest

from app.trace import Decision, Fault, Request, RunDecision
from app.trace.edits import write
from app.trace.messages import Message
from app.wire import Browser, Step, Tap, WireFault, World
from tests.wire.internet import SHOP, WEB, internet, requests, transcript

ASK = Step("ask", "web", "shop", "GET", "/ask", "one", "Ask")


def tapped(*taps: Tap, decisions=(), switches=None) -> World:
    world = internet(steps=(ASK,), decisions=decisions)
    world.taps = taps
    world.switches = switches or {}
    return world


def ask(world: World, query: str = "secret=12345678") -> None:
    world.network.carry("web", "back", Request("GET", f"{SHOP}/ask?{query}"))


def deeds(world: World) -> list[Decision]:
    return [event for event in world.recorder.events if isinstance(event, Decision)]


def same(_: World, message: Message) -> Message:
    return message


def test_a_message_that_is_read_goes_on_untouched_and_the_copy_goes_to_the_attacker() -> None:
    world = tapped(Tap("ask.request", "thief", same))
    ask(world)
    (deed,) = deeds(world)
    assert (deed.actor, deed.to, deed.by, deed.question) == ("web", "thief", "attacker", "copy")
    assert deed.place == "ask#1.request"
    assert deed.answer == {"url": f"{SHOP}/ask?secret=12345678"}
    (sent,) = requests(world)
    assert not sent.tampered
    assert deed.seq == sent.seq - 1


def test_a_message_that_is_changed_goes_on_changed_with_what_it_was_beside_it() -> None:
    world = tapped(Tap("ask.request", "thief", lambda _, message: write(message, "query.secret", "other")))
    ask(world)
    (sent,) = requests(world)
    assert sent.tampered
    assert sent.url == f"{SHOP}/ask?secret=other"
    assert sent.original is not None
    assert sent.original.url == f"{SHOP}/ask?secret=12345678"
    (deed,) = deeds(world)
    assert (deed.question, deed.answer) == ("edit", {"query.secret": "other"})


def test_a_message_that_is_kept_never_arrives() -> None:
    world = tapped(Tap("ask.request", "thief", lambda *_: None))
    with pytest.raises(WireFault):
        ask(world)
    assert [deed.question for deed in deeds(world)] == ["drop"]
    assert [event.what for event in world.recorder.events if isinstance(event, Fault)] == ["dropped"]
    assert transcript(world) == [f"GET {SHOP}/ask?secret=12345678"]


def test_a_response_can_be_kept_as_well() -> None:
    world = tapped(Tap("ask.response", "thief", lambda *_: None))
    with pytest.raises(WireFault):
        ask(world)
    assert transcript(world) == [f"GET {SHOP}/ask?secret=12345678", "200"]


@pytest.mark.parametrize(("place", "times"), [("ask.request", 2), ("ask#2.request", 1), ("other.request", 0)])
def test_a_tap_is_at_one_occurrence_or_at_all(place: str, times: int) -> None:
    world = tapped(Tap(place, "thief", same))
    ask(world)
    ask(world)
    assert len(deeds(world)) == times


def test_a_tap_may_need_a_switch() -> None:
    tap = Tap("ask.request", "thief", same, when={"client.pkce": ("plain",)})
    for value, times in (("plain", 1), ("S256", 0)):
        world = tapped(tap, switches={"client.pkce": value})
        ask(world)
        assert len(deeds(world)) == times


def test_an_attacker_sees_what_a_person_made_of_the_message_and_nothing_of_one_that_was_lost() -> None:
    edit = RunDecision(at="ask#1.request", do="edit", set={"query.secret": "edited"})
    world = tapped(Tap("ask.request", "thief", same), decisions=(edit,))
    ask(world)
    assert [(deed.by, deed.question) for deed in deeds(world)] == [("person", "edit"), ("attacker", "copy")]
    assert deeds(world)[1].answer["url"].endswith("secret=edited")
    lost = tapped(Tap("ask.request", "thief", same), decisions=(RunDecision(at="ask#1.request", do="drop"),))
    with pytest.raises(WireFault):
        ask(lost)
    assert deeds(lost) == []


def test_two_attackers_see_one_after_the_other() -> None:
    first = Tap("ask.request", "one", lambda _, message: write(message, "query.secret", "changed"))
    world = tapped(first, Tap("ask.request", "two", same))
    ask(world)
    assert [(deed.to, deed.question) for deed in deeds(world)] == [("one", "edit"), ("two", "copy")]
    assert deeds(world)[1].answer["url"].endswith("secret=changed")


def test_without_taps_nothing_is_left() -> None:
    world = tapped()
    Browser(world, "web").open(f"{WEB}/")
    assert deeds(world) == []
