"""What the authorization server does for devices without a browser."""

from __future__ import annotations

from app.switches.switch import Switch

SWITCHES = (
    Switch(
        "as.device_confirm",
        "Device on the consent page",
        "device shown",
        "named",
        "as",
        "Whether the consent page makes the owner look at the device that is going to be connected.",
        "RFC 8628 §5.4",
        {
            "silent": "It asks for the client, as for any other, and says nothing of a device.",
            "named": "It shows the code, asks whether a device of her own shows it, and tells her to deny otherwise.",
        },
    ),
    Switch(
        "as.device_code_life",
        "Life of device codes",
        "codes for",
        "10m",
        "as",
        "How long a device and its owner have for the codes.",
        "RFC 8628 §5.4",
        {
            "10m": "Ten minutes: time to find the phone, and for a mail to be read.",
            "2m": "Two minutes: enough for somebody who stands before the device.",
        },
    ),
    Switch(
        "as.user_code_attempts",
        "Wrong user codes",
        "wrong codes",
        "5",
        "as",
        "How many wrong codes one account may type at the verification page.",
        "RFC 8628 §5.1",
        {
            "any": "As many as it likes: codes are short, and can be tried one after the other.",
            "5": "Five: whoever mistypes may try again, and whoever guesses gets nowhere.",
        },
    ),
)
