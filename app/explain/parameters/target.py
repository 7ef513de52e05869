"""Resource indicators (RFC 8707)."""

from __future__ import annotations

from app.explain.parameters.entry import Entry

_ASKED = Entry(
    "Which API the token is to be for. Without it one token may open several APIs, and each of them could use it at "
    "the others.",
    "OPTIONAL",
    "RFC 8707 §2",
)

ENTRIES = {
    "as:query.resource": _ASKED,
    "browser:location.query.resource": _ASKED,
    "as:form.resource": Entry(
        "Which API this token is to be for: one of those that were granted. It becomes the token's aud.",
        "OPTIONAL",
        "RFC 8707 §2.2",
    ),
}
