"""What stands inside the JWTs that their receiver reads: ID tokens (OIDC Core §2) and access tokens (RFC 9068)."""

from __future__ import annotations

from app.explain.parameters.entry import Entry

_ID_TOKEN = {
    "header.typ": Entry("That this is a JWT.", "OPTIONAL", "RFC 7519 §5.1"),
    "header.alg": Entry(
        "How it is signed. The client takes only the algorithm that it expects, whatever stands here: else none "
        "would do.",
        "REQUIRED",
        "RFC 7515 §4.1.1",
    ),
    "header.kid": Entry("Which of the provider's published keys signed it.", "OPTIONAL", "RFC 7515 §4.1.4"),
    "claims.iss": Entry(
        "Who says it: the provider, by its issuer. The client compares it byte for byte with the one that it asked.",
        "REQUIRED",
        "OIDC Core §2",
    ),
    "claims.sub": Entry(
        "Of whom: one account at this provider, for ever. Together with iss it is how a client recognises somebody.",
        "REQUIRED",
        "OIDC Core §2",
    ),
    "claims.aud": Entry(
        "For whom: the client, by its client_id. An ID token for another client proves nothing here, since that one "
        "could have passed it on.",
        "REQUIRED",
        "OIDC Core §2",
    ),
    "claims.exp": Entry(
        "Until when it may be believed. How long the session lasts that the client opens is another matter.",
        "REQUIRED",
        "OIDC Core §2",
    ),
    "claims.iat": Entry("When it was made, in seconds since 1970.", "REQUIRED", "OIDC Core §2"),
    "claims.auth_time": Entry(
        "When she typed her password, which may be long before: required where max_age was asked for.",
        "OPTIONAL",
        "OIDC Core §2",
    ),
    "claims.nonce": Entry(
        "The nonce of the request, unchanged. The client compares it with the one of this session.",
        "OPTIONAL",
        "OIDC Core §2",
    ),
    "claims.at_hash": Entry(
        "The left half of the hash of the access token beside it: nobody can put another one there.",
        "OPTIONAL",
        "OIDC Core §3.1.3.6",
    ),
    "claims.c_hash": Entry(
        "The left half of the hash of the code beside it: nobody can put another one there.",
        "REQUIRED",
        "OIDC Core §3.3.2.11",
    ),
    "claims.azp": Entry("To which client it was issued, where extensions need to say so.", "OPTIONAL", "OIDC Core §2"),
}
_ACCESS_TOKEN = {
    "header.typ": Entry(
        "at+jwt: an access token. It keeps an ID token from being used as one.", "REQUIRED", "RFC 9068 §2.1"
    ),
    "header.alg": Entry(
        "How it is signed. Who verifies it takes the algorithm that goes with the issuer's key, whatever stands here.",
        "REQUIRED",
        "RFC 7515 §4.1.1",
    ),
    "header.kid": Entry("Which of the issuer's keys signed it.", "OPTIONAL", "RFC 7515 §4.1.4"),
    "claims.iss": Entry("Who issued it: the server that this API trusts.", "REQUIRED", "RFC 9068 §2.2"),
    "claims.sub": Entry("On whose behalf: the account that allowed it.", "REQUIRED", "RFC 9068 §2.2"),
    "claims.aud": Entry(
        "For which API it is meant. Without it, an API that was shown the token could use it at another one.",
        "REQUIRED",
        "RFC 9068 §2.2",
    ),
    "claims.client_id": Entry("Which client it was issued to.", "REQUIRED", "RFC 9068 §2.2"),
    "claims.scope": Entry("What it allows, at most.", "RECOMMENDED", "RFC 9068 §2.2.3"),
    "claims.iat": Entry("When it was issued, in seconds since 1970.", "REQUIRED", "RFC 9068 §2.2"),
    "claims.exp": Entry("Until when it is good, in seconds since 1970.", "REQUIRED", "RFC 9068 §2.2"),
    "claims.jti": Entry("Its number, by which its issuer can tell it from others.", "REQUIRED", "RFC 9068 §2.2"),
}
# Where they travel, and what they never hold there: a code beside it has what came through the browser alone.
_PLACES = (
    ("client:json.id_token", _ID_TOKEN, ("claims.c_hash",)),
    ("client:form.id_token", _ID_TOKEN, ("claims.at_hash", "claims.azp")),
    ("as:query.id_token_hint", _ID_TOKEN, ("claims.c_hash", "claims.azp")),
    ("as:header.authorization", _ACCESS_TOKEN, ()),
    ("rs:header.authorization", _ACCESS_TOKEN, ()),
)
ENTRIES = {
    f"{place}.jwt.{name}": entry
    for place, members, never in _PLACES
    for name, entry in members.items()
    if name not in never
}
