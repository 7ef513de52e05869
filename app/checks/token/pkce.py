"""Rules of PKCE at the token endpoint (RFC 7636 sections 4.5 and 4.6, RFC 9700 section 4.8.2)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping

from app.checks.grammar import NO_PKCE, PKCE_RULE, pkce_text
from app.checks.ledger import Finding, compared, not_applicable, rule
from app.checks.token.subject import TokenRequest


def s256(verifier: str) -> str:
    """BASE64URL(SHA256(ASCII(code_verifier))) without padding (RFC 7636 section 4.2)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


@rule(
    "token.pkce.verifier_present",
    actor="as",
    title="A verifier is there where a challenge went ahead",
    plain="A fingerprint went ahead, so the secret behind it has to come now: whoever stole only the voucher does not "
    "have it.",
    failure="A code_challenge went ahead, and no code_verifier was sent",
    spec="RFC 7636 §4.5",
    level="MUST",
    looked_at="form.code_verifier",
    error="invalid_request",
    causes=("The client lost its session and with it the verifier.", "A thief has the code, not the verifier."),
)
def verifier_present(asked: TokenRequest) -> Finding:
    reason = _no_challenge(asked)
    if reason:
        return not_applicable(reason)
    return compared(bool(asked.verifier), ("code_verifier sent", asked.verifier), ("needed", "a value"))


@rule(
    "token.pkce.verifier_form",
    actor="as",
    title="The verifier is well formed",
    plain="The secret has to have the length and the letters that were agreed on, since a short one could be guessed.",
    failure="The code_verifier is not well formed",
    spec="RFC 7636 §4.1",
    level="MUST",
    looked_at="form.code_verifier",
    error="invalid_request",
    causes=("A verifier shorter than 43 characters.", "Characters outside the unreserved ones."),
)
def verifier_form(asked: TokenRequest) -> Finding:
    reason = _no_challenge(asked) or ("" if asked.verifier else "no code_verifier was sent")
    if reason:
        return not_applicable(reason)
    return compared(pkce_text(asked.verifier), ("code_verifier sent", asked.verifier), ("allowed", PKCE_RULE))


def _lax_downgrade(switches: Mapping[str, str]) -> str:
    return "as.pkce=optional records it and goes on" if switches["as.pkce"] == "optional" else ""


@rule(
    "token.pkce.downgrade",
    actor="as",
    title="A verifier does not come without an earlier challenge",
    plain="A secret may not come where no fingerprint went ahead, because then somebody may have taken the fingerprint "
    "out on its way.",
    failure="A code_verifier was sent, and no code_challenge went ahead",
    spec="RFC 9700 §4.8.2",
    level="MUST",
    looked_at="form.code_verifier",
    error="invalid_request",
    causes=("Somebody took the challenge out of the authorization request: a downgrade attack.",),
    lax=_lax_downgrade,
)
def no_downgrade(asked: TokenRequest) -> Finding:
    if asked.switches["as.pkce"] == "off":
        return not_applicable(NO_PKCE)
    if asked.grant is None or asked.grant.challenge:
        return not_applicable("a challenge went ahead")
    sent = asked.verifier or "none"
    return compared(not asked.verifier, ("code_verifier sent", sent), ("needed without a challenge", "none"))


@rule(
    "token.pkce.verify",
    actor="as",
    title="The verifier fits the challenge",
    plain="The fingerprint of the secret is compared with the one that went ahead, so that only the app that began can "
    "swap the voucher.",
    failure="The code_verifier does not fit the code_challenge",
    spec="RFC 7636 §4.6",
    level="MUST",
    looked_at="form.code_verifier",
    error="invalid_grant",
    causes=(
        "The verifier of another attempt: two tabs share one storage place.",
        "The challenge was made from the bytes before base64url, not from the text.",
        "The challenge was sent with S256 and computed as plain, or the other way round.",
        "A thief redeems the code with a verifier of his own.",
    ),
)
def verify(asked: TokenRequest) -> Finding:
    reason = _no_challenge(asked)
    if reason or asked.grant is None:
        return not_applicable(reason)
    method, stored = asked.grant.method, asked.grant.challenge
    computed, label = asked.verifier, "code_verifier"
    if method == "S256":
        computed, label = s256(asked.verifier), "BASE64URL(SHA256(code_verifier))"
    return compared(computed == stored, (label, computed), ("code_challenge stored", stored))


def _no_challenge(asked: TokenRequest) -> str:
    """Why PKCE has nothing to compare here, empty when it has."""
    if asked.switches["as.pkce"] == "off":
        return NO_PKCE
    if asked.grant is None:
        return "there is no such code"
    return "" if asked.grant.challenge else "no code_challenge was sent with the authorization request"
