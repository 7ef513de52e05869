"""The network: what it records of each message, and what of it reaches whom."""

from typing import Any

import pytest
from flask import Flask, Response

from app.trace import RequestSent, ResponseSent, RunDecision
from app.trace.messages import Body, Request, header
from app.wire import Browser, NoSuchHost, WireFault, here
from tests.wire.internet import WEB, internet, requests, responses, saying, transcript
from tests.wire.market import asked, edit, market


def test_a_message_is_recorded_with_every_header_in_order_and_duplicates_kept() -> None:
    headers = [("X-One", "1"), ("Set-Cookie", "a=1"), ("x-two", ""), ("Set-Cookie", "b=2"), ("Content-Type", "text/x")]
    world = internet({WEB: ("web", saying("hello", 201, headers))})
    asking = Request(
        "PUT", f"{WEB}/a?b=c%20d", (("Host", "web.example"), ("Z", "1"), ("A", "2"), ("Z", "3")), Body("x")
    )
    response, moment = world.network.carry("browser", "front", asking)
    (went,), (came,) = requests(world), responses(world)
    assert went.message == asking
    assert came.message == response
    assert (came.status, came.headers, came.body) == (201, tuple(headers), Body("hello"))
    assert (went.actor, went.to, came.actor, came.to) == ("browser", "web", "web", "browser")
    assert (went.channel, went.tampered, went.original) == ("front", False, None)
    assert moment.cause == came.seq


def test_bytes_that_are_no_text_are_kept_as_bytes() -> None:
    world = internet({WEB: ("web", saying(b"\xff\x00"))})
    response, _ = world.network.carry("browser", "front", Request("GET", WEB))
    assert response.body == Body(base64="/wA=")
    assert response.body.content == b"\xff\x00"


def test_an_exchange_within_another_names_it_as_parent() -> None:
    world = asked()
    found = [(event.step, event.exchange, event.parent) for event in world.recorder.events]
    assert found == [("ask#1", 1, None), ("buy#1", 2, 1), ("buy#1", 2, 1), ("ask#1", 1, None)]
    assert [event.seq for event in world.recorder.events] == [1, 2, 3, 4]
    assert [event.cause for event in world.recorder.events] == [None, 1, 2, 1]


def test_every_message_takes_ten_milliseconds() -> None:
    assert [event.at for event in asked().recorder.events] == [0, 10, 20, 30]


def test_steps_are_counted_and_what_nobody_planned_is_named_by_its_ends() -> None:
    world = market()
    browser = Browser(world)
    for path in ("/ask", "/ask?again", "/elsewhere", "/more"):
        browser.open(WEB + path)
    assert [event.step for event in requests(world)] == [
        *("ask#1", "buy#1", "ask#2", "buy#2"),
        *("other:browser>web#1", "other:browser>web#2"),
    ]


def test_the_back_channel_sends_no_header_of_a_library_and_keeps_no_cookie() -> None:
    world = market(shop_says=saying("sold", headers=[("Set-Cookie", "basket=1")]))
    browser = Browser(world)
    browser.open(f"{WEB}/ask")
    browser.open(f"{WEB}/ask")
    for went in (event for event in requests(world) if event.channel == "back"):
        assert went.headers == (
            ("Host", "shop.example"),
            ("User-Agent", "Machine/1.0"),
            ("Accept", "*/*"),
            ("Content-Length", "10"),
            ("Content-Type", "application/x-www-form-urlencoded"),
        )


@pytest.mark.parametrize("url", ["https://nowhere.example/", "http://web.example/", "https://web.example:444/"])
def test_where_nobody_lives_no_message_is_recorded(url: str) -> None:
    world = internet()
    with pytest.raises(NoSuchHost, match="nobody answers at"):
        world.network.carry("browser", "front", Request("GET", url))
    assert world.recorder.events == []


def test_the_app_sees_the_bytes_of_address_headers_and_body_as_they_were_sent() -> None:
    seen: dict[str, Any] = {}

    def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        seen.update(environ, body=environ["wsgi.input"].read())
        start_response("204 No Content", [])
        return []

    world = internet({"http://127.0.0.1:51004": ("app", app)})
    headers = (("X-Name", "Zoë €"), ("Accept", "a"), ("accept", "b"), ("Content-Type", "x/y"))
    address = "http://127.0.0.1:51004/caf%C3%A9?a=%20+&b=é"
    world.network.carry("browser", "front", Request("POST", address, headers, Body("ü")))
    assert seen["PATH_INFO"].encode("latin-1") == "/café".encode()
    assert seen["QUERY_STRING"].encode("latin-1") == "a=%20+&b=é".encode()
    assert seen["HTTP_X_NAME"].encode("latin-1") == "Zoë €".encode()
    assert seen["HTTP_ACCEPT"] == "a, b"
    assert seen["CONTENT_TYPE"] == "x/y"
    assert (seen["wsgi.url_scheme"], seen["SERVER_PORT"], seen["body"]) == ("http", "51004", "ü".encode())


def test_the_methods_that_an_address_takes_stand_in_one_order_in_every_process() -> None:
    world = asked(edit("ask#1.request", method="OPTIONS"))
    assert header(responses(world)[-1].message, "allow") == "GET, HEAD, OPTIONS"


def test_an_app_that_fails_answers_500_and_the_play_goes_on() -> None:
    app = Flask("broken", static_folder=None)

    @app.get("/")
    def broken() -> Response:
        raise RuntimeError("broken")

    app.logger.disabled = True
    world = internet({WEB: ("web", app)})
    assert Browser(world).open(f"{WEB}/").status == 500


def test_a_wire_fault_says_what_was_lost() -> None:
    world = internet(decisions=[RunDecision(at="other:browser>web#1.request", do="drop")])
    with pytest.raises(WireFault, match="the request was lost"):
        world.network.carry("browser", "front", Request("GET", f"{WEB}/"))
    assert transcript(world) == [f"GET {WEB}/"]


def test_the_world_of_a_request_is_at_hand_inside_an_app() -> None:
    app = Flask("here", static_folder=None)
    app.add_url_rule("/", "here", lambda: str(here().clock.ms))
    world = internet({WEB: ("web", app)})
    response, _ = world.network.carry("browser", "front", Request("GET", f"{WEB}/"))
    assert response.body == Body("10")
    assert header(response, "content-type") == "text/html; charset=utf-8"
    assert all(isinstance(event, (RequestSent, ResponseSent)) for event in world.recorder.events)
