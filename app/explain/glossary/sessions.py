"""What ties messages together, what ends, and who would like to come between."""

from __future__ import annotations

from app.explain.glossary.term import Term, Topic

TOPIC = Topic(
    "safety",
    "What ties messages together",
    50,
    (
        Term(
            "session",
            "What a server remembers of one browser from request to request. The browser carries a cookie with a name "
            "for it.",
            "RFC 6265bis",
            see=("cookie", "state", "single-sign-on"),
            shown=("header:set-cookie", "header:cookie"),
        ),
        Term(
            "cookie",
            "A text that a host gives to a browser, which brings it along whenever it comes back to that host.",
            "RFC 6265bis",
            also=("session cookie",),
            see=("session", "cross-site-request-forgery"),
            shown=("header:set-cookie", "header:cookie"),
        ),
        Term(
            "state",
            "A random text that the client puts into its request and keeps with the browser's session. It has to come "
            "back unchanged, so that no answer is taken which this browser did not ask for.",
            "RFC 6749 §4.1.1",
            see=("cross-site-request-forgery", "nonce", "session"),
            shown=("parameter:as:query.state", "check:callback.state"),
            everyday=True,
        ),
        Term(
            "nonce",
            "A random text that the client puts into its request and finds again inside the ID token. It ties the "
            "token to this attempt, so that an old or stolen one is of no use.",
            "OIDC Core §15.5.2",
            see=("id-token", "state"),
            shown=("parameter:as:query.nonce", "check:id_token.nonce"),
        ),
        Term(
            "cross-site request forgery",
            "A page of somebody else makes your browser send a request that you never meant. Your cookies go along, so "
            "it looks like yours.",
            "RFC 6749 §10.12",
            also=("CSRF",),
            see=("state", "cookie"),
            shown=("check:login.csrf", "check:consent.csrf"),
        ),
        Term(
            "mix-up attack",
            "A client of several servers is made to believe that an answer comes from another server than it does, and "
            "carries the code to the wrong one.",
            "RFC 9700 §4.4",
            also=("mix-up",),
            see=("issuer",),
            shown=("check:callback.iss",),
        ),
        Term(
            "code injection",
            "Somebody slips a stolen code into a session of his own with the client, which then swaps it for him. PKCE "
            "and the nonce stop that: the code belongs to another attempt.",
            "RFC 9700 §4.5",
            see=("pkce", "nonce", "authorization-code"),
            shown=("check:token.pkce.verify", "check:id_token.nonce"),
        ),
        Term(
            "single sign-on",
            "Who is logged in at the authorization server need not type the password again for the next client, or the "
            "next visit.",
            "OIDC Core §3.1.2.3",
            also=("SSO",),
            see=("session", "logout"),
            shown=("check:authorize.prompt.signed_in",),
        ),
        Term(
            "logout",
            "The end of a session: at the client, at the authorization server, or at both. Tokens are another matter "
            "and live on.",
            "OIDC RP-Initiated Logout §2",
            see=("session", "revocation"),
            shown=("check:logout.*",),
        ),
        Term(
            "OpenID Connect",
            "The layer above OAuth that tells a client who is there. OAuth alone only says what a client may do.",
            "OIDC Core §1",
            also=("OIDC",),
            see=("id-token", "userinfo-endpoint", "single-sign-on"),
            shown=("parameter:client:json.id_token",),
        ),
    ),
)
