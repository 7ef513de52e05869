"""One entry for each header that travels: what it does here, and where that is written."""

from __future__ import annotations

from app.explain.parameters import Entry

HEADERS: dict[str, Entry] = {
    "accept": Entry(
        plain="In which form the sender would like the answer.",
        meaning="What the sender can read.",
        rule="Media types, with weights where some are liked better. A server that has none of them can answer 406, or "
        "send what it has.",
        gain="Nothing.",
        level="",
        spec="RFC 9110 §12.5.1",
    ),
    "access-control-allow-headers": Entry(
        plain="What a page of another site may add to its questions.",
        meaning="The headers that a script of the origin above may send here.",
        rule="Only in the answer to a preflight: the browser MUST NOT send the script's request with a header that is "
        "not listed. Authorization has to be named, * does not cover it.",
        gain="Without the preflight any site's script could call this address with tokens that it has.",
        level="",
        spec="Fetch CORS",
    ),
    "access-control-allow-origin": Entry(
        plain="Which other sites' pages may read this answer.",
        meaning="The origin whose scripts may read this answer, * for any. Without it the browser keeps the answer "
        "from them.",
        rule="One origin or *. The browser MUST keep the answer from scripts of any other origin, and from everybody "
        "where * meets a request with cookies.",
        gain="A server that repeats whatever origin asks, with credentials allowed, lets his page read what only the "
        "victim may.",
        level="",
        spec="Fetch CORS",
    ),
    "access-control-request-headers": Entry(
        plain="The browser asks ahead what the page may add to its question.",
        meaning="The headers that the script would like to send.",
        rule="The browser MUST ask before it sends headers that a form could not have sent, Authorization among them.",
        gain="Nothing: the browser asks, not the script, so that a page cannot lie here.",
        level="",
        spec="Fetch CORS",
    ),
    "access-control-request-method": Entry(
        plain="The browser asks ahead how the page may ask.",
        meaning="The method that the script would like to use.",
        rule="The browser MUST send it with every preflight; GET, HEAD and POST need no permission of their own.",
        gain="Nothing: the browser asks, not the script, so that a page cannot lie here.",
        level="",
        spec="Fetch CORS",
    ),
    "allow": Entry(
        plain="How this address may be called.",
        meaning="The methods that this address takes.",
        rule="A server MUST send it with 405, and MAY with any other answer.",
        gain="Nothing.",
        level="",
        spec="RFC 9110 §10.2.1",
    ),
    "authorization": Entry(
        plain="Who asks, and the proof of it.",
        meaning="Who asks, and the proof: Basic for a client, Bearer for a token.",
        rule="A scheme and its credentials. It is meant for the one who gets it: a proxy MUST NOT change it, and a "
        "shared cache MUST NOT keep the answer unless that is allowed (RFC 9111 §3.5).",
        gain="Whoever reads it can repeat it: neither Basic nor Bearer proves more than that one knows the text.",
        level="",
        spec="RFC 9110 §11.6.2",
    ),
    "cache-control": Entry(
        plain="Nobody on the way is to keep a copy of this.",
        meaning="no-store: what is secret must not lie in a cache.",
        rule="The server MUST send no-store with every answer that holds tokens or credentials.",
        gain="Without it a token lies in the cache of a proxy or a browser, where he can find it later.",
        level="REQUIRED",
        spec="RFC 6749 §5.1",
    ),
    "content-length": Entry(
        plain="How long what follows is.",
        meaning="How many bytes the body has.",
        rule="Digits; two values that differ make the message invalid, and a receiver MUST refuse it or cut the "
        "connection (RFC 9112 §6.3).",
        gain="Where two servers on the way disagree about the length, he hides a second request inside the first.",
        level="",
        spec="RFC 9110 §8.6",
    ),
    "content-security-policy": Entry(
        plain="What the browser may do with this page, such as whether another site may show it inside its own.",
        meaning="What the page may load, and who may put it into a frame: with frame-ancestors 'none' nobody, and "
        "without frame-ancestors everybody.",
        rule="Servers MUST keep their authorization endpoint from being framed, and SHOULD do it with this header; an "
        "older one may stand beside it.",
        gain="Without it he lays the consent page invisibly over a game: the victim clicks, and has allowed his client "
        "(clickjacking).",
        level="",
        spec="RFC 9700 §4.16",
    ),
    "content-type": Entry(
        plain="What kind of thing follows: a page, a form, or data.",
        meaning="What the body is: a page, a form, or JSON.",
        rule="A sender SHOULD name the media type. The token endpoint takes forms and answers in JSON (RFC 6749 "
        "§4.1.3, §5.1).",
        gain="A browser that has to guess may take data for a page, and runs a script that he has put into it.",
        level="",
        spec="RFC 9110 §8.3",
    ),
    "cookie": Entry(
        plain="The browser shows the mark by which this site recognises it.",
        meaning="The session of this browser at this host.",
        rule="The browser sends what this host set before, without being asked, also where another site caused the "
        "request, as far as SameSite allows.",
        gain="Whoever steals it is the person at this site. And because it comes by itself, a page of his can act in "
        "her name where nothing else is compared.",
        level="",
        spec="RFC 6265bis",
    ),
    "host": Entry(
        plain="Which site is meant.",
        meaning="Which host is meant.",
        rule="A client MUST send it, and a server answers 400 where it is missing, doubled or malformed (RFC 9112 "
        "§3.2).",
        gain="A server that builds links out of it can be made to put his host into them.",
        level="REQUIRED",
        spec="RFC 9110 §7.2",
    ),
    "location": Entry(
        plain="Where the browser is to go next.",
        meaning="Where the browser is to go next. Whatever stands in it, the browser sees.",
        rule="An address, absolute or relative. With 303 the browser follows it by GET and without a body; after a "
        "form with a password it MUST NOT be a 307 (RFC 9700 §4.12).",
        gain="What stands in it can be read in the browser, in its history, and by the page that it leads to. Can he "
        "choose it, he gets the code.",
        level="",
        spec="RFC 9110 §10.2.2",
    ),
    "origin": Entry(
        plain="From which site this comes.",
        meaning="The origin of the page that sends this: a form, or a script's question to another site.",
        rule="The browser sets it, and scripts cannot change it; null stands for an origin that is not told.",
        gain="Without it a server could not tell a form of its own page from one that his page sends.",
        level="",
        spec="Fetch",
    ),
    "pragma": Entry(
        plain="The same for very old machines on the way: keep no copy.",
        meaning="no-cache, for caches older than Cache-Control.",
        rule="RFC 6749 demands it beside no-store, as a MUST; HTTP itself has since deprecated it (RFC 9111 §5.4).",
        gain="Without it a cache from the nineties might keep a token.",
        level="REQUIRED",
        spec="RFC 6749 §5.1",
    ),
    "referer": Entry(
        plain="From which page the browser came.",
        meaning="The page that led here or loads this; to another origin only the origin is told, unless that page "
        "wants more told.",
        rule="A browser MUST NOT send it from a secure page to an insecure one, and never with a fragment; a page can "
        "limit it further by Referrer-Policy.",
        gain="Where the whole address is sent, a code or state in it ends up with whoever the page has a picture or "
        "link from.",
        level="",
        spec="RFC 9110 §10.1.3",
    ),
    "referrer-policy": Entry(
        plain="How much other sites may learn of where the browser came from.",
        meaning="What others may be told of this address, which can carry a code. no-referrer: nothing; unsafe-url: "
        "all of it.",
        rule="To suppress the Referer is one of the measures of this section: no-referrer does. Besides, such a page "
        "SHOULD NOT hold pictures, scripts or links of others.",
        gain="Without it, and with a lax browser, a picture from his server on this page brings him the code.",
        level="",
        spec="RFC 9700 §4.2.4",
    ),
    "sec-fetch-dest": Entry(
        plain="For what the browser wants it: here for a frame inside another page.",
        meaning="What the answer is for, said by the browser itself: iframe, where the page stands inside another one.",
        rule="A browser sets it and no script can; a server MAY refuse what it does not want to be used so.",
        gain="Without it, and without frame-ancestors, a server cannot tell a page of its own from one in his frame.",
        level="",
        spec="Fetch Metadata",
    ),
    "set-cookie": Entry(
        plain="The site gives the browser a mark, to recognise it by.",
        meaning="A session for this browser: __Host- and Secure keep it to this host, HttpOnly away from scripts. "
        "SameSite=Lax keeps it away from other sites' forms, None does not; Max-Age=0 takes it back.",
        rule="A name that begins with __Host- MUST come with Secure, with Path=/ and without Domain, or the browser "
        "drops it. SameSite=None needs Secure.",
        gain="Without HttpOnly a script that he got into the page reads it; without SameSite his forms are sent with "
        "it; without __Host- a neighbouring host can plant one.",
        level="",
        spec="RFC 6265bis",
    ),
    "user-agent": Entry(
        plain="What the program that asks calls itself.",
        meaning="Which program asks.",
        rule="A client SHOULD send it, and SHOULD NOT say more in it than is needed.",
        gain="Nothing worth relying on: anybody can write anything here.",
        level="",
        spec="RFC 9110 §10.1.5",
    ),
    "www-authenticate": Entry(
        plain="What kind of proof is missing.",
        meaning="What proof would be needed, and what was wrong.",
        rule="A server MUST send it with 401: at least one scheme with what it needs to know. For Bearer it may hold "
        "error and scope (RFC 6750 §3).",
        gain="Nothing. One that tells too much of why a token is refused helps whoever tries them out.",
        level="",
        spec="RFC 9110 §11.6.1",
    ),
    "x-frame-options": Entry(
        plain="The same for older browsers: no other site may show this page inside its own.",
        meaning="As frame-ancestors, for older browsers.",
        rule="DENY or SAMEORIGIN. Where a browser knows frame-ancestors, that one counts and this is ignored.",
        gain="Without it, and in an old browser, the consent page can be laid over something else and clicked unseen.",
        level="",
        spec="RFC 9700 §4.16",
    ),
}
