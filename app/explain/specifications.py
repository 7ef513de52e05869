"""What each specification is called, in the order in which they are listed; a section's place among its neighbours."""

from __future__ import annotations

import re

TITLES = {
    "RFC 3986": "Uniform Resource Identifier (URI): Generic Syntax",
    "RFC 6234": "US Secure Hash Algorithms",
    "RFC 6265bis": "Cookies: HTTP State Management Mechanism (draft)",
    "RFC 6749": "The OAuth 2.0 Authorization Framework",
    "RFC 6750": "The OAuth 2.0 Authorization Framework: Bearer Token Usage",
    "RFC 6819": "OAuth 2.0 Threat Model and Security Considerations",
    "RFC 7009": "OAuth 2.0 Token Revocation",
    "RFC 7515": "JSON Web Signature (JWS)",
    "RFC 7517": "JSON Web Key (JWK)",
    "RFC 7519": "JSON Web Token (JWT)",
    "RFC 7521": "Assertion Framework for OAuth 2.0 Client Authentication and Authorization Grants",
    "RFC 7523": "JSON Web Token (JWT) Profile for OAuth 2.0 Client Authentication and Authorization Grants",
    "RFC 7591": "OAuth 2.0 Dynamic Client Registration Protocol",
    "RFC 7636": "Proof Key for Code Exchange by OAuth Public Clients",
    "RFC 7638": "JSON Web Key (JWK) Thumbprint",
    "RFC 7662": "OAuth 2.0 Token Introspection",
    "RFC 8252": "OAuth 2.0 for Native Apps",
    "RFC 8414": "OAuth 2.0 Authorization Server Metadata",
    "RFC 8628": "OAuth 2.0 Device Authorization Grant",
    "RFC 8693": "OAuth 2.0 Token Exchange",
    "RFC 8705": "OAuth 2.0 Mutual-TLS Client Authentication and Certificate-Bound Access Tokens",
    "RFC 8707": "Resource Indicators for OAuth 2.0",
    "RFC 8725": "JSON Web Token Best Current Practices",
    "RFC 9068": "JSON Web Token (JWT) Profile for OAuth 2.0 Access Tokens",
    "RFC 9101": "The OAuth 2.0 Authorization Framework: JWT-Secured Authorization Request (JAR)",
    "RFC 9110": "HTTP Semantics",
    "RFC 9126": "OAuth 2.0 Pushed Authorization Requests",
    "RFC 9207": "OAuth 2.0 Authorization Server Issuer Identification",
    "RFC 9396": "OAuth 2.0 Rich Authorization Requests",
    "RFC 9449": "OAuth 2.0 Demonstrating Proof of Possession (DPoP)",
    "RFC 9470": "OAuth 2.0 Step Up Authentication Challenge Protocol",
    "RFC 9700": "Best Current Practice for OAuth 2.0 Security",
    "RFC 9728": "OAuth 2.0 Protected Resource Metadata",
    "OAuth 2.1": "The OAuth 2.1 Authorization Framework (draft)",
    "OAuth Multiple Response Types": "OAuth 2.0 Multiple Response Type Encoding Practices",
    "OAuth Form Post Response Mode": "OAuth 2.0 Form Post Response Mode",
    "OIDC Core": "OpenID Connect Core 1.0",
    "OIDC Discovery": "OpenID Connect Discovery 1.0",
    "OIDC RP-Initiated Logout": "OpenID Connect RP-Initiated Logout 1.0",
    "CSP": "Content Security Policy Level 3",
    "Fetch CORS": "Fetch: the CORS protocol",
    "Fetch": "Fetch",
    "Fetch Metadata": "Fetch Metadata Request Headers",
    "Referrer Policy": "Referrer Policy",
}
_PARTS = re.compile(r"(?P<name>.+?)(?: §(?P<section>[\d.]+)| appendix (?P<appendix>[A-Z]))?")


def parts(spec: str) -> tuple[str, str]:
    """The specification's name, and the section as it is written: `("RFC 7636", "§4.6")`; empty for the whole of it."""
    found = _PARTS.fullmatch(spec)
    if found is None:
        return spec, ""
    section, appendix = found["section"], found["appendix"]
    return found["name"], f"§{section}" if section else f"appendix {appendix}" if appendix else ""


def place_of(name: str, section: str) -> tuple[object, ...]:
    """What to sort sections by: specifications as listed, unknown ones last; §4.10 after §4.9, then appendices."""
    listed = list(TITLES)
    numbers = tuple(int(number) for number in re.findall(r"\d+", section))
    return (
        listed.index(name) if name in listed else len(listed),
        name,
        section.startswith("appendix"),
        numbers,
        section,
    )
