"""Sections become addresses."""

import pytest

from app.explain import href

OPENID = "https://openid.net/specs"


@pytest.mark.parametrize(
    ("spec", "address"),
    [
        ("RFC 7636 §4.6", "https://www.rfc-editor.org/rfc/rfc7636#section-4.6"),
        ("RFC 7636", "https://www.rfc-editor.org/rfc/rfc7636"),
        ("RFC 6749 appendix B", "https://www.rfc-editor.org/rfc/rfc6749#appendix-B"),
        ("OIDC Core §3.1.3.7", "https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation"),
        ("OIDC Core", "https://openid.net/specs/openid-connect-core-1_0.html"),
        ("OIDC Discovery §4.3", f"{OPENID}/openid-connect-discovery-1_0.html#ProviderConfigurationValidation"),
        ("OIDC RP-Initiated Logout §2", f"{OPENID}/openid-connect-rpinitiated-1_0.html#RPLogout"),
        ("OAuth Multiple Response Types §5", f"{OPENID}/oauth-v2-multiple-response-types-1_0.html#Combinations"),
        (
            "OAuth Form Post Response Mode §2",
            f"{OPENID}/oauth-v2-form-post-response-mode-1_0.html#FormPostResponseMode",
        ),
        ("OIDC Core §99", ""),
        ("OIDC Hearsay §1", ""),
        ("RFC 6265bis", "https://datatracker.ietf.org/doc/draft-ietf-httpbis-rfc6265bis/"),
        ("a rumour", ""),
    ],
)
def test_a_section_becomes_its_address(spec, address):
    assert href(spec) == address
