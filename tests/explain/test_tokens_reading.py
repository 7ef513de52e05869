"""A JWT is read without trust: whatever is wrong with it is said, and what can be read is shown all the same."""

import base64

import pytest

from app.explain.tokens.reading import LONGEST, Jwt, is_jwt, read
from app.explain.tokens.times import TIMES, date, moment, relative, spoils
from tests.explain.opening import Opened, part
from tests.playing import edited
from tests.vectors.test_jose import CLAIMS, HS256, SIGNED

HEADER = part({"alg": "RS256"})
DEEP = base64.urlsafe_b64encode(b"[" * 9000).decode()


def test_a_published_jwt_is_taken_apart():
    told = read(HS256)
    assert (told.header, told.claims, told.trouble) == ({"typ": "JWT", "alg": "HS256"}, CLAIMS, {})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is empty"),
        ("abc", "it has one part, and a JWT has three"),
        ("a.b", "it has 2 parts"),
        ("a.b.c.d.e", "it has five parts: it is encrypted"),
        ("a" * (LONGEST + 1), f"it has {LONGEST + 1:,} characters"),
    ],
)
def test_what_is_no_jwt_at_all_says_why(text, why):
    assert read(text).startswith(why)
    assert not is_jwt(text)


@pytest.mark.parametrize(
    ("payload", "why"),
    [
        ("e30=", "'=' at place 4 is no character of base64url"),
        ("e3 0", "' ' at place 3"),
        ("e30\u202e", "at place 4"),
        ("e30Aa", "base64url of 5 characters stands for no whole number of bytes"),
        ("", "it is empty"),
        ("_w", "its bytes are no UTF-8 from byte 1 on"),
        ("eyI", "it is no JSON that can be read"),
        (DEEP, "it is no JSON that can be read"),
        (part([1]), "it is JSON, but a list and no object"),
        (part("text"), "it is JSON, but a text"),
        (part(7), "it is JSON, but a number"),
        (part(None), "it is JSON, but null"),
        (part(True), "it is JSON, but true or false"),
    ],
)
def test_a_part_that_cannot_be_read_says_why_and_leaves_the_others(payload, why):
    told = read(f"{HEADER}.{payload}.AAAA")
    assert isinstance(told, Jwt)
    assert told.header == {"alg": "RS256"}
    assert told.claims is None
    assert why in told.trouble["payload"]


def test_what_signs_no_json_has_a_header_all_the_same():
    assert read(SIGNED).header == {"alg": "EdDSA"}
    assert is_jwt(SIGNED)


@pytest.mark.parametrize("text", [f"{HEADER}.{part([1])}.!", "no.token.", f"x.{part({})}.", "\x00.\x00.\x00", DEEP])
def test_any_text_in_place_of_an_id_token_is_shown_and_says_what_is_wrong(text):
    run = Opened(edited("openid-connect", "token#1.response", {"json.id_token": text}))
    found = next(token for token in run.tokens if token.text == text)
    said = [found.note, *(each.trouble for each in found.parts)]
    assert any("It cannot be read, because " in each for each in said)
    if found.form == "JWT":
        assert run.state(found.id).signature.verdict in {"failed", "open"}


def test_a_time_is_told_as_a_date_and_from_now():
    assert date(1_767_225_600) == "2026-01-01 00:00:00 UTC"
    assert relative("exp", 1000 + 3599, 1000) == "in 59 min 59 s"
    assert relative("exp", 997, 1000) == "expired 3 s ago"
    assert relative("exp", 1000, 1000) == "expired this second"
    assert relative("nbf", 1060, 1000) == "not good for another 1 min"
    assert relative("nbf", 1000 - 90_061, 1000) == "good since 1 d 1 h"
    assert relative("iat", 1001, 1000) == "in 1 s: it is from the future"
    assert relative("auth_time", 1000 - 3601, 1000) == "1 h 1 s ago" or relative("auth_time", 0, 3601) == "1 h ago"


@pytest.mark.parametrize(
    ("now", "bad"), [(999, {"nbf"}), (1000, {"exp"}), (1001, {"exp"})], ids=["before", "at the second", "after"]
)
def test_a_token_is_bad_before_its_nbf_and_from_its_exp_on(now, bad):
    assert {claim for claim in TIMES if spoils(claim, 1000, now)} == bad


@pytest.mark.parametrize("value", ["1767225600", None, True, [], 10**40, -(10**40), float("inf"), float("nan")])
def test_what_is_no_time_says_so(value):
    assert moment(value) is None
    assert date(value) == "not a number of seconds"
    assert relative("exp", value, 1000) == ""
    assert not spoils("exp", value, 1000)
