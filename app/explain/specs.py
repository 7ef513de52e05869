"""Addresses of specifications: `RFC 7636 §4.6` becomes a link to that section."""

from __future__ import annotations

import re

_RFC = re.compile(r"RFC (\d+)(?: §([\d.]+))?(?: appendix ([A-Z]))?")
_OTHER = {
    "RFC 6265bis": "https://datatracker.ietf.org/doc/draft-ietf-httpbis-rfc6265bis/",
    "CSP": "https://www.w3.org/TR/CSP3/",
    "Fetch CORS": "https://fetch.spec.whatwg.org/#http-cors-protocol",
    "Fetch": "https://fetch.spec.whatwg.org/#origin-header",
    "Referrer Policy": "https://www.w3.org/TR/referrer-policy/",
}


def href(spec: str) -> str:
    """Where a reader finds the section; empty when there is no such place."""
    other = next((address for name, address in _OTHER.items() if spec.startswith(name)), None)
    found = _RFC.match(spec)
    if other or found is None:
        return other or ""
    number, section, appendix = found.groups()
    fragment = f"#section-{section}" if section else f"#appendix-{appendix}" if appendix else ""
    return f"https://www.rfc-editor.org/rfc/rfc{number}{fragment}"
