"""What the resource server does."""

from __future__ import annotations

from app.switches.switch import Switch

SWITCHES = (
    Switch(
        "rs.token_in_query",
        "Token in the address",
        "token in query",
        "refused",
        "rs",
        "Whether the API takes a token that stands in the address instead of the Authorization header.",
        "RFC 6750 §2.3",
        {
            "accepted": "It does: the token ends up in histories and logs, and opens the API all the same.",
            "refused": "It does not: a token counts in the header only.",
        },
    ),
)
