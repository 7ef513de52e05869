"""Verifies the signature of a JWT, for real: with the keys that the run has shown, else with those published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from joserfc.errors import JoseError
from joserfc.jwk import JWKRegistry, Key
from joserfc.jws import JWSRegistry
from joserfc.util import urlsafe_b64decode

from app.explain.specs import href
from app.explain.tokens.keys import KeySeen, Published, fitting
from app.explain.tokens.reading import Jwt

SPEC = "RFC 7515 §5.2"
# What each type of key signs with (RFC 7518 section 3.1, RFC 9864); the first where the key does not say.
ALGORITHMS = {
    "RSA": ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    "EC": ("ES256", "ES384", "ES512"),
    "OKP": ("Ed25519", "EdDSA"),
}
PUBLIC = ("kty", "n", "e", "crv", "x", "y")  # the members of a key that verifying takes (RFC 7518 section 6, RFC 8037)
SHORTEST_MODULUS = 342  # characters of base64url for 2048 bits (RFC 7518 section 3.3)
LONGEST_KEY = 2048  # characters of all members: RSA of 8192 bits and more
UNUSABLE = (JoseError, ValueError, TypeError, KeyError, OverflowError)


class SignatureLine(msgspec.Struct, frozen=True):
    """What came of it: `passed`, `failed`, or `open` where nothing here can tell. `n` is the message with the key."""

    verdict: str
    title: str
    text: str
    n: int | None
    spec: str
    href: str


def signature_line(
    opened: Jwt, signer: str, seen: Sequence[KeySeen], published: Published, names: Mapping[str, str]
) -> SignatureLine:
    """Verify the signature of a token that `signer` should have made, with what is known at this point of the run."""
    header = opened.header or {}
    algorithm = header.get("alg")
    if algorithm == "none":
        return _line("failed", "It is not signed", "The header says alg none: anybody can have written this.", None)
    if "signature" in opened.trouble:
        return _line("failed", "The signature cannot be read", f"{_sentence(opened.trouble['signature'])}.", None)
    if not isinstance(algorithm, str) or not any(algorithm in known for known in ALGORITHMS.values()):
        said = f"with alg {algorithm}" if isinstance(algorithm, str) else "without alg"
        return _line("open", "The signature cannot be verified", f"Nobody publishes a key for a token {said}.", None)
    keys = fitting(seen, published, signer, header, (opened.claims or {}).get("iss"))
    keys = [each for each in keys if _key(each.jwk, algorithm)]
    if not keys:
        named = f"called {header['kid']}" if "kid" in header else f"for {algorithm}"
        text = f"{names.get(signer, signer)} has no key {named}: somebody else signed this, or the header was changed."
        return _line("failed", "No key fits the signature", text, None)
    right = next((each for each in keys if _matches(opened, each.jwk, algorithm)), None)
    key = right or keys[-1]
    told = f"{algorithm}, {_origin(key, names)}."
    if key.n is not None and _is_foreign(key, published.get(signer, ())):
        told += f" {names.get(signer, signer)} publishes another key of that name: this one was put there on its way."
    if right:
        return _line("passed", "The signature matches", told, key.n)
    told += " The token is not as it was signed, or another key signed it."
    return _line("failed", "The signature does not match", told, key.n)


def _line(verdict: str, title: str, text: str, n: int | None) -> SignatureLine:
    return SignatureLine(verdict, title, text, n, SPEC, href(SPEC))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _origin(key: KeySeen, names: Mapping[str, str]) -> str:
    named = f"key {key.jwk['kid']}" if "kid" in key.jwk else "a key without a name"
    who = names.get(key.lane, key.lane)
    if key.n is not None:
        return f"{named} from {key.address}, message {key.n}"
    if key.lane == "client":
        return f"{named} of {who}, which was registered before the run"
    return f"{named}: nobody has fetched it in this run so far, so it is the one that {who} publishes"


def _is_foreign(key: KeySeen, published: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a key that a message showed goes by the name of a published one without being it."""
    return any(each.get("kid") == key.jwk.get("kid") and each != key.jwk for each in published)


def _matches(opened: Jwt, jwk: Mapping[str, Any], algorithm: str) -> bool:
    """Whether that key made the signature over header and payload as they stand (RFC 7515 section 5.2)."""
    header, payload, signature = (piece.encode() for piece in opened.pieces)
    try:
        made = urlsafe_b64decode(signature)
        return bool(JWSRegistry.algorithms[algorithm].verify(header + b"." + payload, made, _key(jwk, algorithm)))
    except UNUSABLE:
        return False


def _key(jwk: Mapping[str, Any], algorithm: str) -> Key | None:
    """The key, where it is one for this algorithm: the key decides that, not the token (RFC 8725 section 3.1)."""
    if algorithm not in ALGORITHMS.get(str(jwk.get("kty")), ()) or jwk.get("alg", algorithm) != algorithm:
        return None
    members = {name: value for name in PUBLIC if isinstance(value := jwk.get(name), str)}
    return _imported(tuple(members.items())) if sum(map(len, members.values())) <= LONGEST_KEY else None


@lru_cache(maxsize=32)
def _imported(members: tuple[tuple[str, str], ...]) -> Key | None:
    jwk: dict[str, str | list[str]] = dict(members)
    if jwk["kty"] == "RSA" and len(jwk.get("n", "")) < SHORTEST_MODULUS:
        return None
    try:
        return JWKRegistry.import_key(jwk)
    except UNUSABLE:
        return None
