"""Rules for what an ID token is bound to: what travels beside it, and the ID token before it (OIDC Core §3.3)."""

from __future__ import annotations

import base64
import hashlib

from app.checks.id_token.subject import IdToken
from app.checks.ledger import Finding, compared, not_applicable, rule


def half_hash(value: str) -> str:
    """`at_hash` or `c_hash` under RS256: the left half of the SHA-256, as base64url (OIDC Core §3.3.2.11)."""
    digest = hashlib.sha256(value.encode()).digest()
    return base64.urlsafe_b64encode(digest[:16]).rstrip(b"=").decode()


@rule(
    "id_token.at_hash",
    actor="client",
    title="The access token is the one that it came with",
    plain="The fingerprint in the note is compared with the pass that came beside it, so that nobody can put another "
    "pass there.",
    failure="The access token is not the one that it came with",
    spec="OIDC Core §3.1.3.8",
    level="choice",
    looked_at="json.id_token.jwt.claims.at_hash",
    causes=("The access token beside it was exchanged on the way.",),
)
def at_hash(shown: IdToken) -> Finding:
    if not shown.access_token or ("at_hash" not in shown.claims and not shown.by_browser):
        return not_applicable("it holds no hash of an access token, or none came with it")
    computed, found = half_hash(shown.access_token), shown.claim("at_hash")
    sides = ("left half of SHA256(access_token)", computed), ("at_hash", found or "none")
    why = "through the browser it has to be there, and to match (OIDC Core §3.2.2.9)" if shown.by_browser else ""
    return compared(computed == found, *sides, why, shown.at("claims.at_hash"))


@rule(
    "id_token.c_hash",
    actor="client",
    title="The code is the one that it came with",
    plain="The fingerprint in the note is compared with the voucher that came beside it, so that nobody can put "
    "another voucher there.",
    failure="The code is not the one that it came with",
    spec="OIDC Core §3.3.2.10",
    level="MUST",
    looked_at="form.id_token.jwt.claims.c_hash",
    causes=("The code beside it was exchanged on the way: an injection attack.",),
)
def c_hash(shown: IdToken) -> Finding:
    if not shown.code:
        return not_applicable("no code came with it")
    computed, found = half_hash(shown.code), shown.claim("c_hash")
    sides = ("left half of SHA256(code)", computed), ("c_hash", found or "none")
    return compared(computed == found, *sides, "", shown.at("claims.c_hash"))


@rule(
    "id_token.same_person",
    actor="client",
    title="Both ID tokens speak of the same person at the same provider",
    plain="The two notes have to speak of the same person, or the voucher belongs to another log-in than the one in "
    "this browser.",
    failure="The two ID tokens speak of different persons, or come from different providers",
    spec="OIDC Core §3.3.3.6",
    level="MUST",
    looked_at="json.id_token.jwt.claims.sub",
    causes=("The code belongs to another login than the ID token that came with it.",),
)
def same_person(shown: IdToken) -> Finding:
    first = shown.first or {}
    sides = [f"{claims.get('sub', 'nobody')} at {claims.get('iss', 'nowhere')}" for claims in (shown.claims, first)]
    ok = sides[0] == sides[1]
    return compared(
        ok, ("from the token endpoint", sides[0]), ("through the browser", sides[1]), "", shown.at("claims.sub")
    )
