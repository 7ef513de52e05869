"""What a page has the browser fetch besides itself: pictures, and scripts of other sites.

Such a request carries the page's Referer and no Lax cookie of another site, and the page's Content-Security-Policy says
where it may go. What a script does then is its author's to act for.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from app.trace import Request
from app.wire.cookies import site
from app.wire.fetch import USER_AGENT
from app.wire.network import WireFault
from app.wire.referrer import origin_of, referrer

if TYPE_CHECKING:
    from app.wire.browser import Browser

DIRECTIVES = {"img": "img-src", "script": "script-src"}
ACCEPTS = {"img": "image/*", "script": "*/*"}
SUBRESOURCE = "GET of a part"  # no navigation: Lax cookies stay away where another site asks (RFC 6265bis section 5.2)


def load(browser: Browser, kind: str, url: str) -> None:
    """Fetch one part of the page that is shown, if its policy lets it; what is lost on the way leaves a hole."""
    page, world = browser.page, browser.world
    try:
        address = urldefrag(urljoin(page.url, url)).url
    except ValueError:
        return
    if not urlsplit(address).netloc or not _allowed(page.policy, DIRECTIVES[kind], address, origin_of(page.url)):
        return
    headers = [("Host", urlsplit(address).netloc), ("User-Agent", USER_AGENT), ("Accept", ACCEPTS[kind])]
    said = referrer(page.referrer_policy, page.url, address)
    cross_site = site(page.url) != site(address)
    cookies = browser.jar.header_for(address, world.clock.seconds, SUBRESOURCE, cross_site)
    headers += [(name, value) for name, value in (("Referer", said), ("Cookie", cookies)) if value]
    with suppress(WireFault):
        world.network.carry(browser.lane, "front", Request("GET", address, tuple(headers)), page.moment.cause)


def _allowed(policy: str, directive: str, url: str, own: str) -> bool:
    """Whether a Content-Security-Policy lets something be loaded from there (CSP, section 6.7.2)."""
    parts = [part.split() for part in policy.split(";") if part.strip()]
    named = {words[0].lower(): words[1:] for words in reversed(parts)}  # of two of a name the first counts
    sources = named.get(directive, named.get("default-src"))
    origin = origin_of(url)
    return sources is None or "*" in sources or origin in sources or ("'self'" in sources and origin == own)
