"""Redirects with 303, so that a POST with credentials is never sent on (RFC 9700 section 4.12)."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from flask import Response

UNRESERVED = "!#$%&'()*+,/:;=?@[]~"


def redirect(location: str, headers: Mapping[str, str] | None = None) -> Response:
    """303 See Other. Characters that no header can carry are percent-encoded."""
    return Response(
        "", 303, {"Location": quote(location, safe=UNRESERVED), **(headers or {})}, content_type="text/plain"
    )


def with_query(url: str, parameters: Mapping[str, str]) -> str:
    """`url` with parameters added to its query, keeping what it had (RFC 6749 section 3.1.2)."""
    split = urlsplit(url)
    query = "&".join(part for part in (split.query, urlencode(parameters)) if part)
    return urlunsplit(split._replace(query=query))
