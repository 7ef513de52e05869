"""Every source of the path grammar, read."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.trace.messages import Body, Message, Request, Response
from app.trace.paths import SOURCES, PathError, basic_credentials, jwt_parts, parsed, parts_of, read, split_url

FORM = ("Content-Type", "application/x-www-form-urlencoded")
JSON = ("Content-Type", "application/json")


def token(header: object, claims: object) -> str:
    """A compact JWS that nobody signed."""
    pieces = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in (header, claims)]
    return f"{pieces[0]}.{pieces[1]}.c2ln"


TOKEN = token({"alg": "none"}, {"sub": "ana", "aud": ["a", "b"], "exp": 5})
REQUEST = Request(
    "POST",
    "https://as.example/token?state=a%20b+c&empty=&twice=1&twice=2&%C3%BC=%C3%BC",
    (
        ("Authorization", "Basic cHJpbnRlcjpzJTJCaA=="),
        ("Cookie", 'sid=1; __Host-b="2"; sid=3; odd'),
        ("Content-Type", "Application/X-WWW-Form-URLEncoded; charset=utf-8"),
        ("X-Token", f"Bearer {TOKEN}"),
    ),
    Body(f"code=abc&code_verifier=&jwt={TOKEN}"),
)
DOCUMENT = {"scope": "a b", "n": 5, "yes": True, "none": None, "list": [1, {"x": 2}], "deep": {"er": {"est": "here"}}}
RESPONSE = Response(
    200,
    (("Content-Type", "application/json;charset=utf-8"), ("Set-Cookie", "sid=1; Secure"), ("set-cookie", "b=2")),
    Body(json.dumps({**DOCUMENT, "id_token": TOKEN})),
)
REDIRECT = Response(303, (("Location", f"https://c.example/cb?code=abc&state=%2B#access_token={TOKEN}&x=1"),))


@pytest.mark.parametrize(
    ("message", "path", "value"),
    [
        (REQUEST, "method", "POST"),
        (REQUEST, "url", REQUEST.url),
        (REQUEST, "query.state", "a b c"),
        (REQUEST, "query.empty", ""),
        (REQUEST, "query.twice", "1"),
        (REQUEST, "query.ü", "ü"),
        (REQUEST, "form.code", "abc"),
        (REQUEST, "form.code_verifier", ""),
        (REQUEST, "form.jwt.jwt.claims.sub", "ana"),
        (REQUEST, "header.AUTHORIZATION", "Basic cHJpbnRlcjpzJTJCaA=="),
        (REQUEST, "header.authorization.basic.client_id", "printer"),
        (REQUEST, "header.authorization.basic.client_secret", "s+h"),
        (REQUEST, "header.x-token.jwt.header.alg", "none"),
        (REQUEST, "header.x-token.jwt.claims.exp", "5"),
        (REQUEST, "cookie.sid", "1"),
        (REQUEST, "cookie.__Host-b", '"2"'),
        (REQUEST, "body", REQUEST.body and REQUEST.body.text),
        (RESPONSE, "status", "200"),
        (RESPONSE, "cookie.sid", "1"),
        (RESPONSE, "cookie.b", "2"),
        (RESPONSE, "json.scope", "a b"),
        (RESPONSE, "json.n", "5"),
        (RESPONSE, "json.yes", "true"),
        (RESPONSE, "json.list", '[1,{"x":2}]'),
        (RESPONSE, "json.deep.er.est", "here"),
        (RESPONSE, "json.deep.er", '{"est":"here"}'),
        (RESPONSE, "json.id_token.jwt.claims.aud", '["a","b"]'),
        (REDIRECT, "location", REDIRECT.headers[0][1]),
        (REDIRECT, "location.url", REDIRECT.headers[0][1]),
        (REDIRECT, "location.query.code", "abc"),
        (REDIRECT, "location.query.state", "+"),
        (REDIRECT, "location.fragment.x", "1"),
        (REDIRECT, "location.fragment.access_token.jwt.claims.sub", "ana"),
        (REDIRECT, "fragment.x", "1"),
    ],
)
def test_a_path_reads_what_is_there(message: Message, path: str, value: str) -> None:
    assert read(message, path) == value


@pytest.mark.parametrize("value", ["é", ["é", {"ü": None}], {"a": True}, 5, False])
def test_a_claim_is_read_as_the_same_member_of_a_document_is(value: object) -> None:
    message = Response(200, (JSON,), Body(json.dumps({"x": value, "t": token({}, {"x": value})})))
    assert read(message, "json.t.jwt.claims.x") == read(message, "json.x")


NOWHERE = {
    REQUEST: (
        *("query.none", "query.State", "form.none", "header.none", "cookie.odd", "cookie.SID", "json.code"),
        *("location", "location.query.code", "fragment.x", "status", "query.state.jwt.claims.sub"),
        *("form.code.basic.client_id", "form.jwt.jwt.claims.none", "form.jwt.jwt.header.sub"),
    ),
    RESPONSE: (
        *("query.state", "form.scope", "json.none", "json.none.deeper", "json.scope.deeper", "json.list.0"),
        *("json.missing", "method", "url", "location.url", "location.fragment.x"),
    ),
    REDIRECT: ("location.query.x", "location.fragment.code", "json.x", "body"),
}


@pytest.mark.parametrize(("message", "path"), [(each, path) for each, paths in NOWHERE.items() for path in paths])
def test_a_path_to_what_is_not_there_reads_nothing(message: Message, path: str) -> None:
    assert read(message, path) is None


@pytest.mark.parametrize("message", [REQUEST, RESPONSE, REDIRECT])
@pytest.mark.parametrize(
    "path",
    [
        *("", ".", "nonsense", "nonsense.x", "Query.x", "request.query.x"),
        *("query", "query.", "form", "header", "cookie", "fragment", "json"),
        *("status.x", "method.x", "url.x", "body.x"),
        *("location.code", "location.query", "location.query.", "location.fragment", "location.path.x"),
        *("json.t.jwt.claims", "json.t.jwt.claims.", "json.t.jwt.payload.x", "header.a.basic.password"),
    ],
)
def test_a_path_outside_the_grammar_is_an_error_whatever_the_message(message: Message, path: str) -> None:
    with pytest.raises(PathError, match=r"\w"):
        read(message, path)


@given(st.sampled_from([REQUEST, RESPONSE, REDIRECT]), st.text())
def test_any_text_is_read_or_refused(message: Message, path: str) -> None:
    for tried in (path, *(f"{source}.{path}" for source in SOURCES)):
        try:
            read(message, tried)
        except PathError as error:
            assert str(error)  # noqa: PT017


@pytest.mark.parametrize(
    "body", ["", "{", "[1]", '"text"', "NaN", "[" * 100_000, '{"scope":"\\ud800"}', "1" * 5000, '{"scope":1}{}']
)
def test_a_body_that_is_no_json_object_has_nothing_in_it(body: str) -> None:
    assert read(Response(200, (JSON,), Body.of(body.encode())), "json.scope") is None


def test_a_body_of_another_type_is_neither_json_nor_form() -> None:
    plain = Response(200, (("Content-Type", "text/plain"),), Body('{"scope":"a"}'))
    assert read(plain, "json.scope") is None
    assert read(Request("POST", "https://a.example/", (), Body("code=1")), "form.code") is None


@pytest.mark.parametrize(
    ("authorization", "pair"),
    [
        ("Basic YTpi", ("a", "b")),
        ("basic YTpi", ("a", "b")),
        ("Basic  YTpi ", ("a", "b")),
        ("Basic YTo=", ("a", "")),
        ("Basic YTpiOmM=", ("a", "b:c")),
        ("Basic JTIwK3g6JTNB", ("  x", ":")),
        ("Bearer YTpi", None),
        ("Basic", None),
        ("Basic YQ==", None),
        ("Basic !!!!", None),
        ("Basic ééé", None),
        ("Basic //8=", None),
        ("", None),
    ],
)
def test_basic_credentials_are_taken_apart_and_form_decoded(authorization: str, pair: tuple[str, str] | None) -> None:
    assert basic_credentials(authorization) == pair


@pytest.mark.parametrize(
    "text",
    [
        *("", "a.b", "a.b.c.d", "a.b.c", "é.é.é", "e30.W10.x", "bnVsbA.e30.x", "e30.e30"),
        token({"alg": "x" * 10}, ["no", "object"]),
        ".".join([base64.urlsafe_b64encode(b"[" * 50_000).decode(), "e30", "x"]),
    ],
)
def test_what_is_no_token_has_no_parts(text: str) -> None:
    assert jwt_parts(text) is None


def test_a_token_is_taken_apart_without_being_verified() -> None:
    assert jwt_parts(TOKEN) == ({"alg": "none"}, {"sub": "ana", "aud": ["a", "b"], "exp": 5})


@given(st.recursive(st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(), st.lists))
def test_json_is_parsed_as_it_was_written(document: object) -> None:
    assert parsed(json.dumps(document)) == document


@pytest.mark.parametrize("url", ["http://[", "//[::1", "https://a.example:x/", "", "\x00"])
def test_splitting_an_address_never_fails(url: str) -> None:
    assert isinstance(split_url(url).path, str)


def test_a_path_is_source_name_and_tail() -> None:
    assert parts_of("json.id_token.jwt.claims.sub") == ("json", "id_token", ".jwt.claims.sub")
    assert parts_of("json.a.b") == ("json", "a.b", "")
    assert parts_of("status") == ("status", "", "")
