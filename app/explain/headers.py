"""One entry for each header that travels: what it does here, and where that is written."""

from __future__ import annotations

from typing import NamedTuple


class HeaderEntry(NamedTuple):
    """The meaning in one line and the section."""

    meaning: str
    spec: str


HEADERS: dict[str, HeaderEntry] = {
    "accept": HeaderEntry("What the sender can read.", "RFC 9110 §12.5.1"),
    "access-control-allow-headers": HeaderEntry(
        "The headers that a script of the origin above may send here.", "Fetch CORS"
    ),
    "access-control-allow-origin": HeaderEntry(
        "The origin whose scripts may read this answer, * for any. Without it the browser keeps the answer from them.",
        "Fetch CORS",
    ),
    "access-control-request-headers": HeaderEntry("The headers that the script would like to send.", "Fetch CORS"),
    "access-control-request-method": HeaderEntry("The method that the script would like to use.", "Fetch CORS"),
    "allow": HeaderEntry("The methods that this address takes.", "RFC 9110 §10.2.1"),
    "authorization": HeaderEntry(
        "Who asks, and the proof: Basic for a client, Bearer for a token.", "RFC 9110 §11.6.2"
    ),
    "cache-control": HeaderEntry("no-store: what is secret must not lie in a cache.", "RFC 6749 §5.1"),
    "content-length": HeaderEntry("How many bytes the body has.", "RFC 9110 §8.6"),
    "content-security-policy": HeaderEntry(
        "frame-ancestors 'none': no site may put this page into a frame.", "RFC 9700 §4.16"
    ),
    "content-type": HeaderEntry("What the body is: a page, a form, or JSON.", "RFC 9110 §8.3"),
    "cookie": HeaderEntry("The session of this browser at this host.", "RFC 6265bis"),
    "host": HeaderEntry("Which host is meant.", "RFC 9110 §7.2"),
    "location": HeaderEntry(
        "Where the browser is to go next. Whatever stands in it, the browser sees.", "RFC 9110 §10.2.2"
    ),
    "origin": HeaderEntry(
        "The origin of the page that sends this: a form, or a script's question to another site.", "Fetch"
    ),
    "pragma": HeaderEntry("no-cache, for caches older than Cache-Control.", "RFC 6749 §5.1"),
    "referer": HeaderEntry("The page that led here; to another origin only the origin is told.", "RFC 9110 §10.1.3"),
    "referrer-policy": HeaderEntry(
        "no-referrer: what follows must not learn where it came from, since an address here carries a code.",
        "RFC 9700 §4.2.4",
    ),
    "set-cookie": HeaderEntry(
        "A session for this browser: __Host- and Secure keep it to this host, HttpOnly away from scripts. SameSite=Lax "
        "keeps it away from other sites' forms, None does not; Max-Age=0 takes it back.",
        "RFC 6265bis",
    ),
    "user-agent": HeaderEntry("Which program asks.", "RFC 9110 §10.1.5"),
    "www-authenticate": HeaderEntry("What proof would be needed, and what was wrong.", "RFC 9110 §11.6.1"),
    "x-frame-options": HeaderEntry("As frame-ancestors, for older browsers.", "RFC 9700 §4.16"),
}
