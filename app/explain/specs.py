"""Addresses of specifications: `RFC 7636 §4.6` becomes a link to that section."""

from __future__ import annotations

import re

_RFC = re.compile(r"RFC (\d+)(?: §([\d.]+))?(?: appendix ([A-Z]))?")
_OTHER = {
    "OAuth 2.1": "https://datatracker.ietf.org/doc/draft-ietf-oauth-v2-1/",
    "RFC 6265bis": "https://datatracker.ietf.org/doc/draft-ietf-httpbis-rfc6265bis/",
    "CSP": "https://www.w3.org/TR/CSP3/",
    "Fetch CORS": "https://fetch.spec.whatwg.org/#http-cors-protocol",
    "Fetch": "https://fetch.spec.whatwg.org/#origin-header",
    "Fetch Metadata": "https://www.w3.org/TR/fetch-metadata/",
    "Referrer Policy": "https://www.w3.org/TR/referrer-policy/",
}
# Sections of the OpenID Foundation's specifications are addressed by name.
_OPENID: dict[str, tuple[str, dict[str, str]]] = {
    "OIDC Core": (
        "openid-connect-core-1_0",
        {
            "1": "Introduction",
            "2": "IDToken",
            "3.1": "CodeFlowAuth",
            "3.1.2.1": "AuthRequest",
            "3.1.2.3": "Authenticates",
            "3.1.2.4": "Consent",
            "3.1.2.6": "AuthError",
            "3.1.3.3": "TokenResponse",
            "3.1.3.6": "CodeIDToken",
            "3.1.3.7": "IDTokenValidation",
            "3.1.3.8": "CodeFlowTokenValidation",
            "3.2": "ImplicitFlowAuth",
            "3.2.2.5": "ImplicitAuthResponse",
            "3.2.2.9": "ImplicitTokenValidation",
            "3.2.2.10": "ImplicitIDToken",
            "3.3": "HybridFlowAuth",
            "3.3.2.1": "HybridAuthRequest",
            "3.3.2.5": "HybridAuthResponse",
            "3.3.2.7": "HybridCallback",
            "3.3.2.10": "CodeValidation",
            "3.3.2.11": "HybridIDToken",
            "3.3.3.6": "HybridIDToken2",
            "5.1": "StandardClaims",
            "5.3": "UserInfo",
            "5.3.1": "UserInfoRequest",
            "5.3.2": "UserInfoResponse",
            "5.4": "ScopeClaims",
            "5.7": "ClaimStability",
            "6.1": "RequestObject",
            "6.2": "RequestUriParameter",
            "7.2.1": "RegistrationParameter",
            "10.1": "Signing",
            "15.5.2": "NonceNotes",
        },
    ),
    "OIDC Discovery": (
        "openid-connect-discovery-1_0",
        {
            "3": "ProviderMetadata",
            "4": "ProviderConfig",
            "4.2": "ProviderConfigurationResponse",
            "4.3": "ProviderConfigurationValidation",
        },
    ),
    "OIDC RP-Initiated Logout": (
        "openid-connect-rpinitiated-1_0",
        {"2": "RPLogout", "2.1": "OPMetadata", "3": "RedirectionAfterLogout", "6": "Security"},
    ),
    "OAuth Multiple Response Types": (
        "oauth-v2-multiple-response-types-1_0",
        {"2.1": "ResponseModes", "3": "id_token", "5": "Combinations"},
    ),
    "OAuth Form Post Response Mode": ("oauth-v2-form-post-response-mode-1_0", {"2": "FormPostResponseMode"}),
}


def href(spec: str) -> str:
    """Where a reader finds the section; empty when there is no such place."""
    name, _, section = spec.partition(" §")
    if name in _OTHER:
        return _OTHER[name]
    if name in _OPENID:
        return _at_openid(name, section)
    found = _RFC.match(spec)
    if found is None:
        return ""
    number, section, appendix = found.groups()
    fragment = f"#section-{section}" if section else f"#appendix-{appendix}" if appendix else ""
    return f"https://www.rfc-editor.org/rfc/rfc{number}{fragment}"


def _at_openid(name: str, section: str) -> str:
    document, anchors = _OPENID[name]
    address = f"https://openid.net/specs/{document}.html"
    if not section:
        return address
    return f"{address}#{anchors[section]}" if section in anchors else ""
