"""The keys that a run has shown, message by message, beside those that its actors have published all along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from app.trace import RequestSent, ResponseSent
from app.trace.paths import json_of, split_url
from app.trace.story import Story

Jwk = Mapping[str, Any]
Published = Mapping[str, Sequence[Jwk]]  # by the lane of whose keys they are


class KeySeen(NamedTuple):
    """A key, whose it is said to be, and the message that showed it; n is None for one that was published all along."""

    jwk: Jwk
    lane: str
    host: str
    address: str
    n: int | None


def keys_seen(story: Story) -> list[KeySeen]:
    """The keys of every JWK Set that a server answered with, and of every client that registered its own, in order."""
    found: list[KeySeen] = []
    asked: dict[int, RequestSent] = {}
    for n, events in enumerate(story.stops):
        event = events[0] if events else None
        if isinstance(event, RequestSent):
            asked[event.exchange or 0] = event
            found += _registered(event, n)
        elif isinstance(event, ResponseSent) and (event.exchange or 0) in asked:
            found += _published(asked[event.exchange or 0], event, n)
    return found


def _published(asked: RequestSent, answer: ResponseSent, n: int) -> Iterator[KeySeen]:
    """A JWK Set is an object with `keys` (RFC 7517 section 5)."""
    address = split_url(asked.url)
    for jwk in _keys_in(json_of(answer.message)):
        yield KeySeen(jwk, answer.actor, address.netloc, f"{asked.method} {address.path}", n)


def _registered(sent: RequestSent, n: int) -> Iterator[KeySeen]:
    """What a client says of itself has its set in `jwks` (RFC 7591 section 2)."""
    document = json_of(sent.message)
    for jwk in _keys_in(document.get("jwks") if isinstance(document, dict) else None):
        yield KeySeen(jwk, sent.actor, "", "its registration", n)


def _keys_in(document: object) -> list[Jwk]:
    keys = document.get("keys") if isinstance(document, dict) else None
    return [each for each in keys if isinstance(each, dict)] if isinstance(keys, list) else []


def fitting(seen: Sequence[KeySeen], published: Published, signer: str, header: Jwk, issuer: object) -> list[KeySeen]:
    """The keys to try for a token with this header: those of who should have signed it, the latest of each id.

    A key that a message showed goes before the published one of the same id: it is what the actors of the run go by.
    Where the issuer names a host, keys that came from there go before all others.
    """
    client = signer == "client"
    keys = [KeySeen(jwk, lane, "", "", None) for lane, jwks in published.items() for jwk in jwks]
    keys = [*keys, *seen]
    keys = [each for each in keys if (each.lane == signer if each.n is None else bool(each.host) != client)]
    latest = {str(each.jwk.get("kid", "")): each for each in keys}
    named = header.get("kid")
    chosen = [each for kid, each in latest.items() if named is None or kid == named]
    at_home = [each for each in chosen if each.host and each.host == _host(issuer)]
    return at_home or chosen


def _host(issuer: object) -> str:
    try:
        return urlsplit(issuer).netloc if isinstance(issuer, str) else ""
    except ValueError:
        return ""
