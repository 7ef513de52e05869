"""A frame: a page inside another site's page, with the same cookies as far as they go there.

To everybody but the window's own site a frame is cross-site for as long as it lives: only cookies with SameSite=None go
along or are kept (RFC 6265bis section 5.2). A page that does not want to be framed says so in its response, and the
browser, which has fetched it by then, does not show it (CSP frame-ancestors, and X-Frame-Options before that).
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from app.trace import Response
from app.trace.messages import header
from app.wire.browser import Browser, Page, Visit
from app.wire.cookies import site
from app.wire.referrer import origin_of

REFUSED = "the page does not let itself be framed"
DIRECTIVE = "frame-ancestors"


@dataclass(slots=True)
class Frame(Browser):
    """The window of an iframe; `top` is the address of the page around it."""

    top: str = ""

    def _headers(self, visit: Visit, cookies: str | None) -> tuple[tuple[str, str], ...]:
        return (*super(Frame, self)._headers(visit, cookies), ("Sec-Fetch-Dest", "iframe"))

    def _cookies(self, visit: Visit) -> str | None:
        # No hop of a frame is a top-level navigation, so what goes with those only does not go here.
        cross_site = site(self.top) != site(visit.url)
        method = "POST" if cross_site else visit.method
        return self.jar.header_for(visit.url, self.world.clock.seconds, method, cross_site)

    def _keep(self, cookie: str, url: str) -> None:
        self.jar.store(cookie, url, self.world.clock.seconds, site(self.top) != site(url))

    def _show(self, visit: Visit, response: Response) -> Page:
        if not lets_frame(response, visit.url, self.top):
            self.page = Page(visit.url, response.status, fault=REFUSED, moment=visit.moment)
            return self.page
        return super(Frame, self)._show(visit, response)


def open_frame(browser: Browser, source: str) -> Frame:
    """Open a frame of the page that a browser shows."""
    top = urldefrag(browser.page.url).url
    frame = Frame(browser.world, browser.lane, browser.jar, top=top)
    frame.page = browser.page  # it is this page that sends the frame to its first address
    frame.assign(urljoin(top, source))
    return frame


def lets_frame(response: Response, url: str, top: str) -> bool:
    """Whether a page may be shown inside that of `top` (CSP frame-ancestors; X-Frame-Options where there is none)."""
    policy = header(response, "content-security-policy") or ""
    words = (directive.split() for directive in policy.split(";"))
    ancestors = next((found[1:] for found in words if found and found[0].lower() == DIRECTIVE), None)
    if ancestors is None:
        option = (header(response, "x-frame-options") or "").strip().upper()
        ancestors = {"DENY": ["'none'"], "SAMEORIGIN": ["'self'"]}.get(option, ["*"])
    origin = origin_of(top)
    return bool({"*", origin} & {*ancestors}) or ("'self'" in ancestors and origin == origin_of(url))
