"""A script's own request, as the Fetch standard makes browsers send it: what another site may be asked, and read from.

A script may ask any site, but it reads an answer from another origin only where that answer names the script's own. A
header that no plain page could send, such as Authorization, goes to another origin only if that one agreed beforehand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from app.trace import Request, Response
from app.trace.messages import Headers, header
from app.wire.network import WireFault
from app.wire.referrer import origin_of, referrer

if TYPE_CHECKING:
    from app.wire.browser import Browser
    from app.wire.moment import Moment

USER_AGENT = "Browser/1.0"
SAFELISTED = frozenset({"accept", "accept-language", "content-language"})  # needs nobody's agreement


def fetch(browser: Browser, url: str, headers: Mapping[str, str]) -> Response | None:
    """What a script of the browser's page gets to read when it calls `fetch(url, {headers, redirect: "error"})`.

    None stands for the one error that scripts are told: nobody answered, or the answer is not for this page.
    """
    page = browser.page
    own, address = origin_of(page.url), urldefrag(urljoin(page.url, url)).url
    same = origin_of(address) == own
    cause = page.moment.cause
    try:
        if not same and _unusual(headers):
            agreed, moment = _carry(browser, "OPTIONS", address, _asking(own, headers), cause)
            if not (200 <= agreed.status < 300 and _names(agreed, own) and _lets(agreed, headers)):
                return None
            cause = moment.cause
        response, _ = _carry(browser, "GET", address, _with(browser, address, own, headers), cause)
    except WireFault:
        return None
    return response if (same or _names(response, own)) and not 300 <= response.status < 400 else None


def _carry(browser: Browser, method: str, url: str, headers: Headers, cause: int | None) -> tuple[Response, Moment]:
    usual = (("Host", urlsplit(url).netloc), ("User-Agent", USER_AGENT), ("Accept", "*/*"))
    return browser.world.network.carry(browser.lane, "front", Request(method, url, (*usual, *headers)), cause)


def _asking(own: str, headers: Mapping[str, str]) -> Headers:
    """The preflight: whether a script of this origin may send a GET with these headers."""
    named = ("Access-Control-Request-Headers", ",".join(_unusual(headers)))
    return (("Origin", own), ("Access-Control-Request-Method", "GET"), named)


def _with(browser: Browser, url: str, own: str, headers: Mapping[str, str]) -> Headers:
    """What is added to a script's request: cookies at its own origin, the name of that origin at every other."""
    page = browser.page
    same = origin_of(url) == own
    said = referrer(page.referrer_policy, page.url, url)
    found = [("Referer", said)] if said else []
    if not same:
        found.append(("Origin", own))
    cookies = browser.jar.header_for(url, browser.world.clock.seconds, "GET", False) if same else None
    return (*found, *headers.items(), *((("Cookie", cookies),) if cookies else ()))


def _unusual(headers: Mapping[str, str]) -> list[str]:
    """The names, in small letters and in order, that another origin has to agree to."""
    return sorted({name.lower() for name in headers} - SAFELISTED)


def _names(response: Response, own: str) -> bool:
    """Whether an answer may be read by scripts of this origin."""
    return header(response, "access-control-allow-origin") in {own, "*"}


def _lets(response: Response, headers: Mapping[str, str]) -> bool:
    """Whether an answer agrees to these headers; the sign for all of them does not stand for Authorization."""
    agreed = {name.strip().lower() for name in (header(response, "access-control-allow-headers") or "").split(",")}
    needed = set(_unusual(headers))
    return needed <= agreed or ("*" in agreed and "authorization" not in needed)
