"""Hashes and signatures of ID tokens, against the examples that OIDC Core publishes (appendix A)."""

import pytest

from app.actors.tokens import is_signed_with
from app.checks import LEDGER
from app.checks.id_token import IdToken, half_hash
from app.trace.paths import jwt_parts
from tests.vectors.test_openid import ACCESS_TOKEN, CODE, ID_TOKENS, KEY

ID_TOKEN = ID_TOKENS["appendix A.6"]  # of an answer that has a code and an access token, too


def test_the_hashes_of_the_published_example_are_computed():
    _, claims = jwt_parts(ID_TOKEN)
    assert half_hash(ACCESS_TOKEN) == claims["at_hash"] == "77QmUPtjPfzWtF2AnpK9RQ"
    assert half_hash(CODE) == claims["c_hash"] == "LDktKdoQak3Pk0cnXxCltA"


def beside(place: str, **claims: str) -> IdToken:
    """An ID token at that place, with an access token beside it."""
    return IdToken(
        place=place,
        token="",
        header={},
        claims=claims,
        issuer="https://accounts.example",
        client_id="printer",
        keys=(),
        verifies=lambda _: True,
        nonce=None,
        max_age=None,
        now=0,
        access_token=ACCESS_TOKEN,
    )


@pytest.mark.parametrize(
    ("place", "claims", "verdict"),
    [
        ("json.id_token", {}, "not-applicable"),
        ("json.id_token", {"at_hash": "77QmUPtjPfzWtF2AnpK9RQ"}, "passed"),
        ("form.id_token", {"at_hash": "77QmUPtjPfzWtF2AnpK9RQ"}, "passed"),
        ("form.id_token", {}, "failed"),
    ],
)
def test_only_the_token_endpoint_may_leave_the_hash_of_the_access_token_out(place, claims, verdict):
    assert LEDGER["id_token.at_hash"].judge(beside(place, **claims)).verdict == verdict


def test_the_signature_of_the_published_example_verifies():
    assert is_signed_with(KEY, ID_TOKEN)


@pytest.mark.parametrize("token", [f"{ID_TOKEN[:-2]}AA", ID_TOKEN.replace(".", ".e", 1), "", "a.b.c", "a.b"])
def test_whatever_else_does_not(token):
    assert not is_signed_with(KEY, token)


@pytest.mark.parametrize(
    "key",
    [
        {},
        {"kty": "RSA"},
        {"kty": "oct", "k": "AAAA"},
        {**KEY, "n": 5},
        {**KEY, "n": "3w" * 60},
        {**KEY, "n": "!" * 400},
        {"kty": "EC"},
    ],
)
def test_what_is_no_key_verifies_nothing(key):
    assert not is_signed_with(key, ID_TOKEN)
