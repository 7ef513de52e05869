"""The authorization request and its answer (RFC 6749 section 4.1, RFC 7636)."""

from __future__ import annotations

from app.explain.parameters.entry import DESCRIPTION, Entry

_ERROR = Entry("Why the request was refused, as one of the codes of this section.", "REQUIRED", "RFC 6749 §4.1.2.1")
STATE_BACK = Entry(
    "The state of the request, exactly as it was sent. The client compares it with the one of this session.",
    "REQUIRED",
    "RFC 6749 §4.1.2",
)
_CODE_BACK = Entry(
    "The authorization code: short-lived, good for one use, bound to client and redirect URI, and to the code "
    "challenge if one was sent.",
    "REQUIRED",
    "RFC 6749 §4.1.2",
)
_ISSUER = Entry(
    "Which authorization server gives this answer. A client that uses several compares it with the one it asked, or it "
    "may carry a code to a server that did not make it.",
    "OPTIONAL",
    "RFC 9207 §2",
)
ENTRIES = {
    "as:query.response_type": Entry(
        "What is asked for: a code, to be swapped at the token endpoint, an ID token, or (legacy) a token right away.",
        "REQUIRED",
        "RFC 6749 §3.1.1",
    ),
    "as:query.client_id": Entry("Who asks. It is a name, not a secret.", "REQUIRED", "RFC 6749 §2.2"),
    "as:query.redirect_uri": Entry(
        "Where the answer is to go. Only an address that was registered beforehand is accepted.",
        "OPTIONAL",
        "RFC 6749 §3.1.2",
    ),
    "as:query.scope": Entry("What the client would like to be allowed to do.", "OPTIONAL", "RFC 6749 §3.3"),
    "as:query.state": Entry(
        "A value that comes back unchanged, so that the client knows the answer as its own.",
        "RECOMMENDED",
        "RFC 6749 §10.12",
    ),
    "as:query.code_challenge": Entry(
        "Sent ahead of the verifier: with S256 its hash, with plain the verifier itself.", "REQUIRED", "RFC 7636 §4.3"
    ),
    "as:query.code_challenge_method": Entry(
        "How the challenge was made from the verifier; plain when left out.", "OPTIONAL", "RFC 7636 §4.3"
    ),
    "client:query.code": _CODE_BACK,
    "client:query.iss": _ISSUER,
    "client:query.state": STATE_BACK,
    "client:query.error": _ERROR,
    "client:query.error_description": Entry(DESCRIPTION, "OPTIONAL", "RFC 6749 §4.1.2.1"),
    "browser:location.query.code": _CODE_BACK,
    "browser:location.query.iss": _ISSUER,
    "browser:location.query.error": _ERROR,
    "browser:location.query.error_description": Entry(DESCRIPTION, "OPTIONAL", "RFC 6749 §4.1.2.1"),
}

# A redirect to the authorization endpoint carries the very parameters that the next request does.
for _name in ("response_type", "client_id", "redirect_uri", "scope", "code_challenge", "code_challenge_method"):
    ENTRIES[f"browser:location.query.{_name}"] = ENTRIES[f"as:query.{_name}"]
