"""`alg: none`: a token that says of itself that it needs no signature (RFC 8725 §2.1)."""

from __future__ import annotations

from app.attacks.forging import attack
from app.wire import Actor


def sign(_: Actor, __: str) -> str:
    """No signature at all (RFC 7515 appendix A.5)."""
    return ""


ATTACK = attack(
    "unsigned-token",
    {"alg": "none", "typ": "at+jwt"},
    sign,
    title="Token without a signature",
    spec=("RFC 8725 §2.1", "RFC 8725 §3.2"),
    aim="A token for the albums becomes one for the photos, and the API takes it.",
    victim="Ana allowed the albums, and nothing else. Nobody asks her again.",
    attacker="He changes two words of a token, leaves the signature out: the header says that none is needed.",
    remains="Whoever holds the issuer's private key signs what he likes, with the right algorithm.",
)
