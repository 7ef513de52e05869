"""The path grammar, written: what was written can be read, and everything else stays as it was."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.trace.edits import write
from app.trace.messages import Body, Message, Request, Response, header
from app.trace.paths import PathError, read
from tests.trace.test_paths import FORM, JSON, REDIRECT

FORM_POST = Request(
    "POST",
    "https://as.example/token?a=%41+b;c&odd&a=2",
    (("Host", "as.example"), ("Cookie", "sid=1; b=2; sid=3"), FORM, ("Content-Length", "29")),
    Body("grant_type=x&code=%61bc&code=2"),
)
ANSWER = Response(200, (JSON, ("Content-Length", "2")), Body('{"scope":"a","n":5,"yes":true,"deep":{"er":"x"}}'))

NAMES = st.text(string.ascii_letters + "_-", min_size=1, max_size=8)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
FIELD = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(lambda text: text.strip(" "))
COOKIE = FIELD.map(lambda text: text.replace(";", "").strip())


@pytest.mark.parametrize(
    ("message", "source", "values"),
    [
        (FORM_POST, "query", TEXT),
        (FORM_POST, "form", TEXT),
        (ANSWER, "json", TEXT),
        (FORM_POST, "header", FIELD),
        (ANSWER, "header", FIELD),
        (FORM_POST, "cookie", COOKIE),
        (REDIRECT, "location.query", TEXT),
        (REDIRECT, "location.fragment", TEXT),
    ],
    ids=["query", "form", "json", "header of a request", "header of a response", "cookie", "location", "fragment"],
)
@given(data=st.data())
def test_what_is_written_is_what_is_read(
    message: Message, source: str, values: st.SearchStrategy[str], data: st.DataObject
) -> None:
    path, value = f"{source}.{data.draw(NAMES)}", data.draw(values)
    assert read(write(message, path, value), path) == value
    assert read(write(write(message, path, value), path, None), path) is None


@given(st.text(min_size=1), TEXT)
def test_a_parameter_may_have_any_name(name: str, value: str) -> None:
    path = f"query.{name}"
    try:
        written = write(FORM_POST, path, value)
    except PathError:
        return
    assert read(written, path) == value


@pytest.mark.parametrize(
    ("path", "value", "url"),
    [
        ("query.a", "x y", "https://as.example/token?a=x+y&odd&a=2"),
        ("query.odd", "1", "https://as.example/token?a=%41+b;c&odd=1&a=2"),
        ("query.new", "&=#", "https://as.example/token?a=%41+b;c&odd&a=2&new=%26%3D%23"),
        ("query.a", None, "https://as.example/token?odd"),
        ("query.none", None, FORM_POST.url),
    ],
)
def test_other_parameters_keep_their_bytes(path: str, value: str | None, url: str) -> None:
    written = write(FORM_POST, path, value)
    assert written == Request("POST", url, FORM_POST.headers, FORM_POST.body)


def test_a_changed_form_has_the_length_it_says() -> None:
    written = write(FORM_POST, "form.code", "ü")
    assert written.body == Body("grant_type=x&code=%C3%BC&code=2")
    assert header(written, "content-length") == "31"


def test_a_form_without_any_field_has_no_body() -> None:
    emptied = write(write(FORM_POST, "form.code", None), "form.grant_type", None)
    assert (emptied.body, header(emptied, "content-length")) == (None, None)


@pytest.mark.parametrize(
    ("path", "value", "cookie"),
    [
        ("cookie.b", "9", "sid=1; b=9; sid=3"),
        ("cookie.sid", "9", "sid=9; b=2; sid=3"),
        ("cookie.new", "9", "sid=1; b=2; sid=3; new=9"),
        ("cookie.si", "9", "sid=1; b=2; sid=3; si=9"),
        ("cookie.sid", None, "b=2"),
    ],
)
def test_cookies_are_replaced_in_their_place(path: str, value: str | None, cookie: str) -> None:
    assert header(write(FORM_POST, path, value), "cookie") == cookie


def test_without_its_last_cookie_a_request_has_no_cookie_header() -> None:
    assert header(write(write(FORM_POST, "cookie.sid", None), "cookie.b", None), "cookie") is None


@pytest.mark.parametrize(
    ("path", "value", "body"),
    [
        ("json.scope", "b", '{"scope":"b","n":5,"yes":true,"deep":{"er":"x"}}'),
        ("json.n", "-6", '{"scope":"a","n":-6,"yes":true,"deep":{"er":"x"}}'),
        *[
            ("json.n", odd, f'{{"scope":"a","n":"{odd}","yes":true,"deep":{{"er":"x"}}}}')
            for odd in ("six", "--6", "²")
        ],
        ("json.yes", "false", '{"scope":"a","n":5,"yes":false,"deep":{"er":"x"}}'),
        ("json.deep.er", "ü", '{"scope":"a","n":5,"yes":true,"deep":{"er":"ü"}}'),
        ("json.new.inner", "1", '{"scope":"a","n":5,"yes":true,"deep":{"er":"x"},"new":{"inner":"1"}}'),
        ("json.deep", None, '{"scope":"a","n":5,"yes":true}'),
        ("json.none", None, '{"scope":"a","n":5,"yes":true,"deep":{"er":"x"}}'),
    ],
)
def test_json_changes_in_one_place_and_numbers_stay_numbers(path: str, value: str | None, body: str) -> None:
    written = write(ANSWER, path, value)
    assert written.body == Body(body)
    assert header(written, "content-length") == str(len(body.encode()))


def test_status_method_url_and_body_are_replaced_whole() -> None:
    assert write(ANSWER, "status", "302") == Response(302, ANSWER.headers, ANSWER.body)
    assert write(FORM_POST, "method", "PUT") == Request("PUT", FORM_POST.url, FORM_POST.headers, FORM_POST.body)
    assert write(FORM_POST, "url", "http://a.example:81/x?y").url == "http://a.example:81/x?y"
    assert write(FORM_POST, "body", None).body is None
    assert write(ANSWER, "location", "/x").headers[-1] == ("Location", "/x")


@pytest.mark.parametrize(
    ("message", "path", "value"),
    [
        (FORM_POST, "status", "200"),
        (FORM_POST, "location.url", "/"),
        (FORM_POST, "json.x", "1"),
        (FORM_POST, "fragment.x", "1"),
        (FORM_POST, "form.code.jwt.claims.sub", "1"),
        (FORM_POST, "nonsense", "1"),
        (FORM_POST, "header.", "1"),
        (FORM_POST, "header.a b", "1"),
        (FORM_POST, "header.a:b", "1"),
        (FORM_POST, "header.a\r\nb", "1"),
        *[(FORM_POST, "header.x", value) for value in ("a\nb", "a\rb", "a\0b", " a", "a ")],
        *[(FORM_POST, "cookie.x", value) for value in ("a;b", "a\nb")],
        (FORM_POST, "cookie.a=b", "1"),
        (FORM_POST, "query.x", "\ud800"),
        *[(FORM_POST, "method", value) for value in ("get", "BREW", "", None)],
        *[
            (FORM_POST, "url", value)
            for value in (
                *(
                    "",
                    None,
                    "/token",
                    "ftp://a.example/",
                    "javascript:alert(1)",
                    "https://",
                    "http://[",
                    "https://a.example/#b",
                ),
                *("https://a.example:99999/", "https://a.example/a b", "https://a.example/é", "https://a.example/\n"),
            )
        ],
        *[(ANSWER, "status", value) for value in ("", None, "abc", "99", "199", "600", "²00", "2000", "-200")],
        (ANSWER, "method", "GET"),
        (ANSWER, "url", "https://a.example/"),
        (ANSWER, "query.x", "1"),
        (ANSWER, "form.x", "1"),
        (ANSWER, "cookie.x", "1"),
        (ANSWER, "json.scope.deeper", "1"),
        (Response(200, (JSON,), Body("[]")), "json.x", "1"),
        (Response(303, (("Location", "http://["),)), "location.query.x", "1"),
    ],
)
def test_what_cannot_be_written_is_refused_with_a_reason(message: Message, path: str, value: str | None) -> None:
    with pytest.raises(PathError, match=": "):
        write(message, path, value)
