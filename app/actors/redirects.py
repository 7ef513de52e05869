"""Redirects, with 303 unless told otherwise, so that a POST with credentials is not sent on (RFC 9700 section 4.12)."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from flask import Response
from werkzeug.urls import iri_to_uri

from app.actors.pages import problem

RESERVED = "!#$%&'()*+,/:;=?@[]~"  # RFC 3986 section 2.2, and what percent-encoding itself uses
NOWHERE = "The address that the browser would be sent to is no address."


def redirect(location: str, headers: Mapping[str, str] | None = None, status: int = 303) -> Response:
    """303 See Other, or another. What no header can carry is percent-encoded; what is no address gets a page."""
    encoded = quote(location, safe=RESERVED)
    try:
        iri_to_uri(encoded)
    except ValueError:
        return problem("Nowhere to go", NOWHERE)
    return Response("", status, {"Location": encoded, **(headers or {})}, content_type="text/plain")


def with_query(url: str, parameters: Mapping[str, str]) -> str:
    """`url` with parameters added to its query, keeping what it had (RFC 6749 section 3.1.2)."""
    try:
        split = urlsplit(url)
    except ValueError:
        return url  # only where the check of the redirect URI is off; `redirect` says what is wrong with it
    query = "&".join(part for part in (split.query, urlencode(parameters)) if part)
    return urlunsplit(split._replace(query=query))


def with_fragment(url: str, parameters: Mapping[str, str]) -> str:
    """`url` with parameters as its fragment (RFC 6749 section 4.2.2)."""
    return f"{url.partition('#')[0]}#{urlencode(parameters)}"
