"""Takes a JWT apart without trusting it: what can be read is read, and where not, it says why (RFC 7519 §7.2)."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.trace.paths import parsed

LONGEST = 16_384  # characters; longer ones are not taken apart
PARTS = ("header", "payload", "signature")
_OTHER = re.compile(r"[^A-Za-z0-9_-]")
_ENCRYPTED = 5  # parts of a compact JWE (RFC 7516 section 7.1)


@dataclass(frozen=True)
class Jwt:
    """A JWT as far as it can be read. `trouble` says, by the name of a part, why that cannot be; None in its place."""

    pieces: tuple[str, str, str]
    header: Mapping[str, Any] | None
    claims: Mapping[str, Any] | None
    trouble: Mapping[str, str] = field(default_factory=dict)


def is_jwt(text: str) -> bool:
    """Whether it has the form of a compact JWS whose header is a JSON object."""
    return isinstance(opened := read(text), Jwt) and opened.header is not None


def read(text: str) -> Jwt | str:
    """The token taken apart, or why it cannot be read at all."""
    if not text:
        return "it is empty"
    if len(text) > LONGEST:
        return f"it has {len(text):,} characters, and more than {LONGEST:,} are not taken apart here"
    pieces = text.split(".")
    if len(pieces) == _ENCRYPTED:
        return "it has five parts: it is encrypted, and only whom it is for can read it (RFC 7516)"
    if len(pieces) != len(PARTS):
        return f"it has {_parts(len(pieces))}, and a JWT has three with dots between: header, payload, signature"
    header, claims = (_object(piece) for piece in pieces[:2])
    trouble = {
        name: found
        for name, found in (("header", header), ("payload", claims), ("signature", _bytes(pieces[2])))
        if isinstance(found, str)
    }
    return Jwt(
        pieces=(pieces[0], pieces[1], pieces[2]),
        header=None if isinstance(header, str) else header,
        claims=None if isinstance(claims, str) else claims,
        trouble=trouble,
    )


def _parts(count: int) -> str:
    return "one part" if count == 1 else f"{count} parts"


def _object(piece: str) -> Mapping[str, Any] | str:
    """The JSON object in a part, or why there is none."""
    content = _bytes(piece)
    if isinstance(content, str):
        return content
    if not content:
        return "it is empty"
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        return f"its bytes are no UTF-8 from byte {error.start + 1} on"
    found = parsed(text)
    if isinstance(found, dict):
        return found
    if found is None and text.strip() != "null":
        return "it is no JSON that can be read"
    kinds = {list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return f"it is JSON, but {kinds.get(type(found), 'a number')} and no object"


def _bytes(piece: str) -> bytes | str:
    """The bytes of a part, or why it is no base64url (RFC 7515 section 2)."""
    wrong = _OTHER.search(piece)
    if wrong:
        return f"{wrong[0]!r} at place {wrong.start() + 1} is no character of base64url"
    if len(piece) % 4 == 1:
        return f"base64url of {len(piece)} characters stands for no whole number of bytes"
    return base64.urlsafe_b64decode(piece + "=" * (-len(piece) % 4))
