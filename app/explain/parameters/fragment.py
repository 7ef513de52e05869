"""What stands behind the `#` of an address: the answer of the implicit grant (RFC 6749 sections 4.2.2 and 4.2.2.1)."""

from __future__ import annotations

from app.explain.parameters.api import OWNER
from app.explain.parameters.authorization import STATE_BACK
from app.explain.parameters.entry import Entry, description
from app.explain.parameters.token import TOKEN_TYPE

ENTRIES = {
    "browser:location.fragment.access_token": Entry(
        plain="The pass itself, written behind the address, where every program of the page can read it.",
        meaning="The access token. Servers never see it here, but every script of the page does, and so does the "
        "history.",
        rule="REQUIRED in the answer of the implicit grant. RFC 9700 §2.1.2 says that clients SHOULD NOT use this "
        "grant: such a token cannot be bound to whoever asked for it.",
        gain="A script on the page, the history, or a page that it is sent on to has the token. With the code flow "
        "there is no token here to take.",
        level="REQUIRED",
        spec="RFC 6749 §4.2.2",
    ),
    "browser:location.fragment.token_type": TOKEN_TYPE,
    "browser:location.fragment.expires_in": Entry(
        plain="For how many seconds the pass is good, after which the app has to ask again.",
        meaning="How many seconds the token is good for. There is no refresh token after it.",
        rule="RECOMMENDED, counted from when the answer was made. The server MUST NOT send a refresh token here.",
        gain="A token that can be read by so many should die soon; the longer it lives, the more he has of it.",
        level="RECOMMENDED",
        spec="RFC 6749 §4.2.2",
    ),
    "browser:location.fragment.scope": Entry(
        plain="What the app may really do now.",
        meaning="What was granted. It must be said where it differs from what was asked for.",
        rule="OPTIONAL where it equals what was asked for, REQUIRED where it does not.",
        gain="Nothing directly. The script can change what stands here, but not what the token allows: the API looks "
        "at the token.",
        level="OPTIONAL",
        spec="RFC 6749 §4.2.2",
    ),
    "browser:location.fragment.state": STATE_BACK,
    "browser:location.fragment.error": Entry(
        plain="Why there is no pass, as a word that the app understands.",
        meaning="Why the request was refused. The script that asked for a token looks for it here.",
        rule="One of the codes of this section, in the fragment as the token would be. Where client_id or redirect_uri "
        "is wrong, the server MUST NOT redirect.",
        gain="Without it nothing. Were it sent to an address that is not registered, people would land wherever he "
        "likes.",
        level="REQUIRED",
        spec="RFC 6749 §4.2.2.1",
    ),
    "browser:location.fragment.error_description": description("RFC 6749 §4.2.2.1"),
    "browser:json.owner": OWNER,
    "browser:json.photos": Entry(
        plain="The photos for which all this was done.",
        meaning="What the script came for, read by it and by no other site's.",
        rule="No specification rules what an API answers. RFC 6749 §7 leaves it to the API how it checks the token, "
        "and demands that it does.",
        gain="Whoever holds the token gets the same: the API cannot tell this script from a thief.",
        level="",
        spec="RFC 6749 §7",
    ),
}
