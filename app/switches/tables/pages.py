"""What the pages of the client give away, and where they lead."""

from __future__ import annotations

from app.switches.switch import Switch

SWITCHES = (
    Switch(
        "client.onward",
        "Where the client sends people on",
        "onward",
        "own_pages",
        "client",
        "Where the redirect URI leads on to when its address names a page in the parameter `next`.",
        "RFC 9700 §4.11.1",
        {
            "anywhere": "Wherever it says: an open redirector, over which the browser carries the fragment along.",
            "anywhere_cut": "Wherever it says, with an empty fragment of its own in place of the old one.",
            "own_pages": "To pages of its own alone.",
        },
    ),
)
