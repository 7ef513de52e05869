"""Where a client's own address leads on to, and the fragment that is put there for that (RFC 9700 §4.11.1)."""

from __future__ import annotations

from app.explain.parameters.entry import Entry

_NEXT = Entry(
    plain="Where the app is to send the browser next.",
    meaning="Where the client is to send the browser on to: whoever wrote the address says so.",
    rule="Clients MUST NOT expose open redirectors: they follow an address of their own, or one that they signed.",
    gain="A client that follows any address carries what the browser holds to him, the fragment included.",
    level="",
    spec="RFC 9700 §4.11.1",
)
_EMPTY = Entry(
    plain="A mark behind the address that says nothing.",
    meaning="Nothing: a fragment that is only there to take the place of another.",
    rule="A redirect without a fragment MUST inherit that of the request (RFC 9110 §10.2.2); any fragment ends that.",
    gain="Without it the browser carries the token that stood behind the old address to the new one.",
    level="",
    spec="RFC 9700 §4.1.3",
)
ENTRIES = {
    "client:query.next": _NEXT,
    "browser:location.query.next": _NEXT,
    "browser:location.fragment._": _EMPTY,
    "attacker:form._": _EMPTY,
}
