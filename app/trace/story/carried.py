"""What a message carries: every value that stands in it under a name, also inside tokens and Basic credentials."""

from __future__ import annotations

from collections.abc import Iterator

from app.trace.messages import Message, Request, body_text, header
from app.trace.paths import (
    basic_credentials,
    cookies_of,
    form_of,
    json_of,
    json_text,
    jwt_parts,
    location_of,
    pairs,
    query_of,
)

TAKEN_APART = frozenset({"authorization", "cookie", "location", "set-cookie"})  # headers that `carried` looks into


def places(message: Message) -> Iterator[tuple[str, str]]:
    """Every named value of a message with its path."""
    for source, found in (("query", query_of(message)), ("form", form_of(message)), ("cookie", cookies_of(message))):
        for name, value in found:
            yield f"{source}.{name}", value
    location = location_of(message)
    if location:
        address, _, fragment = location.partition("#")
        for name, value in pairs(address.partition("?")[2]):
            yield f"location.query.{name}", value
        for name, value in pairs(fragment):
            yield f"location.fragment.{name}", value
    document = json_of(message)
    if isinstance(document, dict):
        for name, value in document.items():
            yield f"json.{name}", json_text(value)
    scheme, _, credentials = (header(message, "authorization") or "").partition(" ")
    if scheme:
        yield "header.authorization", credentials


def carried(message: Message) -> Iterator[tuple[str, str]]:
    """The same, with what stands inside: whoever sees a Basic header has the secret, whoever sees a JWT its claims."""
    for path, value in places(message):
        yield path, value
        basic = basic_credentials(header(message, "authorization") or "") if path == "header.authorization" else None
        if basic:
            yield f"{path}.basic.client_secret", basic[1]
        claims = (jwt_parts(value) or ({}, {}))[1]
        for name, claim in claims.items():
            if isinstance(claim, str):
                yield f"{path}.jwt.claims.{name}", claim


def loose(message: Message) -> Iterator[tuple[str, str]]:
    """The texts of a message in which a value may stand without a name: address, page, other headers."""
    if isinstance(message, Request):
        yield "url", message.url
    location = location_of(message)
    if location:
        yield "location.url", location
    yield "body", body_text(message)
    for name, text in message.headers:
        if name.lower() not in TAKEN_APART:
            yield f"header.{name.lower()}", text
