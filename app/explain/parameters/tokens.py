"""Refresh, introspection and revocation: what is done with tokens besides using them (RFC 6749, 7662, 7009)."""

from __future__ import annotations

from app.explain.parameters.entry import DESCRIPTION, Entry

_ANSWER = "RFC 7662 §2.2"

ENTRIES = {
    "as:form.refresh_token": Entry(
        "The refresh token. Only the server that issued it ever sees it; with rotation it is good for this one use.",
        "REQUIRED",
        "RFC 6749 §6",
    ),
    "client:json.refresh_token": Entry(
        "What a new access token can be had for, without the owner. Whoever steals it can go on for a long time.",
        "OPTIONAL",
        "RFC 6749 §5.1",
    ),
    "as:form.token": Entry(
        "The token that this request is about: to be looked up for an API, or revoked for the client that has it.",
        "REQUIRED",
        "RFC 7662 §2.1",
    ),
    "as:form.token_type_hint": Entry(
        "Where to look first. It is only a hint: a server that finds nothing there looks on.",
        "OPTIONAL",
        "RFC 7662 §2.1",
    ),
    "rs:json.active": Entry(
        "Whether the token is good now, and for the API that asks. When it is not, nothing else is told.",
        "REQUIRED",
        _ANSWER,
    ),
    "rs:json.scope": Entry("What the token allows; the API compares it with what the call needs.", "OPTIONAL", _ANSWER),
    "rs:json.client_id": Entry("Which client the token was issued to.", "OPTIONAL", _ANSWER),
    "rs:json.username": Entry("The owner's name, for people to read: programs go by sub.", "OPTIONAL", _ANSWER),
    "rs:json.token_type": Entry("How the token is used: Bearer, by whoever holds it.", "OPTIONAL", _ANSWER),
    "rs:json.exp": Entry(
        "When the token expires, in seconds since 1970. No answer may be kept for longer.", "OPTIONAL", _ANSWER
    ),
    "rs:json.iat": Entry("When the token was issued, in seconds since 1970.", "OPTIONAL", _ANSWER),
    "rs:json.sub": Entry("Whose token it is, as an identifier that does not change.", "OPTIONAL", _ANSWER),
    "rs:json.aud": Entry(
        "Whom the token is meant for; an API that is not named here must not take it.", "OPTIONAL", _ANSWER
    ),
    "rs:json.iss": Entry("Who issued the token.", "OPTIONAL", _ANSWER),
    "rs:json.jti": Entry("The token's own name, by which it can be told apart from others.", "OPTIONAL", _ANSWER),
    "rs:json.error": Entry(
        "Why the API may not ask, as one of the codes of this section.", "REQUIRED", "RFC 6749 §5.2"
    ),
    "rs:json.error_description": Entry(DESCRIPTION, "OPTIONAL", "RFC 6749 §5.2"),
}
