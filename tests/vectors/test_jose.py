"""Published signatures and tokens: RFC 8037 appendix A, RFC 7515 appendix A, RFC 7519 section 6.1."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.actors.places import ISSUER
from app.actors.tokens import issuer_key, sign, verifies
from app.trace.paths import jwt_parts

# RFC 8037 appendices A.1 and A.4.
SECRET = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"
SIGNED = (
    "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
    "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
)
# RFC 7515 appendix A.1; its JSON has CR, LF and spaces between.
HS256 = (
    "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
    "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
)
# RFC 7515 appendix A.5 and RFC 7519 section 6.1.
UNSECURED = (
    "eyJhbGciOiJub25lIn0."
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
)
CLAIMS = {"iss": "joe", "exp": 1300819380, "http://example.com/is_root": True}


def signature(secret: str, signed: str) -> str:
    """Ed25519 by the library below the one that we sign with."""
    key = Ed25519PrivateKey.from_private_bytes(base64.urlsafe_b64decode(secret + "="))
    return base64.urlsafe_b64encode(key.sign(signed.encode())).rstrip(b"=").decode()


def test_ed25519_over_the_signing_input_is_the_printed_signature():
    content, _, printed = SIGNED.rpartition(".")
    assert signature(SECRET, content) == printed


def test_our_tokens_are_signed_in_the_same_way():
    token = sign(ISSUER, {"iss": ISSUER, "sub": "ana"})
    content, _, ours = token.rpartition(".")
    assert ours == signature(str(issuer_key(ISSUER).as_dict(private=True)["d"]), content)
    assert jwt_parts(token)[1] == {"iss": ISSUER, "sub": "ana"}
    assert verifies(ISSUER, token)


def test_a_published_token_is_read_whatever_space_its_json_has():
    assert jwt_parts(HS256) == ({"typ": "JWT", "alg": "HS256"}, CLAIMS)
    assert jwt_parts(UNSECURED) == ({"alg": "none"}, CLAIMS)
    assert jwt_parts(SIGNED) is None  # what it signs is no JSON


@pytest.mark.parametrize("token", [HS256, UNSECURED, SIGNED], ids=["HS256", "none", "another key"])
def test_a_token_of_another_algorithm_or_key_or_without_a_signature_is_not_ours(token):
    assert not verifies(ISSUER, token)
