"""A window that a page opened: what goes along into it, and to whom a message from it is given."""

import pytest

from app.trace.messages import header
from app.wire import Browser, Moment
from app.wire.popup import ANYBODY, open_popup
from tests.wire.internet import SHOP, WEB, internet, requests, saying

HTML = ("Content-Type", "text/html")
LAX = ("Set-Cookie", "lax=1; Path=/; Secure; SameSite=Lax")


def opened():
    """A window that a page of the web opened for the shop, after a visit to the shop, and the world of both."""
    shop = saying("<title>shop</title>", headers=[HTML, LAX])
    world = internet({WEB: ("web", saying("<title>web</title>", headers=[HTML])), SHOP: ("shop", shop)})
    browser = Browser(world)
    browser.open(f"{SHOP}/")
    browser.open(f"{WEB}/")
    return world, browser, open_popup(browser, f"{SHOP}/", Moment())


def test_it_leaves_the_window_of_the_page_that_opened_it_as_it_is() -> None:
    _, browser, popup = opened()
    assert (browser.page.title, popup.page.title) == ("web", "shop")


def test_cookies_go_along_into_it_as_they_do_by_a_link() -> None:
    world, _, _ = opened()
    assert header(requests(world)[-1], "cookie") == "lax=1"


@pytest.mark.parametrize(
    ("target", "given"),
    [(ANYBODY, True), (WEB, True), (SHOP, False), (f"{WEB}.evil.example", False), (f"{WEB}/", False), ("", False)],
)
def test_a_message_is_given_to_the_origin_that_it_names_or_to_any(target: str, given: bool) -> None:
    _, _, popup = opened()
    assert popup.reaches_opener(target) is given
