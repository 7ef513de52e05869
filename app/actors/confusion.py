"""How an API verifies a token that lets the token say how (RFC 8725 section 2.1): a mistake, kept here to be watched.

The library refuses to do any of this, so it is done by hand.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode

from app.actors.keys import id_token_key
from app.actors.tokens import verifies as verifies_properly
from app.trace.paths import jwt_parts


def public_key_text() -> bytes:
    """The public RSA key of the issuer as PEM (SubjectPublicKeyInfo), with the line break at its end."""
    return id_token_key().as_pem(private=False)


def hs256(secret: bytes, signed: str) -> str:
    """HMAC with SHA-256, as base64url without padding (RFC 7518 section 3.2)."""
    return urlsafe_b64encode(hmac.digest(secret, signed.encode(), "sha256")).rstrip(b"=").decode()


def verifies(issuer: str, token: str) -> bool:
    """Whether the signature is good by the algorithm in the header, whatever the key was made for."""
    header, _ = jwt_parts(token) or ({}, {})
    signed, _, signature = token.rpartition(".")
    if header.get("alg") == "none":
        return not signature
    if header.get("alg") == "HS256":
        return hmac.compare_digest(hs256(public_key_text(), signed), signature)
    return verifies_properly(issuer, token)
