"""What a message carries, also inside tokens and credentials, and where a value may stand without a name."""

import base64
import json

from app.trace.messages import Body, Request, Response
from app.trace.story.carried import carried, loose, places
from tests.trace.story.tokens import jwt


def test_a_basic_header_gives_the_secret() -> None:
    credentials = base64.b64encode(b"printer:a%3Ab").decode()
    request = Request("POST", "https://a.example/token", (("Authorization", f"Basic {credentials}"),))
    assert list(carried(request)) == [
        ("header.authorization", credentials),
        ("header.authorization.basic.client_secret", "a:b"),
    ]


def test_whoever_sees_a_token_sees_the_texts_that_it_states() -> None:
    token = jwt(nonce="n-0S6_WzA2Mj", exp=1767225600, aud=["printer"])
    answer = Response(200, (("Content-Type", "application/json"),), Body(json.dumps({"id_token": token})))
    assert dict(carried(answer)) == {"json.id_token": token, "json.id_token.jwt.claims.nonce": "n-0S6_WzA2Mj"}


def test_what_only_looks_like_a_token_states_nothing() -> None:
    request = Request("GET", "https://a.example/?host=www.a.example")
    assert list(carried(request)) == [("query.host", "www.a.example")]


def test_addresses_pages_and_other_headers_are_texts_without_names() -> None:
    headers = (("Location", "/next"), ("Set-Cookie", "a=b"), ("Referrer-Policy", "no-referrer"))
    assert list(loose(Response(303, headers, Body("<p>page")))) == [
        ("location.url", "/next"),
        ("body", "<p>page"),
        ("header.referrer-policy", "no-referrer"),
    ]
    request = Request("GET", "https://a.example/", (("Cookie", "a=b"), ("Referer", "https://b.example/?code=x")))
    assert list(loose(request)) == [
        ("url", "https://a.example/"),
        ("body", ""),
        ("header.referer", "https://b.example/?code=x"),
    ]


def test_a_json_value_is_told_as_text() -> None:
    body = '{"active":false,"exp":5,"sub":"ana","aud":["a"],"none":null}'
    answer = Response(200, (("Content-Type", "application/json"),), Body(body))
    assert dict(places(answer)) == {
        **{"json.active": "false", "json.exp": "5", "json.sub": "ana"},
        **{"json.aud": '["a"]', "json.none": "null"},
    }
