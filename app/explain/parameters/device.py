"""Device authorization: the codes, and where they go (RFC 8628)."""

from __future__ import annotations

from app.explain.parameters.entry import Entry

_TYPED = Entry(
    "The code that stands on the device's screen. It says which device is meant, and is no secret.", "", "RFC 8628 §3.3"
)

ENTRIES = {
    "client:json.device_code": Entry(
        "The long code. The device keeps it to itself and asks with it; whoever has it gets the token.",
        "REQUIRED",
        "RFC 8628 §3.2",
    ),
    "client:json.user_code": Entry(
        "The short code, to be shown and typed. It is good for a few minutes, since it could be guessed.",
        "REQUIRED",
        "RFC 8628 §3.2",
    ),
    "client:json.verification_uri": Entry(
        "The address that the device shows, short enough to be typed.", "REQUIRED", "RFC 8628 §3.2"
    ),
    "client:json.verification_uri_complete": Entry(
        "The same address with the user code in it, for a picture that a phone can scan.", "OPTIONAL", "RFC 8628 §3.3.1"
    ),
    "client:json.interval": Entry(
        "How many seconds the device waits at least before it asks again; 5 where this is left out.",
        "OPTIONAL",
        "RFC 8628 §3.2",
    ),
    "as:form.device_code": Entry(
        "The device's own code. It is bound to the client that it was given to.", "REQUIRED", "RFC 8628 §3.4"
    ),
    "as:form.user_code": _TYPED,
    "as:query.user_code": _TYPED,
    "browser:location.query.user_code": _TYPED,
}
