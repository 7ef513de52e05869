"""Access tokens as JWTs (RFC 9068): made and signed by the authorization server, verified with its public key."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

ALGORITHM = "Ed25519"  # its signatures are deterministic (RFC 8032), which a trace needs
KEY_ID = "accounts-1"


@lru_cache(maxsize=4)
def issuer_key(issuer: str) -> OKPKey:
    """The signing key of an issuer: the same in every process, and worth nothing outside this mock."""
    return OKPKey.derive_key(f"grantscope mock key of {issuer}", "Ed25519")


def sign(issuer: str, claims: dict[str, Any]) -> str:
    """A signed access token, header `typ: at+jwt` (RFC 9068 section 2.1)."""
    header = {"alg": ALGORITHM, "typ": "at+jwt", "kid": KEY_ID}
    return jwt.encode(header, claims, issuer_key(issuer), algorithms=[ALGORITHM])


def verifies(issuer: str, token: str) -> bool:
    """Whether the signature is the issuer's, with the one algorithm that it uses (RFC 8725 section 3.1)."""
    try:
        jwt.decode(token, issuer_key(issuer), algorithms=[ALGORITHM])
    except (JoseError, ValueError):
        return False
    return True
