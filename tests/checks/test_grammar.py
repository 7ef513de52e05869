"""Character rules and the comparison of redirect URIs."""

import pytest

from app.checks.grammar import bearer_token, pkce_text, same_redirect_uri, scope_text
from app.checks.token import s256


def test_the_challenge_of_rfc_7636_appendix_b_is_computed():
    assert s256("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


@pytest.mark.parametrize(
    ("registered", "requested", "same"),
    [
        ("https://client.example/cb", "https://client.example/cb", True),
        ("https://client.example/cb", "https://client.example/cb/", False),
        ("https://client.example/cb", "https://client.example/cb?x=1", False),
        ("https://client.example/cb", "https://CLIENT.example/cb", False),
        ("https://client.example/cb", "https://client.example/cb/../open?to=https://attacker.example", False),
        ("https://client.example", "https://client.example.attacker.example", False),
        ("http://127.0.0.1/cb", "http://127.0.0.1:51004/cb", True),
        ("http://127.0.0.1:8000/cb", "http://127.0.0.1:51004/cb", True),
        ("http://127.0.0.1:8000/cb", "http://127.0.0.1/cb", True),
        ("http://127.0.0.1/cb", "http://127.0.0.1:51004/cb?x=1", False),
        ("http://127.0.0.1/cb", "http://127.0.0.1:51004@attacker.example/cb", False),
        ("http://127.0.0.1/cb", "http://127.0.0.1:0/cb", False),
        ("http://127.0.0.1/cb", "http://127.0.0.1:65535/cb", True),
        ("http://127.0.0.1/cb", "http://127.0.0.1:65536/cb", False),
        ("http://127.0.0.1/cb", "http://127.0.0.1:99999/cb", False),
        ("http://127.0.0.1/cb", "http://127.0.0.1:٣٣/cb", False),
        ("http://127.0.0.1/cb", "http://127.0.0.1:/cb", False),
        ("http://127.0.0.1/cb", "http://localhost:51004/cb", False),
        ("http://127.0.0.1/cb", "https://127.0.0.1:51004/cb", False),
        ("http://[::1]/cb", "http://[::1]:51004/cb", True),
        ("http://localhost/cb", "http://localhost:51004/cb", False),
        ("com.example.app:/oauth2redirect", "com.example.app:/oauth2redirect", True),
    ],
)
def test_redirect_uris_are_compared_byte_for_byte_but_for_a_loopback_port(registered, requested, same):
    assert same_redirect_uri(registered, requested) is same


@pytest.mark.parametrize(
    ("text", "well_formed"),
    [
        ("a" * 42, False),
        ("a" * 43, True),
        ("a" * 128, True),
        ("a" * 129, False),
        ("aA0-._~" * 7, True),
        ("a" * 42 + "=", False),
        ("a" * 42 + "+", False),
        ("a" * 43 + "\n", False),
        ("", False),
    ],
)
def test_a_verifier_has_43_to_128_unreserved_characters(text, well_formed):
    assert pkce_text(text) is well_formed


@pytest.mark.parametrize(
    ("text", "well_formed"),
    [("a", True), ("a b", True), ("a  b", False), (" a", False), ('a"b', False), ("a\\b", False), ("a,b:c=d&e", True)],
)
def test_a_scope_has_single_spaces_and_no_quotes(text, well_formed):
    assert scope_text(text) is well_formed


@pytest.mark.parametrize(
    ("text", "well_formed"), [("mF_9.B5f-4.1JqM", True), ("a+/~==", True), ("a b", False), ("=", False)]
)
def test_a_bearer_token_is_a_b64token(text, well_formed):
    assert bearer_token(text) is well_formed
