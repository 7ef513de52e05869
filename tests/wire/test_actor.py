"""What an actor remembers, and which facts that leaves."""

from app.trace import Decision, Launch, Mint, Side, Store, Work
from app.wire import Actor
from tests.wire.internet import internet


def actor() -> Actor:
    return internet().actor("as")


def test_an_item_is_put_looked_at_taken_and_gone() -> None:
    server = actor()
    server.put("codes", "abc", "grant", "a code")
    assert server.look("codes", "abc") == "grant"
    assert server.take("codes", "abc", "used") == "grant"
    assert server.take("codes", "abc", "used again") is None
    server.drop("codes", "abc", "revoked")
    stored = [(event.action, event.shelf, event.key, event.note) for event in server.world.recorder.events]
    assert stored == [("put", "codes", "abc", "a code"), ("take", "codes", "abc", "used")]


def test_what_is_known_beforehand_and_what_is_looked_at_leave_no_fact() -> None:
    server = actor()
    server.know("clients", "printer", "record")
    assert server.look("clients", "printer") == "record"
    assert server.look("clients", None) is None
    assert server.look("nowhere", "printer") is None
    assert server.world.recorder.events == []


def test_dropping_leaves_a_fact_when_something_was_there() -> None:
    server = actor()
    server.know("codes", "abc", "grant")
    server.drop("codes", "abc", "revoked")
    assert [type(event) for event in server.world.recorder.events] == [Store]
    assert server.look("codes", "abc") is None


def test_shelves_of_two_actors_and_of_two_worlds_stay_apart() -> None:
    world, other = internet(), internet()
    world.actor("as").put("codes", "abc", "grant", "")
    assert world.actor("client").look("codes", "abc") is None
    assert other.actor("as").look("codes", "abc") is None
    assert world.actor("as") is world.actor("as")


def test_making_computing_deciding_and_launching_each_leave_one_fact() -> None:
    server = actor()
    assert server.mint("code", "abc", "ana") == "abc"
    assert server.work("hash", {"of": "abc"}, "digest") == "digest"
    server.decide("login#1", "browser", "login", {"account": "ana"}, "script")
    server.launch("browser", "https://web.example/")
    made, computed, decided, launched = server.world.recorder.events
    assert isinstance(made, Mint)
    assert (made.actor, made.name, made.value, made.bound_to) == ("as", "code", "abc", "ana")
    assert isinstance(computed, Work)
    assert computed.inputs == (Side("of", "abc"),)
    assert isinstance(decided, Decision)
    assert decided.place == "login#1.answer"
    assert isinstance(launched, Launch)
    assert launched.url == "https://web.example/"
