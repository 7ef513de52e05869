"""The places of a message that an edit may set: each can be set, and what was changed is told place by place."""

import pytest

from app.trace import Body, Request, RequestSent, Response, ResponseSent
from app.trace.edits import write
from app.trace.fields import Changed, additions_to, changes, fields_of
from app.trace.messages import with_header
from app.trace.paths import read
from tests.playing import library, played

JSON = ("Content-Type", "application/json")
POST = Request(
    "POST",
    "https://as.example/token?a=1&b=2&a=3",
    (
        ("Host", "as.example"),
        ("Cookie", "sid=x"),
        ("X", "1"),
        ("x", "2"),
        ("Content-Type", "application/x-www-form-urlencoded"),
    ),
    Body("code=abc&code=def&empty="),
)
ANSWER = Response(
    200, (JSON,), Body('{"n":5,"yes":true,"list":[1],"none":null,"share":0.5,"deep":{"er":"x"},"with.dot":"y","":"z"}')
)


def fields(message):
    return {field.path: field.value for field in fields_of(message)}


def messages_of(scenario):
    return [event.message for event in played(scenario).events if isinstance(event, (RequestSent, ResponseSent))]


def test_the_fields_of_a_request_are_its_first_line_query_headers_cookies_and_form():
    assert fields(POST) == {
        "method": "POST",
        "url": "https://as.example/token?a=1&b=2&a=3",
        "query.a": "1",
        "query.b": "2",
        "header.Host": "as.example",
        "header.Content-Type": "application/x-www-form-urlencoded",
        "cookie.sid": "x",
        "form.code": "abc",
        "form.empty": "",
    }


def test_of_a_json_body_only_what_a_path_can_say_is_a_field():
    assert {path for path in fields(ANSWER) if path.startswith("json")} == {"json.n", "json.yes", "json.deep.er"}


@pytest.mark.parametrize("scenario", sorted(library()))
def test_every_field_of_every_message_reads_back_and_can_be_set(scenario):
    for message in messages_of(scenario):
        for field in fields_of(message):
            assert read(message, field.path) == field.value
            value = {"status": "404", "method": "PUT", "url": "https://accounts.example/"}.get(field.path, "changed")
            assert read(write(message, field.path, value), field.path) == value


def test_only_what_the_message_has_room_for_can_be_added():
    assert additions_to(POST) == ("query", "form", "header", "cookie")
    assert additions_to(ANSWER) == ("json", "header")
    assert additions_to(Response(303, (("Location", "/x"),))) == ("location.query", "location.fragment", "header")
    for message in (POST, ANSWER):
        for source in additions_to(message):
            assert read(write(message, f"{source}.new", "1"), f"{source}.new") == "1"


@pytest.mark.parametrize(
    ("message", "path", "value", "told"),
    [
        (POST, "query.b", "9", [Changed("query.b", "2", "9")]),
        (POST, "query.b", None, [Changed("query.b", "2", None)]),
        (POST, "form.new", "1", [Changed("form.new", None, "1")]),
        (POST, "header.X", "3", [Changed("header.X", None, "3")]),
        (ANSWER, "json.n", "6", [Changed("json.n", "5", "6")]),
        (ANSWER, "status", "500", [Changed("status", "200", "500")]),
    ],
)
def test_a_change_is_told_by_its_place_alone(message, path, value, told):
    assert list(changes(message, write(message, path, value))) == told


def test_a_change_before_the_query_is_told_by_the_address():
    moved = write(POST, "url", "https://as.example/other?a=1&b=2&a=3")
    assert [each.path for each in changes(POST, moved)] == ["url"]


def test_a_body_without_fields_is_told_as_a_whole():
    page = Response(200, (("Content-Type", "text/html"),), Body("<p>a</p>"))
    assert changes(page, write(page, "body", "<p>b</p>")) == (Changed("body", "<p>a</p>", "<p>b</p>"),)


def test_nothing_is_told_of_what_stayed():
    assert changes(POST, Request(POST.method, POST.url, with_header(POST, "Host", "as.example"), POST.body)) == ()
