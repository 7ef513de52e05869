"""What a row is called."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.trace.messages import Body, Headers, Message, Request, Response
from app.trace.story.labels import name_of, page_title, shortened, texts_of, verb_of

FORM: Headers = (("Content-Type", "application/x-www-form-urlencoded"),)
JSON: Headers = (("Content-Type", "application/json"),)
HTML: Headers = (("Content-Type", "text/html"),)


def get(url: str, *headers: tuple[str, str]) -> Request:
    return Request("GET", url, headers)


def leading(location: str, status: int = 303) -> Response:
    return Response(status, (("Location", location),))


@pytest.mark.parametrize(
    ("message", "texts"),
    [
        (get("https://a.example"), ("/",)),
        (get("https://a.example/x?unknown=1"), ("/x",)),
        (
            get("https://a.example/cb?state=abcdefghij&code=short"),
            ("/cb code=short state=abcd…", "/cb code + state", "/cb code", "/cb"),
        ),
        (
            get("https://a.example/cb?error=access_denied&state=1&code=2&error=x"),
            ("/cb error=acce… code=2 state=1", "/cb error + code + state", "/cb error", "/cb"),
        ),
        (
            get("https://a.example/cb?error=&code=&state="),
            ("/cb error + code + state", "/cb error= code= state=", "/cb error", "/cb"),
        ),
        (
            Request("POST", "https://a.example/login", FORM, Body("password=secret+word&username=ana")),
            ("/login password=••••", "/login password", "/login"),
        ),
        (
            Request(
                "POST",
                "https://a.example/token",
                (*FORM, ("Authorization", "Basic abcdefghij")),
                Body("code=abcdefghij"),
            ),
            ("/token code=abcd… Basic abcd…", "/token code + Basic", "/token code", "/token"),
        ),
        (
            get("https://a.example/photos", ("authorization", "Bearer abcdefghij")),
            ("/photos Bearer abcd…", "/photos Bearer", "/photos"),
        ),
        (Response(200, JSON, Body('{"active":false}')), ("active false",)),
        (Response(200, JSON, Body('{"active":true,"sub":"ana"}')), ("active true, sub", "active true")),
        (leading("/login"), ("→ /login",)),
        (leading("https://a.example"), ("→ a.example",)),
        (
            leading("https://a.example/cb?code=1#access_token=2"),
            ("→ a.example/cb?code=1#access_token=2", "→ /cb code, access_token", "→ /cb"),
        ),
        (leading("https://a.example/cb#code=1"), ("→ a.example/cb#code=1", "→ /cb code", "→ /cb")),
        (leading("http://["), ("→ http://[",)),
        (leading("/login", status=200), ("OK",)),
        (leading("/login", status=201), ("Created",)),
        (Response(200, JSON, Body('{"a":1,"b":2,"c":3}')), ("a, b, c", "a, b", "a")),
        (Response(400, JSON, Body('{"error":"invalid_grant","x":1}')), ("invalid_grant",)),
        (Response(400, JSON, Body('{"error":null}')), ("None",)),
        (Response(200, JSON, Body("{}")), ("OK",)),
        (Response(200, JSON, Body('{"":1}')), ()),
        (Response(200, JSON, Body("[1]")), ("OK",)),
        (Response(200, HTML, Body("<title> a &lt;b&gt; &amp;lt; &#34;c&#34;\n</title>")), ('a <b> &lt; "c"',)),
        (Response(204), ("No Content",)),
    ],
)
def test_texts_tell_what_people_look_for_longest_first(message: Message, texts: tuple[str, ...]) -> None:
    assert texts_of(message) == texts


@pytest.mark.parametrize(
    ("message", "name"),
    [
        (get("https://a.example/x?code=1"), "GET /x, Her browser to Accounts"),
        (leading("https://a.example/cb?code=1"), "303 to a.example/cb, Her browser to Accounts"),
        (leading("//[", status=302), "302 to //[, Her browser to Accounts"),
        (Response(400, JSON, Body('{"error":"invalid_grant"}')), "400 invalid_grant, Her browser to Accounts"),
        (Response(200, JSON, Body('{"a":1,"b":2}')), "200 with a, b, Her browser to Accounts"),
        (Response(200, HTML, Body("<title>Log in</title>")), "200 Log in, Her browser to Accounts"),
        (Response(401, JSON, Body("{}")), "401 Unauthorized, Her browser to Accounts"),
        (Response(299), "299, Her browser to Accounts"),
        (Response(204), "204 No Content, Her browser to Accounts"),
    ],
)
def test_the_accessible_name_says_what_goes_from_whom_to_whom(message: Message, name: str) -> None:
    assert name_of(message, "Her browser", "Accounts") == name


@given(
    st.one_of(
        st.builds(get, st.text()),
        st.builds(leading, st.text(), st.integers(200, 599)),
        st.builds(lambda text: Response(200, JSON, Body(text)), st.text()),
        st.builds(lambda names: Response(200, JSON, Body(json.dumps(names))), st.dictionaries(st.text(), st.none())),
        st.builds(lambda text: Response(200, HTML, Body(text)), st.text()),
        st.builds(lambda text: Request("POST", "https://a.example/", FORM, Body(text)), st.text()),
    )
)
def test_whatever_is_captured_has_a_name_and_texts_longest_first(message: Message) -> None:
    texts = texts_of(message)
    assert list(map(len, texts)) == sorted(map(len, texts), reverse=True)
    assert all(texts)
    assert name_of(message, "a", "b").startswith(verb_of(message))


def test_a_short_value_is_shown_whole() -> None:
    assert (shortened("abcdefg"), shortened("abcdefgh")) == ("abcdefg", "abcd…")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("A &lt; B &amp; C &#34;D&#39;", "A < B & C \"D'"),
        ("&amp;lt;", "&lt;"),
        ("&eacute;&#xe9;", "éé"),
        (" \n&#32;A ", "A"),
        ("&#32;", ""),
    ],
)
def test_a_title_is_read_as_html(written: str, meant: str) -> None:
    assert page_title(Response(200, HTML, Body(f"<title>{written}</title>"))) == meant


def test_a_page_without_a_title_has_none() -> None:
    assert page_title(Response(200, HTML, Body("<p>hello"))) == ""


def test_of_many_members_the_first_are_named_and_the_rest_counted() -> None:
    document = {f"member_{number}": number for number in range(9)}
    answer = Response(200, JSON, Body(json.dumps(document)))
    assert texts_of(answer) == ("member_0, member_1, member_2 and 6 more", "member_0, member_1", "member_0")
    assert name_of(answer, "A", "B") == "200 with member_0, member_1, member_2 and 6 more, A to B"
