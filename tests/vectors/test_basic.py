"""Published Authorization headers (RFC 6749 section 2.3.1 and where it is used), read and written."""

import pytest

from app.actors.client.authentication import basic
from app.actors.client.registration import Registration
from app.trace.paths import basic_credentials, pairs
from tests.wire.internet import internet

PUBLISHED = {
    "RFC 6749 section 2.3.1": (
        "Basic czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3",
        ("s6BhdRkqt3", "7Fjfp0ZBr1KtDRbnfVdmIw"),
    ),
    "RFC 6749 section 4.1.3, RFC 7009 section 2.1, RFC 7662 section 2.1": (
        "Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW",
        ("s6BhdRkqt3", "gX1fBat3bV"),
    ),
    "RFC 8707 section 2.2": (
        "Basic czZCaGRSa3F0Mzpoc3FFelFsVW9IQUU5cHg0RlNyNHlJ",
        ("s6BhdRkqt3", "hsqEzQlUoHAE9px4FSr4yI"),
    ),
    "RFC 8693 section 2.3": (
        "Basic cnMwODpsb25nLXNlY3VyZS1yYW5kb20tc2VjcmV0",
        ("rs08", "long-secure-random-secret"),
    ),
}
VALUE, ENCODED = " %&+£€", "+%25%26%2B%C2%A3%E2%82%AC"  # RFC 6749 appendix B


def written(client_id: str, secret: str) -> str:
    """The header that our client sends."""
    headers: dict[str, str] = {}
    basic(internet().actor("client"), Registration(client_id, secret, "https://client.example.com/cb"), {}, headers)
    return headers["Authorization"]


@pytest.mark.parametrize(("header", "credentials"), PUBLISHED.values(), ids=PUBLISHED)
def test_a_published_header_is_read_and_written_alike(header, credentials):
    assert basic_credentials(header) == credentials
    assert written(*credentials) == header


def test_the_characters_of_appendix_b_are_encoded_before_they_are_joined():
    assert basic_credentials(written(VALUE, VALUE)) == (VALUE, VALUE)
    assert pairs(f"x={ENCODED}") == [("x", VALUE)]


def test_a_plus_that_was_not_encoded_is_read_as_a_space():
    """RFC 9449 section 6.2 prints a secret with a colon and a bare plus: only the first colon parts the two."""
    header = "Basic cnM6cnM6TWt1LTZnX2xDektJZHo0ZnNON2tZY3lhK1Rp"
    assert basic_credentials(header) == ("rs", "rs:Mku-6g_lCzKIdz4fsN7kYcya Ti")
