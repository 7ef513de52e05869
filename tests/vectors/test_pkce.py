"""Published verifiers and challenges (RFC 7636), and verifiers at the edges of what is allowed."""

import pytest

from app.checks.grammar import pkce_text
from app.checks.token import s256

PUBLISHED = {
    "RFC 7636 appendix B": (
        "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    ),
    "OAuth 2.1 draft, sections 4.1.1 and 4.1.3": (
        "3641a2d12d66101249cdf7a79c000c1f8c05d2aafcf14bf146497bed",
        "6fdkQaPm51l13DSukcAH3Mdx7_ntecHYd1vi3n0hMZY",
    ),
}
COMPUTED = {
    "the shortest": ("a" * 43, "ZtNPunH49FD35FWYhT5Tv8I7vRKQJ8uxMaL0_9eHjNA"),
    "the longest": ("~" * 128, "zNhOm5Jyonenca7bQzzpjUpwFDVrfhrbbOGCqgWA6HU"),
}
# The examples of RFC 9126 section 2.1 and RFC 9449 section 5, whose other halves are not printed.
ALONE = ("K2-ltc83acc4h0c9w6ESC_rEMTJ3bww-uCHaoeK1t8U", "bEaL42izcC-o-xBk0K2vuJ6U-y1p9r_wW2dFWIWgjz-")


@pytest.mark.parametrize(
    ("verifier", "challenge"), [*PUBLISHED.values(), *COMPUTED.values()], ids=[*PUBLISHED, *COMPUTED]
)
def test_a_verifier_gives_its_challenge(verifier, challenge):
    assert pkce_text(verifier)
    assert s256(verifier) == challenge
    assert pkce_text(challenge)


@pytest.mark.parametrize("text", ALONE)
def test_a_published_example_is_well_formed(text):
    assert pkce_text(text)


@pytest.mark.parametrize("text", ["a" * 42, "a" * 129, "a" * 42 + "+", "a" * 43 + "=", "a" * 43 + "\n", ""])
def test_what_is_too_short_or_too_long_or_has_another_character_is_not(text):
    assert not pkce_text(text)
