"""Signatures are verified for real: published ones hold, and whatever was changed does not."""

import base64
import hmac

import pytest
from joserfc import jws
from joserfc.jwk import ECKey, OKPKey, RSAKey

from app.actors.keys import ID_TOKENS, id_token_key
from app.actors.places import ISSUER
from app.actors.tokens import sign, sign_id_token
from app.explain.tokens.hashes import half_of, hash_name
from app.explain.tokens.keys import KeySeen
from app.explain.tokens.reading import read
from app.explain.tokens.signature import signature_line
from app.trace.paths import jwt_parts
from tests.explain.opening import part, verified
from tests.vectors.test_jose import SIGNED, UNSECURED
from tests.vectors.test_openid import ACCESS_TOKEN, CODE, KEY, RS256, RS256_KEY
from tests.vectors.test_openid import ID_TOKENS as PUBLISHED

CLAIMS = {"iss": ISSUER, "sub": "ana"}
OURS = sign_id_token(CLAIMS)
ED25519 = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}  # RFC 8037 appendix A.2


def seen(jwk, host="server.example.com"):
    return [KeySeen(jwk, "as", host, "GET /jwks", 3)]


@pytest.mark.parametrize("token", PUBLISHED.values(), ids=PUBLISHED)
def test_a_published_id_token_verifies_with_the_published_key_alone(token):
    assert verified(token, seen=seen(KEY)).verdict == "passed"
    assert verified(token, seen=seen({**RS256_KEY, "kid": KEY["kid"]})).title == "The signature does not match"


def test_the_signatures_of_the_rfcs_verify():
    assert verified(RS256, seen=seen({**RS256_KEY, "kid": "accounts-1"})).verdict == "passed"
    assert verified(SIGNED, seen=seen({**ED25519, "kid": "accounts-1"})).verdict == "passed"


def test_elliptic_curves_verify():
    key = ECKey.generate_key("P-256")
    token = jws.serialize_compact({"alg": "ES256", "kid": "e"}, b'{"iss":"x"}', key)
    jwk = {**key.as_dict(private=False), "kid": "e"}
    assert verified(token, seen=seen(jwk)).verdict == "passed"
    assert verified(f"{token[:-4]}AAAA", seen=seen(jwk)).verdict == "failed"


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_token_that_was_tampered_with_says_that_the_signature_does_not_match(place):
    pieces = OURS.split(".")
    header, claims = jwt_parts(OURS)
    pieces[place] = [part({**header, "typ": "other"}), part({**claims, "sub": "ben"}), pieces[2][:-6] + "AAAAAA"][place]
    told = verified(".".join(pieces))
    assert (told.verdict, told.title) == ("failed", "The signature does not match")
    assert verified(OURS).verdict == "passed"


def test_alg_none_is_not_signed_whatever_stands_behind_it():
    assert verified(UNSECURED).title == "It is not signed"
    forged = f"{part({'alg': 'none', 'kid': ID_TOKENS})}.{OURS.split('.')[1]}.{OURS.split('.')[2]}"
    assert (verified(forged).verdict, verified(forged).title) == ("failed", "It is not signed")


def test_the_public_key_is_not_taken_for_a_shared_secret():
    signed = f"{part({'alg': 'HS256', 'kid': ID_TOKENS})}.{part(CLAIMS)}"
    mac = hmac.digest(id_token_key().as_pem(private=False), signed.encode(), "sha256")
    told = verified(f"{signed}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}")
    assert (told.verdict, told.title) == ("open", "The signature cannot be verified")


def test_the_key_decides_on_the_algorithm_and_not_the_token():
    token = jws.serialize_compact({"alg": "PS256", "kid": ID_TOKENS}, b"{}", id_token_key(), algorithms=["PS256"])
    assert verified(token).title == "No key fits the signature"  # that key is for RS256


def test_a_key_that_nobody_has_fits_nothing():
    other = jws.serialize_compact({"alg": "RS256", "kid": "other"}, b"{}", id_token_key(), algorithms=["RS256"])
    told = verified(other)
    assert (told.verdict, told.title) == ("failed", "No key fits the signature")
    assert "no key called other" in told.text


def test_a_key_of_the_client_does_not_verify_what_the_server_should_have_signed():
    assert verified(sign(ISSUER, CLAIMS), signer="client").verdict == "failed"


@pytest.mark.parametrize(
    "jwk",
    [
        {},
        {"kty": "RSA"},
        {"kty": "RSA", "n": "AQAB", "e": "AQAB"},
        {"kty": "RSA", "n": "A" * 5000, "e": "AQAB"},
        {"kty": "RSA", "n": 7, "e": []},
        {"kty": "OKP", "crv": "Ed25519", "x": "!"},
        {"kty": "EC", "crv": "P-0", "x": "AA", "y": "AA"},
        {"kty": ["RSA"]},
        {"kty": "oct", "k": "AAAA"},
    ],
)
def test_a_key_that_is_none_verifies_nothing(jwk):
    told = verified(OURS, seen=seen({**jwk, "kid": ID_TOKENS}, host="accounts.example"))
    assert (told.verdict, told.title) == ("failed", "No key fits the signature")


def test_a_key_of_another_name_is_tried_where_the_token_names_none():
    token = jws.serialize_compact({"alg": "RS256"}, b"{}", id_token_key(), algorithms=["RS256"])
    assert verified(token).verdict == "passed"


def test_of_two_hosts_with_a_key_of_one_name_the_issuer_s_own_is_taken():
    other = {**RSAKey.generate_key(2048).as_dict(private=False), "kid": ID_TOKENS}
    own = {**id_token_key().as_dict(private=False), "kid": ID_TOKENS}
    keys = [*seen(own, "accounts.example"), *seen(other, "elsewhere.example")]
    assert signature_line(read(OURS), "as", keys, {}, {}).verdict == "failed"  # the latest of that name is the other's
    assert signature_line(read(OURS), "as", keys[::-1], {}, {}).verdict == "passed"


def test_edwards_keys_of_either_name_of_the_algorithm_verify():
    key = OKPKey.generate_key("Ed25519")
    token = jws.serialize_compact({"alg": "Ed25519", "kid": "k"}, b"{}", key, algorithms=["Ed25519"])
    assert verified(token, seen=seen({**key.as_dict(private=False), "kid": "k"})).verdict == "passed"


def test_the_published_hashes_are_the_left_halves_of_those_of_code_and_access_token():
    claims = {name: jwt_parts(token)[1] for name, token in PUBLISHED.items()}
    for name in ("appendix A.3", "appendix A.6"):
        assert half_of(ACCESS_TOKEN, hash_name("RS256"))[1] == claims[name]["at_hash"]
    for name in ("appendix A.4", "appendix A.6"):
        assert half_of(CODE, hash_name("RS256"))[1] == claims[name]["c_hash"]


@pytest.mark.parametrize(
    ("algorithm", "name"),
    [("RS256", "sha256"), ("ES384", "sha384"), ("PS512", "sha512"), ("Ed25519", "sha512"), ("none", None), (7, None)],
)
def test_the_hash_is_that_of_the_signature(algorithm, name):
    assert hash_name(algorithm) == name
