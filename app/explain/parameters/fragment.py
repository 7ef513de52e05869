"""What stands behind the `#` of an address: the answer of the implicit grant (RFC 6749 sections 4.2.2 and 4.2.2.1)."""

from __future__ import annotations

from app.explain.parameters.authorization import STATE_BACK
from app.explain.parameters.entry import DESCRIPTION, Entry

ENTRIES = {
    "browser:location.fragment.access_token": Entry(
        "The access token. Servers never see it here, but every script of the page does, and so does the history.",
        "REQUIRED",
        "RFC 6749 §4.2.2",
    ),
    "browser:location.fragment.token_type": Entry(
        "How the token is used: Bearer means that whoever holds it is let in.", "REQUIRED", "RFC 6749 §7.1"
    ),
    "browser:location.fragment.expires_in": Entry(
        "How many seconds the token is good for. There is no refresh token after it.", "RECOMMENDED", "RFC 6749 §4.2.2"
    ),
    "browser:location.fragment.scope": Entry(
        "What was granted. It must be said where it differs from what was asked for.", "OPTIONAL", "RFC 6749 §4.2.2"
    ),
    "browser:location.fragment.state": STATE_BACK,
    "browser:location.fragment.error": Entry(
        "Why the request was refused. The script that asked for a token looks for it here.",
        "REQUIRED",
        "RFC 6749 §4.2.2.1",
    ),
    "browser:location.fragment.error_description": Entry(DESCRIPTION, "OPTIONAL", "RFC 6749 §4.2.2.1"),
    "browser:json.owner": Entry("Whose photos these are: the subject of the token.", "", "RFC 9068 §2.2"),
    "browser:json.photos": Entry("What the script came for, read by it and by no other site's.", "", "RFC 6749 §7"),
}
