"""What is handed out, and what it says."""

from __future__ import annotations

from app.explain.glossary.term import Term, Topic

TOPIC = Topic(
    "tokens",
    "Tokens, and what they say",
    40,
    (
        Term(
            "access token",
            "What opens the API for a while and for some scopes. To the client it is text without meaning; the API "
            "knows how to read it, or whom to ask.",
            "RFC 6749 §1.4",
            see=("bearer-token", "scope", "refresh-token"),
            shown=("parameter:client:json.access_token", "parameter:rs:header.authorization"),
        ),
        Term(
            "bearer token",
            "A token that counts whoever brings it, as cash does: the API asks for no further proof. So it must not be "
            "seen on its way, nor lie about.",
            "RFC 6750 §1.2",
            also=("bearer",),
            see=("access-token",),
            shown=("parameter:rs:header.authorization",),
        ),
        Term(
            "refresh token",
            "What a client swaps for a new access token when the old one has expired, without asking the owner again. "
            "It lives long and goes to nobody but the authorization server.",
            "RFC 6749 §1.5",
            see=("rotation", "token-family", "access-token"),
            shown=("parameter:client:json.refresh_token", "parameter:as:form.refresh_token"),
        ),
        Term(
            "rotation",
            "Each refresh token is good for one use and brings its successor. Where an old one comes again, either the "
            "client or a thief is late: the server cannot tell which, and ends the whole family.",
            "RFC 9700 §4.14.2",
            also=("refresh token rotation",),
            see=("refresh-token", "token-family"),
            shown=("check:token.refresh_token.unused",),
        ),
        Term(
            "token family",
            "All refresh and access tokens that go back to one and the same permission.",
            "RFC 9700 §4.14.2",
            see=("rotation", "revocation"),
            shown=("flow:refresh_token_reuse",),
        ),
        Term(
            "opaque token",
            "An access token that is nothing but random text. An API has to ask the authorization server about it, and "
            "so learns at once when it was revoked.",
            "RFC 6749 §1.4",
            also=("opaque",),
            see=("introspection-endpoint", "jwt-access-token"),
            shown=("check:introspect.token.known",),
        ),
        Term(
            "JWT",
            "JSON Web Token: claims as JSON, with a header that says how they are signed. Anybody can read it; only "
            "the signature shows that it is genuine.",
            "RFC 7519 §1",
            also=("JSON Web Token",),
            see=("claim", "signature"),
            shown=("parameter:*.jwt.claims.iss",),
        ),
        Term(
            "JWT access token",
            "An access token that an API reads and verifies by itself. That is fast, and means that it learns of a "
            "revocation only when the token has expired.",
            "RFC 9068 §2",
            see=("jwt", "opaque-token", "audience"),
            shown=("check:resource.token.signature",),
        ),
        Term(
            "ID token",
            "A signed statement of the authorization server for the client: this person logged in, then, for you. It "
            "is no key to any API.",
            "OIDC Core §2",
            see=("nonce", "claim", "userinfo-endpoint"),
            shown=("parameter:client:json.id_token", "check:id_token.*"),
        ),
        Term(
            "claim",
            "One statement in a token: a name and a value, such as who it is about, or until when it holds.",
            "RFC 7519 §4",
            see=("jwt", "issuer", "audience", "subject"),
            shown=("parameter:*.jwt.claims.sub",),
        ),
        Term(
            "issuer",
            "Who made a token or gave an answer: the address of an authorization server, which is compared letter by "
            "letter.",
            "RFC 8414 §2",
            see=("server-metadata", "mix-up-attack"),
            shown=("parameter:*.jwt.claims.iss", "parameter:client:query.iss"),
        ),
        Term(
            "audience",
            "For whom a token is meant. Whoever finds another name there than its own has to refuse it.",
            "RFC 7519 §4.1.3",
            see=("resource-indicator", "access-token"),
            shown=("parameter:*.jwt.claims.aud", "check:resource.token.audience"),
        ),
        Term(
            "subject",
            "Whom a token speaks of, under a name that the issuer gives to nobody else. Mail addresses change hands; "
            "subjects do not.",
            "RFC 7519 §4.1.2",
            see=("claim", "id-token"),
            shown=("parameter:*.jwt.claims.sub",),
            everyday=True,
        ),
        Term(
            "signature",
            "What only the holder of a key can make, and everybody with the matching key can verify. It shows who "
            "signed, and that nothing was changed since.",
            "RFC 7515 §5.1",
            see=("key-set", "jwt"),
            shown=("check:id_token.signature", "check:resource.token.signature", "check:token.assertion.signature"),
        ),
        Term(
            "hash",
            "A short text that is computed from another one and leads to it no more. The same text always gives the "
            "same hash; here it is SHA-256.",
            "RFC 6234 §1",
            also=("SHA-256", "S256"),
            see=("code-challenge",),
            shown=("check:token.pkce.verify",),
        ),
        Term(
            "revocation",
            "Taking a token back before it expires. The authorization server forgets it; whoever reads tokens without "
            "asking goes on accepting it for a while.",
            "RFC 7009 §2",
            see=("revocation-endpoint", "introspection-endpoint"),
            shown=("check:revoke.*",),
        ),
    ),
)
