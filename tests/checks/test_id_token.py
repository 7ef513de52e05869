"""Hashes and signatures of ID tokens, against the examples that OIDC Core publishes (appendix A)."""

import pytest

from app.actors.tokens import is_signed_with
from app.checks import LEDGER
from app.checks.id_token import IdToken, half_hash
from app.trace.paths import jwt_parts

# Appendix A.6, an answer with code, ID token and access token, and the key of appendix A.7.
CODE = "Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk"
ACCESS_TOKEN = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"
ID_TOKEN = (
    "eyJraWQiOiIxZTlnZGs3IiwiYWxnIjoiUlMyNTYifQ.ewogImlzcyI6ICJodHRwczovL3NlcnZlci5leGFtcGxlLmNvbSIsCiAic"
    "3ViIjogIjI0ODI4OTc2MTAwMSIsCiAiYXVkIjogInM2QmhkUmtxdDMiLAogIm5vbmNlIjogIm4tMFM2X1d6QTJNaiIsCiAiZXhwI"
    "jogMTMxMTI4MTk3MCwKICJpYXQiOiAxMzExMjgwOTcwLAogImF0X2hhc2giOiAiNzdRbVVQdGpQZnpXdEYyQW5wSzlSUSIsCiAiY"
    "19oYXNoIjogIkxEa3RLZG9RYWszUGswY25YeENsdEEiCn0.A2OhhJzbUNaCbNLqNaqetGLJoxB3ujVbq_HLYSOWgWCJ3-B__Yxlq"
    "Ig8gpeL0VhvrWX0mwz7w_pGTRN4JdgsI0xAlT5fob1ZPnrazgonSyzaXcg2bgD896SsBSlG_8JX6JKaztXifn8k2gy65Me-sMyQr"
    "RF8xv_q1CeC871sZpMjJzy5nx65BTI17vcXjntZHADv6o2CrHrEdHp8xSlnTLiiIqgDOmKlpkeqqOBK6dqa4rXZlSqMAUm1LYZmt"
    "b2D8sHvQsxTbWlBkX7VZaTSqMJ487s4ZIEea8Bw4KGVOntQue4VhBjBnQ4bQKhB_47DxlWpSyOWdy3cer_zxKrfvw"
)
MODULUS = (
    "w7Zdfmece8iaB0kiTY8pCtiBtzbptJmP28nSWwtdjRu0f2GFpajvWE4VhfJAjEsOcwYzay7XGN0b-X84BfC8hmCTOj2b2eHT7NsZ"
    "egFPKRUQzJ9wW8ipn_aDJWMGDuB1XyqT1E7DYqjUCEOD1b4FLpy_xPn6oV_TYOfQ9fZdbE5HGxJUzekuGcOKqOQ8M7wfYHhHHLxG"
    "pQVgL0apWuP2gDDOdTtpuld4D2LK1MZK99s9gaSjRHE8JDb1Z4IGhEcEyzkxswVdPndUWzfvWBBWXWxtSUvQGBRkuy1BHOa4sP6F"
    "KjWEeeF7gm7UMs2Nm2QUgNZw6xvEDGaLk4KASdIxRQ"
)
KEY = {"kty": "RSA", "kid": "1e9gdk7", "n": MODULUS, "e": "AQAB"}


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
