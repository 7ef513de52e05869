"""The values that people follow."""

import pytest

from app.trace import Decision, Launch, Mint, Work
from app.trace.messages import Body, Request, Response
from app.trace.story import fold
from app.trace.story.acts import copied
from app.trace.story.carried import carried, loose
from app.trace.story.values import Origin, Values
from tests.playing import library, played
from tests.trace.story.tokens import jwt

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


IN_THE_TOKEN_REQUEST = ("token#1", "request", "form.code_verifier")
VERIFIERS = {
    "authorization-code": set(),
    "public-client-without-pkce": set(),
    "pkce-s256": {IN_THE_TOKEN_REQUEST},
    "pkce-plain": {
        ("start#1", "act", "query.code_challenge"),
        ("authorize#1", "request", "query.code_challenge"),
        IN_THE_TOKEN_REQUEST,
    },
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
        event = next(event for event in story.stops[row.stop] if event.seq == row.seq)
        message = Request("GET", event.url) if isinstance(event, Launch) else getattr(event, "message", None)
        message = copied(event) if isinstance(event, Decision) else message
        for sighting in row.sightings:
            assert message is not None
            found = [text for path, text in (*carried(message), *loose(message)) if path == sighting.at]
            assert any(story.values.by_id(sighting.value).text in text for text in found)


def origins(scenario: str, value: str) -> list[tuple[str, str]]:
    story = fold(played(scenario))
    return [(origin.value, origin.kind) for origin in story.values.by_id(value).origins]


def test_a_value_names_what_it_was_made_from() -> None:
    assert origins("pkce-s256", "code_challenge-1") == [("code_verifier-1", "hash")]
    assert origins("pkce-s256", "access_token-1") == [("code-1", "grant"), ("signature-1", "part")]
    assert origins("pkce-s256", "code-1") == []
    assert origins("openid-connect", "at_hash-1") == [("access_token-1", "hash")]
    assert ("nonce-1", "claim") in origins("openid-connect", "id_token-1")


def test_a_token_states_the_values_that_are_claims_of_it() -> None:
    values = Values()
    values.learn(made("nonce", "n-0S6_WzA2Mj"))
    values.learn(made("id_token", jwt(nonce="n-0S6_WzA2Mj", sub="ana")))
    assert [value.origins for value in values] == [(), (Origin("nonce-1", "claim"),)]


def test_what_nobody_made_is_followed_from_the_first_message_that_carries_it() -> None:
    story = fold(played("authorization-code"))
    secret = story.values.by_id("client_secret-1")
    first = next(row for row in story.rows if any(seen.value == secret.id for seen in row.sightings))
    assert secret.stop == first.stop


def test_a_value_in_the_referer_is_seen_though_the_address_has_it_too() -> None:
    values = Values()
    values.learn(made("code", "abcdefgh"))
    request = Request("GET", "https://a.example/?code=abcdefgh", (("Referer", "https://b.example/?code=abcdefgh"),))
    assert [path for _, _, path in values.seen_in(request)] == ["query.code", "header.referer"]


def test_a_part_of_a_longer_word_is_not_the_value() -> None:
    values = Values()
    values.learn(made("code", "abcdefgh"))
    assert list(values.seen_in(Response(200, (), Body("<p>xabcdefgh")))) == []
    assert [path for _, _, path in values.seen_in(Response(200, (), Body("<p>abcdefgh</p>")))] == ["body"]
