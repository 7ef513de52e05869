"""How permission is asked for and proven."""

from __future__ import annotations

from app.explain.glossary.term import Term, Topic

TOPIC = Topic(
    "grants",
    "How permission is asked for",
    30,
    (
        Term(
            "authorization grant",
            "What stands for the owner's permission and is swapped for an access token: a code, a refresh token, or "
            "the client's own name where no owner is involved.",
            "RFC 6749 §1.3",
            also=("grant", "grant type"),
            see=("authorization-code", "client-credentials", "device-grant"),
            shown=("parameter:as:form.grant_type",),
        ),
        Term(
            "authorization code",
            "A short-lived text that says: this person allowed that to this client. It comes through the browser, is "
            "good for one use, and gives access only once the client has swapped it for a token.",
            "RFC 6749 §1.3.1",
            also=("code grant", "authorization code grant", "code flow"),
            see=("token-request", "pkce", "front-channel"),
            shown=("parameter:client:query.code", "parameter:as:form.code"),
        ),
        Term(
            "PKCE",
            "Proof Key for Code Exchange: the client commits itself to a secret before it asks, and shows the secret "
            "when it swaps the code. A code that somebody else got hold of is of no use to him.",
            "RFC 7636 §1.1",
            also=("Proof Key for Code Exchange",),
            see=("code-verifier", "code-challenge"),
            shown=("parameter:as:query.code_challenge", "parameter:as:form.code_verifier"),
        ),
        Term(
            "code verifier",
            "The secret of PKCE: a random text that the client makes for one attempt and keeps until it swaps the "
            "code.",
            "RFC 7636 §4.1",
            also=("verifier",),
            see=("code-challenge", "pkce"),
            shown=("parameter:as:form.code_verifier", "check:token.pkce.verify"),
        ),
        Term(
            "code challenge",
            "What the client sends ahead of its verifier: with S256 the hash of it, with plain the verifier itself. "
            "The authorization server keeps it with the code and compares later.",
            "RFC 7636 §4.2",
            also=("challenge",),
            see=("code-verifier", "hash"),
            shown=("parameter:as:query.code_challenge",),
        ),
        Term(
            "client credentials",
            "The grant without an owner: a program asks for a token in its own name, and proves who it is. What it "
            "gets belongs to the program, not to a person.",
            "RFC 6749 §1.3.4",
            also=("client credentials grant",),
            see=("confidential-client", "client-authentication"),
            shown=("flow:client_credentials",),
        ),
        Term(
            "device grant",
            "The grant for what has no browser or keyboard: the device shows a short code, the person types it on "
            "another device, and meanwhile the first one asks again and again.",
            "RFC 8628 §1",
            also=("device authorization grant", "device authorization"),
            see=("user-code", "device-code", "polling"),
            shown=("parameter:client:json.device_code",),
        ),
        Term(
            "device code",
            "The long code by which a device asks whether its owner has decided. Nobody but the device sees it.",
            "RFC 8628 §3.2",
            see=("user-code", "polling"),
            shown=("parameter:client:json.device_code", "parameter:as:form.device_code"),
        ),
        Term(
            "user code",
            "The short code that a device shows to its owner, made to be typed. It is good for some minutes and for "
            "few attempts, since short codes can be guessed.",
            "RFC 8628 §3.2",
            see=("device-code", "verification-page"),
            shown=("parameter:client:json.user_code", "parameter:as:form.user_code"),
        ),
        Term(
            "polling",
            "Asking the same question again at intervals until the answer changes. The server says how long to wait in "
            "between, and to wait longer where somebody asks too often.",
            "RFC 8628 §3.5",
            see=("device-grant",),
            shown=("check:token.device_code.pace",),
        ),
        Term(
            "implicit grant",
            "Left behind: the authorization server puts the access token itself into the address that the browser goes "
            "to. It was made for scripts that could not call a token endpoint; they can today.",
            "RFC 6749 §1.3.2",
            also=("implicit flow",),
            see=("fragment", "authorization-code"),
            shown=("parameter:browser:location.fragment.access_token",),
        ),
        Term(
            "password grant",
            "Left behind: the person tells the client her password, and the client swaps it for a token. It teaches "
            "people to type passwords anywhere, and leaves no room for a second factor.",
            "RFC 6749 §1.3.3",
            also=("resource owner password credentials",),
            see=("authorization-code", "consent"),
            shown=("check:token.password.right",),
        ),
        Term(
            "hybrid flow",
            "A flow of OpenID Connect in which an ID token comes through the browser beside the code, and holds a hash "
            "of it.",
            "OIDC Core §3.3",
            see=("id-token", "authorization-code"),
            shown=("check:id_token.c_hash",),
        ),
        Term(
            "authorization request",
            "What the client has the browser ask at the authorization endpoint: who it is, what it wants, where the "
            "answer is to go, and what protects it.",
            "RFC 6749 §4.1.1",
            see=("authorization-endpoint", "scope", "state"),
            shown=("parameter:as:query.response_type",),
        ),
        Term(
            "token request",
            "What the client sends to the token endpoint: the grant it has, and the proof that it may use it.",
            "RFC 6749 §4.1.3",
            see=("token-endpoint", "authorization-grant"),
            shown=("parameter:as:form.grant_type",),
        ),
        Term(
            "consent",
            "The owner's decision on the page of the authorization server: who asks, for what, and whether she allows "
            "it. She may allow less than was asked for.",
            "RFC 6749 §4.1.1",
            also=("consent page",),
            see=("scope", "resource-owner"),
            shown=("parameter:as:form.decision",),
        ),
        Term(
            "scope",
            "What an access token allows, as names that are separated by spaces. The client asks for some, the owner "
            "may allow fewer, and the API looks whether they are enough.",
            "RFC 6749 §3.3",
            see=("consent", "access-token"),
            shown=("parameter:as:query.scope", "parameter:client:json.scope"),
        ),
        Term(
            "resource indicator",
            "The address of the API that a token is to be for. The client names it in its request, and other APIs "
            "refuse the token.",
            "RFC 8707 §2",
            see=("audience",),
            shown=("parameter:as:query.resource", "parameter:as:form.resource"),
        ),
    ),
)
