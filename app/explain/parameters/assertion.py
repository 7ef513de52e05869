"""The client assertion at the token endpoint, and what is inside (RFC 7521 section 4.2, RFC 7523 section 3)."""

from __future__ import annotations

from app.explain.parameters.entry import Entry
from app.explain.parameters.jwt import TYPE

_INSIDE = "as:form.client_assertion.jwt"

ENTRIES = {
    "as:form.client_assertion_type": Entry(
        plain="What kind of proof comes with this request.",
        meaning="What kind of proof follows: a JWT that the client signed.",
        rule="REQUIRED, and for a JWT it MUST be urn:ietf:params:oauth:client-assertion-type:jwt-bearer (RFC 7523 "
        "§2.2).",
        gain="Nothing by itself: it only says how to read the proof.",
        level="REQUIRED",
        spec="RFC 7521 §4.2",
    ),
    "as:form.client_assertion": Entry(
        plain="The app's signature instead of a password: nothing that is worth stealing travels.",
        meaning="The proof: a JWT signed with the client's private key, which never travels. The server verifies it "
        "with the public key that was registered.",
        rule="It MUST be a single JWT (RFC 7523 §2.2), and the client MUST NOT prove itself in a second way at once "
        "(RFC 6749 §2.3). One that is not valid is answered invalid_client (§4.2.1).",
        gain="Instead of a secret that could be read anywhere on its way he finds a note that is good for a minute, "
        "once, and at this server only.",
        level="REQUIRED",
        spec="RFC 7521 §4.2",
    ),
    f"{_INSIDE}.header.alg": Entry(
        plain="How the app signed it.",
        meaning="How it is signed. The server takes the algorithm that goes with the registered key, whatever stands "
        "here.",
        rule="The assertion MUST be signed, or hold a MAC (RFC 7523 §3). The server tells in its metadata which "
        "algorithms it takes, and none MUST NOT be among them (RFC 8414 §2).",
        gain="A server that believes this field takes none for a signature, or the public key for a shared secret: he "
        "is the client.",
        level="REQUIRED",
        spec="RFC 7515 §4.1.1",
    ),
    f"{_INSIDE}.header.kid": Entry(
        plain="With which of the app's keys it was signed.",
        meaning="Which of the client's keys signed it.",
        rule="OPTIONAL, and no more than a hint: a text that names one of the keys that the client registered.",
        gain="A server that fetches a key by it, instead of looking among the registered ones, takes his.",
        level="OPTIONAL",
        spec="RFC 7515 §4.1.4",
    ),
    f"{_INSIDE}.header.typ": TYPE,
    f"{_INSIDE}.claims.iss": Entry(
        plain="Which app says so.",
        meaning="Who says it: the client, by its client_id.",
        rule="A client that speaks for itself MUST put its own client_id here (OIDC Core §9).",
        gain="Where nobody compares it, one registered client signs in the name of another.",
        level="REQUIRED",
        spec="RFC 7523 §3",
    ),
    f"{_INSIDE}.claims.sub": Entry(
        plain="Of which app it speaks: of itself.",
        meaning="Of whom: of itself, by the same client_id.",
        rule="To prove a client it MUST be that client's client_id.",
        gain="Where nobody compares it, an assertion that one client signed makes him another one.",
        level="REQUIRED",
        spec="RFC 7523 §3",
    ),
    f"{_INSIDE}.claims.aud": Entry(
        plain="For which login server the proof was made.",
        meaning="For whom it is meant: this server, by its issuer. Without it another server that was shown the "
        "assertion could pass as the client here.",
        rule="The server MUST refuse an assertion that does not name it, compared as plain strings. Naming the issuer "
        "and nothing else leaves the least room.",
        gain="Where nobody compares it, a server of his, to which the client proved itself, passes the proof on and is "
        "the client here.",
        level="REQUIRED",
        spec="RFC 7523 §3",
    ),
    f"{_INSIDE}.claims.iat": Entry(
        plain="When the proof was made.",
        meaning="When it was made, in seconds since 1970.",
        rule="Seconds since 1970. The server may refuse what was made too long ago.",
        gain="Little: what ends an assertion is exp.",
        level="OPTIONAL",
        spec="RFC 7523 §3",
    ),
    f"{_INSIDE}.claims.exp": Entry(
        plain="Until when the proof counts: only for a moment.",
        meaning="Until when it may be used: a minute, since it is made for one request.",
        rule="The server MUST refuse the assertion after that time, give or take clocks that differ, and may refuse "
        "one that lies unreasonably far ahead.",
        gain="Without it an assertion that he finds in a log makes him the client for ever.",
        level="REQUIRED",
        spec="RFC 7523 §3",
    ),
    f"{_INSIDE}.claims.jti": Entry(
        plain="The serial number of the proof, so that nobody can show it a second time.",
        meaning="Its number. The server remembers it, so that whoever copied the assertion cannot use it again.",
        rule="The server MAY keep the numbers that it has seen for as long as they could be used, and refuse a second "
        "one.",
        gain="Without it he repeats a copied assertion until it expires.",
        level="OPTIONAL",
        spec="RFC 7523 §3",
    ),
}
