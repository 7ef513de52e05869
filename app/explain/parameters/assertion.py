"""The client assertion at the token endpoint, and what is inside (RFC 7521 section 4.2, RFC 7523 section 3)."""

from __future__ import annotations

from app.explain.parameters.entry import Entry

_INSIDE = "as:form.client_assertion.jwt"

ENTRIES = {
    "as:form.client_assertion_type": Entry(
        "What kind of proof follows: a JWT that the client signed.", "REQUIRED", "RFC 7521 §4.2"
    ),
    "as:form.client_assertion": Entry(
        "The proof: a JWT signed with the client's private key, which never travels. The server verifies it with the "
        "public key that was registered.",
        "REQUIRED",
        "RFC 7521 §4.2",
    ),
    f"{_INSIDE}.header.alg": Entry(
        "How it is signed. The server takes the algorithm that goes with the registered key, whatever stands here.",
        "REQUIRED",
        "RFC 7515 §4.1.1",
    ),
    f"{_INSIDE}.header.kid": Entry("Which of the client's keys signed it.", "OPTIONAL", "RFC 7515 §4.1.4"),
    f"{_INSIDE}.header.typ": Entry("That this is a JWT.", "OPTIONAL", "RFC 7519 §5.1"),
    f"{_INSIDE}.claims.iss": Entry("Who says it: the client, by its client_id.", "REQUIRED", "RFC 7523 §3"),
    f"{_INSIDE}.claims.sub": Entry("Of whom: of itself, by the same client_id.", "REQUIRED", "RFC 7523 §3"),
    f"{_INSIDE}.claims.aud": Entry(
        "For whom it is meant: this server, by its issuer. Without it another server that was shown the assertion "
        "could pass as the client here.",
        "REQUIRED",
        "RFC 7523 §3",
    ),
    f"{_INSIDE}.claims.iat": Entry("When it was made, in seconds since 1970.", "OPTIONAL", "RFC 7523 §3"),
    f"{_INSIDE}.claims.exp": Entry(
        "Until when it may be used: a minute, since it is made for one request.", "REQUIRED", "RFC 7523 §3"
    ),
    f"{_INSIDE}.claims.jti": Entry(
        "Its number. The server remembers it, so that whoever copied the assertion cannot use it again.",
        "OPTIONAL",
        "RFC 7523 §3",
    ),
}
