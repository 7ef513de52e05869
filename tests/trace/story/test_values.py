"""The values that people follow."""

import pytest

from app.trace import Mint, Work
from app.trace.messages import Body, Request, Response
from app.trace.story import fold
from app.trace.story.values import Values, places
from tests.playing import library, played

COMMON = {"seq": 1, "at": 0, "actor": "as", "cause": None, "step": "", "exchange": None, "parent": None}


def made(name: str, value: str) -> Mint:
    return Mint(**COMMON, name=name, value=value, bound_to="")


def test_values_are_numbered_by_name_in_the_order_in_which_they_are_made() -> None:
    values = Values()
    for event in (made("code", "a" * 8), made("state", "b" * 8), made("code", "c" * 8), made("token", "a" * 8)):
        values.learn(event)
    values.learn(Work(**COMMON, what="hash", inputs=(), output="d" * 8))
    ids = [values.id_of(sign * 8) for sign in "abcd"]
    assert ids == ["code-1", "state-1", "code-2", "computed-1"]
    assert values.id_of("e" * 8) is None


def test_a_short_value_is_not_followed_because_it_turns_up_by_accident() -> None:
    values = Values()
    values.learn(made("code", "a" * 7))
    assert values.id_of("a" * 7) is None


def test_a_value_is_seen_at_every_place_where_it_stands_whole() -> None:
    value = "abcdefgh+/="
    values = Values()
    values.learn(made("code", value))
    form = ("Content-Type", "application/x-www-form-urlencoded")
    request = Request(
        "POST",
        "https://a.example/?code=abcdefgh%2B%2F%3D&more=xabcdefgh%2B%2F%3D",
        (form, ("Cookie", f"sid={value}"), ("Authorization", f"Bearer {value}")),
        Body("code=abcdefgh%2B%2F%3D"),
    )
    found = [path for _, _, path in values.seen_in(request)]
    assert found == ["query.code", "form.code", "cookie.sid", "header.authorization"]
    redirect = Response(303, (("Location", "/cb?code=abcdefgh%2B%2F%3D#code=abcdefgh%2B%2F%3D"),))
    assert [path for _, _, path in values.seen_in(redirect)] == ["location.query.code", "location.fragment.code"]
    answer = Response(200, (("Content-Type", "application/json"),), Body('{"code":"abcdefgh+/=","n":5,"none":null}'))
    assert list(values.seen_in(answer)) == [("code-1", "code", "json.code")]


def test_a_json_value_is_told_as_text() -> None:
    body = '{"active":false,"exp":5,"sub":"ana","aud":["a"],"none":null}'
    answer = Response(200, (("Content-Type", "application/json"),), Body(body))
    assert dict(places(answer)) == {
        **{"json.active": "false", "json.exp": "5", "json.sub": "ana"},
        **{"json.aud": '["a"]', "json.none": "null"},
    }


IN_THE_TOKEN_REQUEST = ("token#1", "request", "form.code_verifier")
VERIFIERS = {
    "authorization-code": set(),
    "public-client-without-pkce": set(),
    "pkce-s256": {IN_THE_TOKEN_REQUEST},
    "pkce-plain": {IN_THE_TOKEN_REQUEST, ("authorize#1", "request", "query.code_challenge")},
    "refresh-token": {IN_THE_TOKEN_REQUEST},
}


@pytest.mark.parametrize("scenario", VERIFIERS)
def test_the_verifier_is_seen_where_it_travels_and_nowhere_else(scenario: str) -> None:
    story = fold(played(scenario))
    seen = {
        (row.step, row.direction, sighting.at)
        for row in story.rows
        for sighting in row.sightings
        if sighting.name == "code_verifier"
    }
    assert seen == VERIFIERS[scenario]


@pytest.mark.parametrize("scenario", library())
def test_every_sighting_names_a_place_where_the_value_can_be_read(scenario: str) -> None:
    story = fold(played(scenario))
    for row in story.rows:
        message = getattr(story.stops[row.stop][0], "message", None) if row.n else None
        for sighting in row.sightings:
            assert message is not None
            found = dict(places(message))[sighting.at]
            assert story.values.id_of(found) == sighting.value
