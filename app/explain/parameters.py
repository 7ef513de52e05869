"""One entry for each parameter that travels: what it is, how much it is required, and where that is written.

Keys are `lane:place.name`: the lane that the message goes to, and the place in it (see `app/trace/paths`).
"""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """The meaning in one line, the level (REQUIRED, RECOMMENDED, OPTIONAL or empty), and the section."""

    meaning: str
    level: str
    spec: str


_ERROR = Entry("Why the request was refused, as one of the codes of this section.", "REQUIRED", "RFC 6749 §4.1.2.1")
_DESCRIPTION = "More about the error for a developer who reads along; not meant for users."
_STATE_BACK = Entry(
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
_CSRF = Entry("A value of this session's own page: another site cannot post this form.", "", "RFC 6749 §10.12")

PARAMETERS: dict[str, Entry] = {
    "as:query.response_type": Entry(
        "What is asked for: code, to be swapped at the token endpoint.", "REQUIRED", "RFC 6749 §4.1.1"
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
    "as:form.csrf_token": _CSRF,
    "as:form.username": Entry("The account, typed into the authorization server's own page.", "", "RFC 6749 §3.1"),
    "as:form.password": Entry(
        "The password. It goes to the authorization server and to nobody else: that is the point of OAuth.",
        "",
        "RFC 6749 §1",
    ),
    "as:form.decision": Entry("The owner's answer: allow or deny.", "", "RFC 6749 §4.1.1"),
    "as:form.scope": Entry("What the owner allows; it may be less than was asked for.", "", "RFC 6749 §3.3"),
    "as:form.grant_type": Entry("Which grant is redeemed here.", "REQUIRED", "RFC 6749 §4.1.3"),
    "as:form.code": Entry("The code that the browser brought back, shown once.", "REQUIRED", "RFC 6749 §4.1.3"),
    "as:form.redirect_uri": Entry(
        "Must equal, byte for byte, the one of the authorization request. Nothing is redirected to it here.",
        "REQUIRED",
        "RFC 6749 §4.1.3",
    ),
    "as:form.client_id": Entry(
        "Who redeems. A public client only names itself; it proves nothing.", "REQUIRED", "RFC 6749 §3.2.1"
    ),
    "as:form.client_secret": Entry(
        "The client's password in the form (client_secret_post), which is NOT RECOMMENDED: forms get logged.",
        "REQUIRED",
        "RFC 6749 §2.3.1",
    ),
    "as:form.code_verifier": Entry(
        "The secret behind the challenge. With S256 it has not travelled until now; with plain it is the challenge.",
        "REQUIRED",
        "RFC 7636 §4.5",
    ),
    "as:header.authorization.basic.client_id": Entry(
        "Who redeems, form-encoded inside the Authorization header.", "REQUIRED", "RFC 6749 §2.3.1"
    ),
    "as:header.authorization.basic.client_secret": Entry(
        "The client's password (client_secret_basic), form-encoded before it is put into base64.",
        "REQUIRED",
        "RFC 6749 §2.3.1",
    ),
    "client:query.code": _CODE_BACK,
    "client:query.state": _STATE_BACK,
    "client:query.error": _ERROR,
    "client:query.error_description": Entry(_DESCRIPTION, "OPTIONAL", "RFC 6749 §4.1.2.1"),
    "browser:location.query.code": _CODE_BACK,
    "browser:location.query.error": _ERROR,
    "browser:location.query.error_description": Entry(_DESCRIPTION, "OPTIONAL", "RFC 6749 §4.1.2.1"),
    "client:json.access_token": Entry(
        "What the client may call the API with. To the client it is an opaque text.", "REQUIRED", "RFC 6749 §5.1"
    ),
    "client:json.token_type": Entry(
        "How the token is used: Bearer means that whoever holds it is let in.", "REQUIRED", "RFC 6749 §7.1"
    ),
    "client:json.expires_in": Entry("How many seconds the token is good for.", "RECOMMENDED", "RFC 6749 §5.1"),
    "client:json.scope": Entry(
        "What was granted. It must be said where it differs from what was asked for.", "OPTIONAL", "RFC 6749 §5.1"
    ),
    "client:json.error": Entry(
        "Why no token is given, as one of the codes of this section.", "REQUIRED", "RFC 6749 §5.2"
    ),
    "client:json.error_description": Entry(_DESCRIPTION, "OPTIONAL", "RFC 6749 §5.2"),
    "client:json.owner": Entry("Whose photos these are: the subject of the token.", "", "RFC 9068 §2.2"),
    "client:json.photos": Entry("What the client came for.", "", "RFC 6749 §7"),
    "rs:header.authorization": Entry(
        "The access token. Whoever bears it is let in, so it travels over TLS and in this header only.",
        "RECOMMENDED",
        "RFC 6750 §2.1",
    ),
    "rs:query.access_token": Entry(
        "A token in an address ends up in logs and histories: this must not be done.", "", "RFC 9700 §4.3.2"
    ),
}

# A redirect to the authorization endpoint carries the very parameters that the next request does.
for _name in ("response_type", "client_id", "redirect_uri", "scope", "code_challenge", "code_challenge_method"):
    PARAMETERS[f"browser:location.query.{_name}"] = PARAMETERS[f"as:query.{_name}"]


def parameter(lane: str, place: str, to_server: bool = False) -> Entry | None:
    """The entry for a place in a message to `lane`, None when there is none.

    `state` goes both ways through the browser: `to_server` tells a redirect to the authorization endpoint apart.
    """
    if (lane, place) == ("browser", "location.query.state"):
        return PARAMETERS["as:query.state"] if to_server else _STATE_BACK
    return PARAMETERS.get(f"{lane}:{place}")
