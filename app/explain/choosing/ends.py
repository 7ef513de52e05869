"""The ends of the path: what to use, why, and the scenario that shows it."""

from __future__ import annotations

from app.explain.choosing.model import End, Reading

_CODE = Reading("RFC 6749 §4.1", "The authorization code grant.")
_PKCE = Reading("RFC 7636 §4", "PKCE, from verifier to comparison.")
_BOTH = Reading("RFC 9700 §2.1.1", "Why the code goes with PKCE, for every kind of client.")
_APPS = Reading("RFC 8252 §8.1", "Why apps have to use PKCE.")
_SIGN_IN = Reading("OIDC Core §3.1", "Signing in with the code flow.")
_ID_TOKEN = Reading("OIDC Core §3.1.3.7", "How a client checks an ID token.")
_REFRESH = Reading("RFC 6749 §6", "The refresh request.")
_ROTATION = Reading("RFC 9700 §4.14.2", "Rotation, and what happens when a used token comes again.")
_MACHINE = Reading("RFC 6749 §4.4", "The client credentials grant.")
_DEVICE = Reading("RFC 8628 §3", "The device grant, step by step.")
_NO_IMPLICIT = Reading("RFC 9700 §2.1.2", "Why implicit should not be used.")
_NO_PASSWORD = Reading("RFC 9700 §2.4", "Why the password grant must not be used.")
_PUBLIC = {"client.type": "public", "client.auth": "none"}
_KIND = Reading("RFC 6749 §2.1", "What a client can keep to itself, and what not.")

_OPENID_WHY = (
    "OpenID Connect adds an ID token to the code grant: a signed statement for this very client that she logged in, "
    "and when. The client checks it claim by claim, and ties it to this attempt with a nonce. "
)
_REFRESH_WHY = (
    "She allows it once, by code and PKCE, and the client is given a refresh token beside the access token. Whenever "
    "that one has expired it gets a new one, until she or the server takes it back. "
)
_PAGE_WHY = (
    "A script can keep no secret, so it is a public client: it asks with PKCE and swaps the code itself. The access "
    "token is then in the page, and a foreign script that gets in there can take it; keep its life short, and move it "
    "to a server of your own as soon as there is one. "
)
_AS_AN_APP = (
    "The scenario plays it with an app in the page's place: the messages are the same but for the address at the end."
)
_BEHIND_WHY = (
    "Let the server behind the page be the client. It can prove who it is, swaps the code and keeps the tokens; the "
    "page has a session cookie and no token that a foreign script could take. "
)
_NOT_PLAYED = "The scenario shows this server; the calls that the page makes to it are not played."

_ALL = (
    End(
        "openid-server",
        "OpenID Connect, by code and PKCE",
        ("openid", "code"),
        "openid-connect",
        _OPENID_WHY + "Your server gets it directly from the token endpoint, and proves who it is there.",
        (_SIGN_IN, _ID_TOKEN, _BOTH),
        then=("single-sign-on", "logout"),
    ),
    End(
        "code-server",
        "Authorization code with PKCE and a secret",
        ("code",),
        "authorization-code",
        "The browser brings your server a code that opens nothing by itself. Your server swaps it where no browser "
        "looks on, and proves with its secret who it is. PKCE comes on top: a code that was slipped in from another "
        "attempt is refused.",
        (_CODE, _BOTH, Reading("RFC 6749 §2.3.1", "How a client proves itself with a secret.")),
        {"client.pkce": "S256"},
        then=("scope-reduced", "resource-indicators", "issuer-identification"),
    ),
    End(
        "code-key",
        "Authorization code with PKCE and a key",
        ("code",),
        "private-key-jwt",
        "As with a secret, but what proves your server is an assertion that it signs anew for each request. The key "
        "never leaves it, and the authorization server has nothing that a thief could use.",
        (_CODE, Reading("RFC 7523 §2.2", "How the assertion is sent."), _BOTH),
        then=("resource-indicators", "issuer-identification"),
    ),
    End(
        "refresh-server",
        "Authorization code with PKCE, and a refresh token",
        ("code", "refresh"),
        "refresh-token",
        _REFRESH_WHY
        + "Your server has to prove who it is for that as well, so the refresh token alone is of no use to a "
        "thief.",
        (_REFRESH, _CODE, _ROTATION),
        then=("refresh-token-reuse", "revocation"),
    ),
    End(
        "openid-app",
        "OpenID Connect, by code and PKCE",
        ("openid", "code"),
        "openid-connect",
        _OPENID_WHY
        + "The app opens her own browser for it, never a window of its own, and has no secret to prove itself "
        "with. PKCE ties the end of this one attempt to its beginning instead.",
        (_SIGN_IN, _ID_TOKEN, _APPS),
        _PUBLIC,
        then=("single-sign-on", "logout"),
    ),
    End(
        "code-app",
        "Authorization code with PKCE",
        ("code",),
        "pkce-s256",
        "An app is a public client: it has no secret, and another app may get at the code. PKCE makes that harmless: "
        "only who made the verifier can swap the code. The app opens her own browser, where she sees whom she gives "
        "her password to.",
        (_PKCE, _APPS, _KIND),
        then=("public-client-without-pkce", "pkce-plain"),
    ),
    End(
        "refresh-app",
        "Authorization code with PKCE, and a refresh token",
        ("code", "refresh"),
        "refresh-token",
        _REFRESH_WHY + "An app cannot prove who it is, so each refresh token is good for one use only: where one comes "
        "twice, a thief may have been there, and all of them end.",
        (_REFRESH, _APPS, _ROTATION),
        _PUBLIC,
        then=("refresh-token-reuse", "revocation"),
    ),
    End(
        "openid-backend",
        "OpenID Connect at the server behind the page",
        ("openid", "code"),
        "openid-connect",
        _OPENID_WHY + _BEHIND_WHY + _NOT_PLAYED,
        (_SIGN_IN, _ID_TOKEN, _KIND),
        then=("single-sign-on", "logout"),
    ),
    End(
        "code-backend",
        "Authorization code with PKCE at the server behind the page",
        ("code",),
        "authorization-code",
        _BEHIND_WHY + _NOT_PLAYED,
        (_CODE, _BOTH, _KIND),
        {"client.pkce": "S256"},
        then=("resource-indicators", "refresh-token"),
    ),
    End(
        "refresh-backend",
        "Authorization code with PKCE, and a refresh token, at the server behind the page",
        ("code", "refresh"),
        "refresh-token",
        _BEHIND_WHY + _REFRESH_WHY + _NOT_PLAYED,
        (_REFRESH, _CODE, _ROTATION),
        then=("refresh-token-reuse", "revocation"),
    ),
    End(
        "openid-page",
        "OpenID Connect, by code and PKCE, in the page",
        ("openid", "code"),
        "openid-connect",
        _OPENID_WHY + _PAGE_WHY + _AS_AN_APP,
        (_SIGN_IN, _ID_TOKEN, _BOTH),
        _PUBLIC,
        then=("single-sign-on", "logout"),
    ),
    End(
        "code-page",
        "Authorization code with PKCE, in the page",
        ("code",),
        "pkce-s256",
        _PAGE_WHY + _AS_AN_APP,
        (_PKCE, _BOTH, _KIND),
        then=("implicit", "public-client-without-pkce"),
    ),
    End(
        "refresh-page",
        "A server behind the page; without one, refresh tokens that rotate",
        ("code", "refresh"),
        "refresh-token",
        "A closed page does nothing: what works while she is away is a server, and there the refresh token belongs. "
        "As long as there is the page alone, each of its refresh tokens has to be good for one use only. " + _AS_AN_APP,
        (_REFRESH, _ROTATION, _KIND),
        _PUBLIC,
        then=("refresh-token-reuse", "revocation"),
    ),
    End(
        "device-typed",
        "Device authorization",
        ("device",),
        "device-authorization",
        "The device shows a short code and an address. She opens that address wherever she has a browser, logs in, "
        "types the code and allows it; meanwhile the device asks for its token again and again, no faster than it is "
        "told.",
        (_DEVICE, Reading("RFC 8628 §5.4", "Remote phishing: whose device is it?")),
        then=("device-authorization-scanned",),
    ),
    End(
        "device-scanned",
        "Device authorization with a code to scan",
        ("device",),
        "device-authorization-scanned",
        "The picture holds the address with the code in it, and nothing is typed. So nothing proves that she sits in "
        "front of this device: the page has to show the code, and she has to compare it.",
        (Reading("RFC 8628 §3.3.1", "The address with the code in it."), Reading("RFC 8628 §5.4", "Remote phishing.")),
        then=("device-authorization",),
    ),
    End(
        "machine-secret",
        "Client credentials with a secret",
        ("client_credentials",),
        "client-credentials",
        "The program asks for an access token in its own name and proves with its secret who it is. Two messages, no "
        "browser, nobody to wait for.",
        (_MACHINE, Reading("RFC 6749 §2.3.1", "How a client proves itself with a secret.")),
        then=("jwt-access-token", "token-introspection"),
    ),
    End(
        "machine-key",
        "Client credentials with a key",
        ("client_credentials",),
        "client-credentials",
        "The program asks for an access token in its own name, with an assertion that it signs for this one request. "
        "No secret is shared, so none can be lost on the other side.",
        (_MACHINE, Reading("RFC 7523 §2.2", "How the assertion is sent."), Reading("RFC 9700 §2.5", "Why a key.")),
        {"client.auth": "private_key_jwt"},
        then=("jwt-access-token", "token-introspection"),
    ),
    End(
        "machine-none",
        "None: it cannot have a name of its own",
        ("client_credentials",),
        "client-credentials",
        "Client credentials are the grant for this, and they are only for clients that can keep a secret: whatever is "
        "inside a program that people have, they have too. Watch the server refuse it. Let a server of yours ask "
        "instead, or ask for a person, and begin again there.",
        (_MACHINE, _KIND),
        _PUBLIC,
        then=("pkce-s256", "authorization-code"),
    ),
    End(
        "implicit-code",
        "Authorization code with PKCE, not implicit",
        ("code",),
        "pkce-s256",
        "Implicit was a way around browsers that did not let a script call another site. They do now, where the site "
        "allows it, so a script can swap a code as any client does, and no token stands in an address. " + _AS_AN_APP,
        (_NO_IMPLICIT, _PKCE),
        legacy=("implicit",),
    ),
    End(
        "implicit-openid",
        "OpenID Connect by code, not implicit",
        ("openid", "code"),
        "openid-connect",
        "An access token says nothing about who is there: one that was made for another client would do as well. An ID "
        "token is made for this client and this attempt, and here it comes from the token endpoint. " + _AS_AN_APP,
        (_SIGN_IN, Reading("RFC 6749 §10.16", "A token that was made for another client."), _NO_IMPLICIT),
        _PUBLIC,
        legacy=("implicit",),
    ),
    End(
        "implicit-see",
        "Implicit, to see why it was left behind",
        ("implicit",),
        "implicit",
        "OAuth 2.1 drops it. The access token comes in the address: it stays in the history, every script of the page "
        "can read it, anybody can slip one in, and nothing ties it to who uses it.",
        (_NO_IMPLICIT, Reading("RFC 6749 §4.2", "The grant as it was.")),
        legacy=("implicit",),
        then=("pkce-s256",),
    ),
    End(
        "password-code",
        "Authorization code with PKCE, not password",
        ("code",),
        "pkce-s256",
        "Also where everything is yours the app need not see the password: what it never had it cannot lose, and a "
        "login page can ask for a second factor, a passkey or another account, without a new release of the app.",
        (_NO_PASSWORD, _APPS, _PKCE),
        legacy=("resource-owner-password",),
    ),
    End(
        "password-device",
        "Device authorization, not password",
        ("device",),
        "device-authorization",
        "There is a browser, only not here: on her phone. The program shows a short code, she types it there and logs "
        "in at the authorization server's own page, and the program gets its token without ever seeing the password.",
        (_DEVICE, _NO_PASSWORD),
        legacy=("resource-owner-password",),
    ),
    End(
        "password-see",
        "The password grant, to see why it was left behind",
        ("password",),
        "resource-owner-password",
        "OAuth 2.1 drops it, and RFC 9700 forbids it. The client sees the password and could keep it, she learns to "
        "type it anywhere, she cannot allow less than everything, and there is no room for a second factor.",
        (_NO_PASSWORD, Reading("RFC 6749 §10.7", "What a client with a password can do.")),
        legacy=("resource-owner-password",),
        then=("pkce-s256",),
    ),
)

ENDS: dict[str, End] = {end.id: end for end in _ALL}
