"""Client assertions (RFC 7523 section 2.2): signed by the client, verified with the public key that it registered."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from app.checks.token.assertion import ALGORITHM

KEY_ID = "printer-1"
ASSERTION_SECONDS = 60


@lru_cache(maxsize=1)
def client_key() -> OKPKey:
    """The client's key pair: the same in every process, and worth nothing outside this mock."""
    return OKPKey.derive_key("grantscope mock key of the client", "Ed25519")


def public_key() -> dict[str, Any]:
    """What the client registers: a JWK without its private part (RFC 7517)."""
    return {"kid": KEY_ID, "use": "sig", "alg": ALGORITHM, **client_key().as_dict(private=False)}


def sign(claims: Mapping[str, Any]) -> str:
    """A client assertion with these claims."""
    header = {"alg": ALGORITHM, "kid": KEY_ID}
    return jwt.encode(header, dict(claims), client_key(), algorithms=[ALGORITHM])


def verifies(key: Mapping[str, Any] | None, token: str) -> bool:
    """Whether the signature is that of the registered key, with the one algorithm that goes with it."""
    try:
        jwt.decode(token, OKPKey.import_key(dict(key or {})), algorithms=[ALGORITHM])
    except (JoseError, ValueError, KeyError, TypeError):
        return False
    return True


def usable(key: object) -> bool:
    """Whether a JWK can verify assertions: a public key of the right kind, without its private part."""
    try:
        return isinstance(key, dict) and not OKPKey.import_key(key).is_private and key.get("crv") == "Ed25519"
    except (JoseError, ValueError, KeyError, TypeError):
        return False
