"""A window that a page opened: it has the same cookies, and its pages can send messages to the page that opened it.

Such a message goes over no network. Its sender names an origin, and the browser gives it to the page that opened the
window only if that is of this origin, or if `*` stands for any (HTML Standard, `postMessage`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.wire.browser import Browser, Page
from app.wire.moment import Moment
from app.wire.referrer import origin_of

ANYBODY = "*"


@dataclass(slots=True)
class Popup(Browser):
    """The window; `opener` is the page that opened it."""

    opener: Page = field(default_factory=Page)

    @property
    def sender(self) -> str:
        """The origin that stands in a message which the page that opened this window sends to it."""
        return origin_of(self.opener.url)

    def reaches_opener(self, target: str) -> bool:
        """Whether a message to the origin `target` is given to the page that opened this window."""
        return target in {ANYBODY, origin_of(self.opener.url)}


def open_popup(browser: Browser, url: str, clicked: Moment) -> Popup:
    """Let a script of the page that a browser shows open a window: it takes a click, or the browser blocks it."""
    popup = Popup(browser.world, browser.lane, browser.jar, opener=browser.page)
    popup.page = replace(browser.page, moment=clicked)  # it is this page that sends the window to its first address
    popup.assign(url)
    return popup
