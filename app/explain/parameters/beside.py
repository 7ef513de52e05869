"""Access tokens that come to a client through the browser, and one that nobody asked for (OIDC Core §3.2.2.5)."""

from __future__ import annotations

from app.explain.parameters.entry import Entry
from app.explain.parameters.token import TOKEN_TYPE

ENTRIES = {
    "client:form.access_token": Entry(
        plain="The pass itself, handed in by the browser.",
        meaning="The access token. It came through the browser: only at_hash in an ID token beside it ties it to this "
        "answer.",
        rule="REQUIRED where token was asked for. An ID token beside it MUST hold at_hash (§3.2.2.10), and the two "
        "MUST match (§3.2.2.9).",
        gain="Where nothing ties it to the answer, he hands in a token that somebody else gave his own app, and is "
        "taken for that person.",
        level="REQUIRED",
        spec="OIDC Core §3.2.2.5",
    ),
    "client:form.token_type": TOKEN_TYPE,
    "client:form.expires_in": Entry(
        plain="For how many seconds the pass is good.",
        meaning="How many seconds the access token is good for. There is no refresh token after it.",
        rule="OPTIONAL, counted from when the answer was made.",
        gain="The longer it lives, the more he has of a stolen one.",
        level="OPTIONAL",
        spec="OIDC Core §3.2.2.5",
    ),
    "client:form.scope": Entry(
        plain="What the app may really do now.",
        meaning="What the access token stands for. It must be said where it differs from what was asked for.",
        rule="OPTIONAL where it equals what was asked for, REQUIRED where it does not.",
        gain="Nothing: the API looks at the token, not at what stands here.",
        level="OPTIONAL",
        spec="RFC 6749 §4.2.2",
    ),
    "client:query.access_token": Entry(
        plain="A pass that the app never asked for.",
        meaning="An access token beside a code. A client that used it would work with whatever somebody brings.",
        rule="The client asked for a code, and MUST ignore parameters that it does not expect (RFC 6749 §4.1.2).",
        gain="Where the client takes it, he signs in with a token of somebody else's.",
        level="",
        spec="RFC 9700 §4.6",
    ),
}
