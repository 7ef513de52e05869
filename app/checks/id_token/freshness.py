"""Rules that an ID token answers this very request, now: times and the nonce (OIDC Core §3.1.3.7)."""

from __future__ import annotations

from app.checks.id_token.subject import IdToken
from app.checks.ledger import Finding, compared, not_applicable, rule

OLDEST = 600  # seconds since `iat`: how long this client would have to remember nonces
LEEWAY = 60  # seconds that the person may take for the consent page


@rule(
    "id_token.unexpired",
    actor="client",
    title="It has not expired",
    plain="The clock is compared with the time until which the note counts, so that one that is found in an old file "
    "lets nobody in.",
    failure="It has expired",
    spec="OIDC Core §3.1.3.7",
    level="MUST",
    looked_at="json.id_token.jwt.claims.exp",
    causes=("The clocks of client and provider differ.", "It lay in a queue."),
)
def unexpired(shown: IdToken) -> Finding:
    expires = shown.moment("exp")
    ok = expires is not None and shown.now < expires
    return compared(ok, ("now", str(shown.now)), ("exp", shown.claim("exp")), "", shown.at("claims.exp"))


@rule(
    "id_token.issued",
    actor="client",
    title="It was made just now",
    plain="The clock is compared with the time at which the note was written: it was asked for just now, so an old one "
    "is not meant for this.",
    failure="It was made too long ago, or is from the future",
    spec="OIDC Core §3.1.3.7",
    level="choice",
    looked_at="json.id_token.jwt.claims.iat",
    causes=("The clocks of client and provider differ.", "An old ID token is played again."),
)
def issued_lately(shown: IdToken) -> Finding:
    made = shown.moment("iat")
    ok = made is not None and 0 <= shown.now - made <= OLDEST
    right = ("accepted", f"{shown.now - OLDEST} to {shown.now}")
    return compared(ok, ("iat", shown.claim("iat")), right, "", shown.at("claims.iat"))


@rule(
    "id_token.nonce",
    actor="client",
    title="The nonce is the one bound to this session",
    plain="The number in the note is compared with the one that was made up for this log-in, so that a note from "
    "another one cannot be slipped in.",
    failure="The nonce is not the one bound to this session",
    spec="OIDC Core §3.1.3.7",
    level="MUST",
    looked_at="json.id_token.jwt.claims.nonce",
    causes=(
        "The code or the ID token of somebody else's session was slipped in: an injection attack.",
        "The provider does not copy the nonce.",
        "Two tabs share one storage place.",
    ),
)
def nonce(shown: IdToken) -> Finding:
    found = shown.claim("nonce")
    if not shown.nonce and not found:
        return not_applicable("no nonce was sent, and none came")
    sides = ("nonce in the ID token", found or "none"), ("nonce bound to the session", shown.nonce or "none")
    return compared(found == shown.nonce, *sides, "", shown.at("claims.nonce"))


@rule(
    "id_token.auth_time",
    actor="client",
    title="She logged in recently enough",
    plain="How long ago she typed her password is compared with how long ago that may be, since a browser that was "
    "left open proves little.",
    failure="She logged in longer ago than was asked for",
    spec="OIDC Core §3.1.3.7",
    level="SHOULD",
    looked_at="json.id_token.jwt.claims.auth_time",
    causes=("The provider ignores max_age.", "Somebody took max_age out of the request on its way."),
)
def login_lately(shown: IdToken) -> Finding:
    if shown.max_age is None:
        return not_applicable("no max_age was asked for")
    logged_in = shown.moment("auth_time")
    ok = logged_in is not None and shown.now - logged_in <= shown.max_age + LEEWAY
    sides = (
        ("auth_time", shown.claim("auth_time") or "none"),
        ("accepted from", str(shown.now - shown.max_age - LEEWAY)),
    )
    return compared(ok, *sides, "", shown.at("claims.auth_time"))
