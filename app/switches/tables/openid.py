"""What client and authorization server do when it comes to who signs in (OpenID Connect)."""

from __future__ import annotations

from app.switches.switch import Switch

SWITCHES = (
    Switch(
        "client.nonce",
        "Nonce",
        "nonce",
        "bound",
        "client",
        "Whether the client ties the ID token to the browser session that asked.",
        "OIDC Core §3.1.2.1",
        {
            "none": "No nonce is sent: an ID token that was made for another session would do as well.",
            "bound": "A fresh random nonce is kept with the session and compared with the one in the ID token.",
        },
    ),
    Switch(
        "client.sign_in_by",
        "What it signs people in by",
        "sign in by",
        "code",
        "client",
        "What the client learns from who is there.",
        "RFC 9700 §4.6",
        {
            "access_token": "An access token out of the fragment: whom it is about, the client takes for its visitor.",
            "id_token": "An ID token that comes beside the access token, is meant for this client, and holds its hash.",
            "code": "A code, which it swaps by itself: no token comes through the browser.",
        },
    ),
    Switch(
        "client.response_mode",
        "Response mode",
        "answer by",
        "fragment",
        "client",
        "How an answer with an ID token in it comes back through the browser.",
        "OAuth Form Post Response Mode §2",
        {
            "fragment": "In the fragment of the address, which a script of the client's page reads and posts.",
            "form_post": "In a form that a page of the authorization server posts: it never stands in an address.",
        },
    ),
    Switch(
        "client.prompt",
        "Prompt",
        "prompt",
        "unset",
        "client",
        "What the client asks to be shown to somebody who signed in before and comes back.",
        "OIDC Core §3.1.2.1",
        {
            "none": "Nothing: an answer at once, or an error.",
            "unset": "What the authorization server thinks right.",
            "consent": "The consent page, whatever was allowed before.",
            "login": "The login page, though she may be signed in.",
        },
    ),
    Switch(
        "client.max_age",
        "Maximum age of the login",
        "max age",
        "unset",
        "client",
        "How long ago somebody who comes back may have logged in.",
        "OIDC Core §3.1.2.1",
        {
            "unset": "Any time, as long as she is still signed in.",
            "86400": "A day.",
            "60": "A minute: practically always a fresh login.",
        },
    ),
    Switch(
        "as.consent",
        "Consent",
        "consent",
        "always",
        "as",
        "Whether the authorization server asks again for what the owner allowed before.",
        "OIDC Core §3.1.2.4",
        {
            "remembered": "It does not, where the client can prove who it is.",
            "always": "It does. Only prompt=none relies on what was allowed before, since nothing may be shown then.",
        },
    ),
    Switch(
        "as.session",
        "Length of the login",
        "login for",
        "8h",
        "as",
        "How long somebody stays signed in at the authorization server.",
        "OIDC Core §3.1.2.3",
        {
            "30d": "Thirty days: convenient, also for whoever finds the device.",
            "8h": "A working day.",
            "1h": "An hour.",
        },
    ),
)
