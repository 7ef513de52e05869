"""The JWTs of the authorization server, made and verified: access tokens (RFC 9068) and ID tokens (OpenID Connect)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import Key, RSAKey

from app.actors.keys import ACCESS_TOKENS, ID_TOKENS, id_token_key, issuer_key

ALGORITHM = "Ed25519"  # its signatures are deterministic (RFC 8032), which a trace needs
ID_TOKEN_ALGORITHM = "RS256"  # the default for ID tokens (OIDC Core §3.1.3.7), deterministic as well
SHORTEST_MODULUS = 342  # characters of base64url for 2048 bits (RFC 7518 section 3.3)


def sign(issuer: str, claims: dict[str, Any]) -> str:
    """A signed access token, header `typ: at+jwt` (RFC 9068 section 2.1)."""
    header = {"alg": ALGORITHM, "typ": "at+jwt", "kid": ACCESS_TOKENS}
    return jwt.encode(header, claims, issuer_key(issuer), algorithms=[ALGORITHM])


def sign_id_token(claims: dict[str, Any]) -> str:
    """A signed ID token of Accounts (OIDC Core §2)."""
    header = {"alg": ID_TOKEN_ALGORITHM, "kid": ID_TOKENS}
    return jwt.encode(header, claims, id_token_key(), algorithms=[ID_TOKEN_ALGORITHM])


def verifies(issuer: str, token: str) -> bool:
    """Whether the signature is the issuer's, with the one algorithm that it uses (RFC 8725 section 3.1)."""
    return _verifies(token, issuer_key(issuer), ALGORITHM)


def is_own_id_token(token: str) -> bool:
    """Whether Accounts signed this ID token."""
    return _verifies(token, id_token_key(), ID_TOKEN_ALGORITHM)


def is_signed_with(jwk: Mapping[str, Any], token: str) -> bool:
    """Whether a published key signed this ID token; with RS256, which takes no key that is shorter than 2048 bits."""
    if len(str(jwk.get("n", ""))) < SHORTEST_MODULUS:
        return False
    try:
        return _verifies(token, _imported(json.dumps(jwk)), ID_TOKEN_ALGORITHM)
    except (JoseError, ValueError):  # no key that anybody could use
        return False


@lru_cache(maxsize=16)
def _imported(jwk: str) -> RSAKey:
    return RSAKey.import_key(json.loads(jwk))


def _verifies(token: str, key: Key, algorithm: str) -> bool:
    try:
        jwt.decode(token, key, algorithms=[algorithm])
    except (JoseError, ValueError):
        return False
    return True
