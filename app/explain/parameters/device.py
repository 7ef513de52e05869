"""Device authorization: the codes, and where they go (RFC 8628)."""

from __future__ import annotations

from app.explain.parameters.entry import Entry

_TYPED = Entry(
    plain="The short code from the device's screen, typed in on the phone.",
    meaning="The code that stands on the device's screen. It says which device is meant, and is no secret.",
    rule="Where it came in the address, the server SHOULD show it and have the person confirm that it is the one on "
    "the device (§3.3.1). It is RECOMMENDED to tell her that a device is let in, and to ask whether she has it (§5.4); "
    "to limit how fast codes can be tried is recommended too (§5.1).",
    gain="He sends the victim a code of a device of his own: if she types it and allows it, he has the token. So the "
    "page says which device asks, and for what (§5.4).",
    level="",
    spec="RFC 8628 §3.3",
)

ENTRIES = {
    "client:json.device_code": Entry(
        plain="The device's own long code, which it keeps to itself.",
        meaning="The long code. The device keeps it to itself and asks with it; whoever has it gets the token.",
        rule="Nobody reads or types it, so it SHOULD be very long and random (§5.2). It is bound to this client, and "
        "expires with the user code.",
        gain="Whoever reads it asks in the device's place and gets the token as soon as the person allows it.",
        level="REQUIRED",
        spec="RFC 8628 §3.2",
    ),
    "client:json.user_code": Entry(
        plain="The short code that stands on the screen, to be typed on the phone.",
        meaning="The short code, to be shown and typed. It is good for a few minutes, since it could be guessed.",
        rule="Short enough to be typed, long enough for its few minutes; letters that cannot be confused are "
        "RECOMMENDED, and case or dashes should not matter (§6.1).",
        gain="Whoever guesses one that is waiting allows it with an account of his own, and the device works in that "
        "(§5.1). So guesses are counted.",
        level="REQUIRED",
        spec="RFC 8628 §3.2",
    ),
    "client:json.verification_uri": Entry(
        plain="The address to open on the phone.",
        meaning="The address that the device shows, short enough to be typed.",
        rule="An address on the server that can be kept in mind and typed. The user code SHOULD NOT stand in it "
        "(§3.3).",
        gain="An address that people cannot remember is one that he can imitate: they then log in at his page.",
        level="REQUIRED",
        spec="RFC 8628 §3.2",
    ),
    "client:json.verification_uri_complete": Entry(
        plain="The same address with the code in it, to be scanned instead of typed.",
        meaning="The same address with the user code in it, for a picture that a phone can scan.",
        rule="The device MUST still show the user code, and the server SHOULD have the person confirm that the two are "
        "the same.",
        gain="He sends this link to the victim: she clicks, allows, and his device has the token. That she compares "
        "codes is what can stop it.",
        level="OPTIONAL",
        spec="RFC 8628 §3.3.1",
    ),
    "client:json.interval": Entry(
        plain="How many seconds the device waits before it asks again.",
        meaning="How many seconds the device waits at least before it asks again; 5 where this is left out.",
        rule="OPTIONAL; a client that is told none MUST take 5. After slow_down it MUST wait 5 seconds longer from "
        "then on (§3.5).",
        gain="Nothing by itself: it spares the server. Without a limit he could try out device codes as fast as he "
        "likes.",
        level="OPTIONAL",
        spec="RFC 8628 §3.2",
    ),
    "as:form.device_code": Entry(
        plain="The device asks with its own code whether it has been allowed in by now.",
        meaning="The device's own code. It is bound to the client that it was given to.",
        rule="Until the person has decided, the answer is authorization_pending, and after that the token, "
        "access_denied or expired_token (§3.5).",
        gain="Were it good for every client, he would collect the token with a device code that he has seen.",
        level="REQUIRED",
        spec="RFC 8628 §3.4",
    ),
    "as:form.user_code": _TYPED,
    "as:query.user_code": _TYPED,
    "browser:location.query.user_code": _TYPED,
}
