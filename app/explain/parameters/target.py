"""Resource indicators (RFC 8707)."""

from __future__ import annotations

from app.explain.parameters.entry import Entry

_ASKED = Entry(
    plain="For which service the pass is to be good.",
    meaning="Which API the token is to be for. Without it one token may open several APIs, and each of them could use "
    "it at the others.",
    rule="An absolute URI, which MUST NOT have a fragment and SHOULD NOT have a query; it MAY stand several times. "
    "What the server does not know it refuses with invalid_target.",
    gain="Without it an API of his, to which people bring their tokens, takes them to the other APIs.",
    level="OPTIONAL",
    spec="RFC 8707 §2",
)

ENTRIES = {
    "as:query.resource": _ASKED,
    "browser:location.query.resource": _ASKED,
    "as:form.resource": Entry(
        plain="For which one of the allowed services this pass is to be good.",
        meaning="Which API this token is to be for: one of those that were granted. It becomes the token's aud.",
        rule="OPTIONAL, and it MAY stand several times. The token's audience SHOULD be narrowed to what stands here "
        "(§2). Which APIs it accepts is the server's choice; what it does not, it refuses with invalid_target.",
        gain="Without it one token opens everything that was granted, and whoever is shown it can use it at all of "
        "that.",
        level="OPTIONAL",
        spec="RFC 8707 §2.2",
    ),
}
