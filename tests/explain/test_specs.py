"""Sections become addresses."""

import pytest

from app.explain import href


@pytest.mark.parametrize(
    ("spec", "address"),
    [
        ("RFC 7636 §4.6", "https://www.rfc-editor.org/rfc/rfc7636#section-4.6"),
        ("RFC 7636", "https://www.rfc-editor.org/rfc/rfc7636"),
        ("RFC 6749 appendix B", "https://www.rfc-editor.org/rfc/rfc6749#appendix-B"),
        ("RFC 6265bis", "https://datatracker.ietf.org/doc/draft-ietf-httpbis-rfc6265bis/"),
        ("a rumour", ""),
    ],
)
def test_a_section_becomes_its_address(spec, address):
    assert href(spec) == address
