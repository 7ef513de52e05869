"""All randomness of a run: an HMAC of (seed, label, counter), so that a new token never shifts the others."""

from __future__ import annotations

import base64
import hmac
from collections import Counter


class Chance:
    """Bytes that look random and are the same for the same seed, label and count."""

    def __init__(self, seed: int) -> None:
        self._key = str(seed).encode()
        self._counts: Counter[str] = Counter()

    def octets(self, label: str, size: int = 32) -> bytes:
        """`size` bytes, at most 64; each call with the same label gives the next ones."""
        self._counts[label] += 1
        return hmac.digest(self._key, f"{label}|{self._counts[label]}".encode(), "sha512")[:size]

    def token(self, label: str, size: int = 32) -> str:
        """`size` octets as base64url without padding: 32 octets are 43 characters (RFC 7636 section 4.1)."""
        return base64.urlsafe_b64encode(self.octets(label, size)).rstrip(b"=").decode()
