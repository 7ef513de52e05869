"""What the client does."""

from __future__ import annotations

from app.switches.switch import Constraint, Switch

SWITCHES = (
    Switch(
        "client.type",
        "Client type",
        "client",
        "confidential",
        "client",
        "Whether the client can keep a secret: a web server can, an app on somebody's device cannot.",
        "RFC 6749 §2.1",
        {
            "public": "A native app: it only names itself, anybody can copy what it contains.",
            "confidential": "A web server: it proves itself with a secret that nobody else holds.",
        },
    ),
    Switch(
        "client.auth",
        "Client authentication",
        "auth",
        "basic",
        "client",
        "How the client proves itself at the token endpoint.",
        "RFC 6749 §2.3",
        {
            "none": "It does not: only client_id is sent.",
            "post": "client_id and client_secret as form fields (client_secret_post), which is NOT RECOMMENDED.",
            "basic": "An Authorization header with both, form-encoded first (client_secret_basic).",
            "private_key_jwt": "A JWT that it signs with its private key for this one request: no secret is shared.",
        },
    ),
    Switch(
        "client.pkce",
        "PKCE",
        "PKCE",
        "S256",
        "client",
        "What the client sends ahead so that only it can redeem the code.",
        "RFC 7636 §4.2",
        {
            "none": "Nothing: whoever holds the code, and the client's secret if it has one, can redeem it.",
            "plain": "The verifier itself: safe only while nobody reads the authorization request.",
            "S256": "The SHA-256 of the verifier: reading it does not help a thief.",
        },
    ),
    Switch(
        "client.state",
        "State",
        "state",
        "bound",
        "client",
        "Whether the client ties the answer to the browser session that asked.",
        "RFC 6749 §10.12",
        {
            "none": "No state is sent: only PKCE, where the server enforces it, still ties an answer to a session.",
            "bound": "A fresh random state is kept with the session and compared when the answer comes.",
        },
    ),
    Switch(
        "client.callback_session",
        "Session of an answer",
        "answer's session",
        "by_cookie",
        "client",
        "Into which session a web server puts what an answer brings.",
        "RFC 6749 §10.12",
        {
            "by_state": "That of whoever started with this `state`, whoever's browser brings the answer.",
            "by_cookie": "That of the browser which brings the answer, and only if it asked itself.",
        },
    ),
    Switch(
        "client.redirect_uri",
        "Redirect URI of the app",
        "app's address",
        "loopback",
        "client",
        "How the answer gets from the browser to an app on the same device. A web server has an address of its own.",
        "RFC 8252 §7",
        {
            "custom_scheme": "By a scheme such as com.example.app, which any other app can claim as well.",
            "loopback": "Over HTTP to a port that the app opened on this device.",
            "claimed_https": "By an https address of its makers, whose site says that it belongs to this app.",
        },
    ),
    Switch(
        "client.polling",
        "Polling",
        "polling",
        "patient",
        "client",
        "How often a device asks whether its owner has decided.",
        "RFC 8628 §3.5",
        {
            "eager": "Every second, until the server tells it to slow down.",
            "patient": "Not before the seconds have passed that the server names as interval.",
        },
    ),
)

CONSTRAINTS = (
    Constraint(
        "client.type",
        "client.auth",
        lambda kind, auth: (kind == "public") == (auth == "none"),
        "a public client has nothing to authenticate with, a confidential client has a secret or a key (RFC 6749 §2.3)",
    ),
)
