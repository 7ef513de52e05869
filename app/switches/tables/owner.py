"""What the resource owner does, as long as nobody plays her."""

from __future__ import annotations

from app.switches.switch import Switch

SWITCHES = (
    Switch(
        "owner.login",
        "Her password",
        "login",
        "right",
        "owner",
        "What the owner types into the login page.",
        "RFC 6749 §3.1",
        {
            "wrong": "A wrong password: the server shows the form again, and the flow waits there.",
            "right": "The right password.",
        },
    ),
    Switch(
        "owner.consent",
        "Her decision",
        "consent",
        "allow",
        "owner",
        "What the owner answers on the consent page.",
        "RFC 6749 §4.1.1",
        {
            "deny": "She denies it: the browser carries an error back, and the client gets nothing.",
            "less": "She unticks the last of what was asked for. Where it was all, nothing is left to allow.",
            "allow": "She allows what was asked for.",
        },
    ),
)
