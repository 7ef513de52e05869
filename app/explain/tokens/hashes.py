"""at_hash and c_hash, computed step by step from what travels beside the ID token (OIDC Core §3.1.3.6, §3.3.2.11)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from app.explain.specs import href
from app.explain.tokens.gathering import Token
from app.trace import Work
from app.trace.paths import read
from app.trace.story import Story

# Of which value each claim is the hash, and the section.
BESIDE = {"at_hash": ("access_token", "OIDC Core §3.1.3.6"), "c_hash": ("code", "OIDC Core §3.3.2.11")}
# The hash is that of the signature's algorithm: the digits of its name say which (RFC 7518 section 3.1).
HASHES = {"256": "sha256", "384": "sha384", "512": "sha512"}
LONG, TAIL = 48, 12
ED25519 = frozenset({"Ed25519", "EdDSA"})  # they hash with SHA-512 inside (RFC 8032 section 5.1)


class HashLine(msgspec.Struct, frozen=True):
    """One claim that is a hash, in steps; a long value shows its ends. `n` is the message in which the value travels,
    None before any does."""

    claim: str
    of: str
    value: str
    value_id: str | None
    algorithm: str
    digest: str
    half: str
    computed: str
    computed_id: str | None
    claimed: str
    matches: bool
    n: int | None
    spec: str
    href: str


def hash_name(algorithm: object) -> str | None:
    """The hash that goes with a signature algorithm, None where none does."""
    text = algorithm if isinstance(algorithm, str) else ""
    return "sha512" if text in ED25519 else HASHES.get(text[-3:])


def half_of(value: str, name: str) -> tuple[bytes, str]:
    """The whole digest, and its left half as base64url."""
    digest = hashlib.new(name, value.encode()).digest()
    return digest, base64.urlsafe_b64encode(digest[: len(digest) // 2]).rstrip(b"=").decode()


def hash_lines(
    token: Token, header: Mapping[str, Any], claims: Mapping[str, Any], story: Story, stop: int
) -> Iterator[HashLine]:
    """The hashes in a token, as far as what they are the hash of has come up until `stop`."""
    name = hash_name(header.get("alg"))
    for claim, (of, spec) in BESIDE.items():
        beside = _beside(token, of, story, stop) if claim in claims and name else None
        if beside is None or name is None:
            continue
        value, n = beside
        digest, computed = half_of(value, name)
        claimed = claims[claim] if isinstance(claims[claim], str) else "no text"
        yield HashLine(
            claim=claim,
            of=of,
            value=value if len(value) <= LONG else f"{value[:LONG]}…{value[-TAIL:]}",
            value_id=story.values.id_of(value),
            algorithm=f"SHA-{name.removeprefix('sha')}",
            digest=digest.hex(),
            half=digest[: len(digest) // 2].hex(),
            computed=computed,
            computed_id=story.values.id_of(computed),
            claimed=claimed,
            matches=computed == claimed,
            n=n,
            spec=spec,
            href=href(spec),
        )


def _beside(token: Token, name: str, story: Story, stop: int) -> tuple[str, int | None] | None:
    """The value that lay beside the token last; before it travels, what its maker hashed."""
    for n, path in reversed(token.stands):
        if n <= stop and "." in path:
            value = read(story.message(n).message, f"{path.rpartition('.')[0]}.{name}")
            if value:
                return value, n
    for event in story.stops[token.stop] if token.maker else ():
        if isinstance(event, Work) and event.what.endswith(f"({name})") and event.actor == token.maker:
            return event.inputs[0].value, None
    return None
