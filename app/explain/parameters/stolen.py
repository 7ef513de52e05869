"""What a script of another site sends away, in the address of a picture (RFC 6749 §3.1.2.5)."""

from __future__ import annotations

from app.explain.parameters.entry import Entry

_BESIDE = Entry(
    plain="What stood beside the pass.",
    meaning="What stood beside the access token in the fragment.",
    rule="No specification sends it here: it belongs to the answer of the implicit grant, for the client's script.",
    gain="Nothing more: the token is what counts.",
    level="",
    spec="RFC 6749 §4.2.2",
)
ENTRIES = {
    "attacker:query.access_token": Entry(
        plain="The pass itself, sent to a stranger.",
        meaning="The access token, which a script read in the page: in the address of a picture it goes to any site.",
        rule="Clients SHOULD NOT load scripts of others into the page that the answer arrives at; where they do, their "
        "own MUST run first and take the token out of the address. They SHOULD NOT use the implicit grant at all (RFC "
        "9700 §2.1.2).",
        gain="It is a bearer token: whoever has it uses it.",
        level="",
        spec="RFC 6749 §3.1.2.5",
    ),
    "attacker:query.token_type": _BESIDE,
    "attacker:query.expires_in": _BESIDE,
}
