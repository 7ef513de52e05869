"""A frame: what goes along into it, and which pages let themselves be shown there."""

import pytest

from app.trace import Response
from app.trace.messages import header
from app.wire import Browser
from app.wire.frames import REFUSED, lets_frame, open_frame
from tests.wire.internet import SHOP, WEB, internet, requests, saying

PAGE = f'<title>around</title><iframe src="{SHOP}/inside"></iframe>'
HTML = ("Content-Type", "text/html")
COOKIES = [("Set-Cookie", "lax=1; Path=/; Secure"), ("Set-Cookie", "none=1; Path=/; Secure; SameSite=None")]


def framed(*headers: tuple[str, str]):
    """A window with the shop in a frame of it, after a visit to the shop, and the world of both."""
    inside = saying('<title>inside</title><form action="/buy" method="post"></form>', headers=[HTML, *headers])
    world = internet({WEB: ("web", saying(PAGE, headers=[HTML])), SHOP: ("shop", inside)})
    browser = Browser(world)
    browser.open(f"{SHOP}/")
    browser.open(f"{WEB}/")
    return world, browser, open_frame(browser, browser.page.frames[0])


def test_a_frame_shows_its_page_and_leaves_the_window_as_it_is() -> None:
    _, browser, frame = framed()
    assert (browser.page.title, frame.page.title) == ("around", "inside")


def test_only_cookies_for_everywhere_go_into_a_frame_of_another_site() -> None:
    world, _, frame = framed(*COOKIES)
    assert header(requests(world)[-1], "cookie") == "none=1"
    frame.submit(frame.page.forms[0], {})
    assert header(requests(world)[-1], "cookie") == "none=1"


def test_a_frame_of_another_site_keeps_no_other_cookies_either() -> None:
    inside = saying("", headers=[HTML, *COOKIES])
    world = internet({WEB: ("web", saying(PAGE, headers=[HTML])), SHOP: ("shop", inside)})
    browser = Browser(world)
    browser.open(f"{WEB}/")
    open_frame(browser, browser.page.frames[0])
    assert [cookie.name for cookie in browser.jar.cookies.values()] == ["none"]


def test_a_page_that_forbids_it_is_fetched_and_not_shown() -> None:
    world, _, frame = framed(("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"))
    assert requests(world)[-1].url == f"{SHOP}/inside"
    assert (frame.page.fault, frame.page.forms, frame.page.title) == (REFUSED, (), "")


@pytest.mark.parametrize(
    ("headers", "to_others", "to_its_own_site"),
    [
        ([], True, True),
        ([("X-Frame-Options", "DENY")], False, False),
        ([("X-Frame-Options", "SAMEORIGIN")], False, True),
        ([("Content-Security-Policy", "frame-ancestors 'none'")], False, False),
        ([("Content-Security-Policy", "frame-ancestors 'self'")], False, True),
        ([("Content-Security-Policy", f"frame-ancestors {WEB}"), ("X-Frame-Options", "DENY")], True, False),
        ([("Content-Security-Policy", "default-src 'none'")], True, True),
    ],
)
def test_the_policy_says_who_may_frame_a_page_and_the_older_header_where_there_is_none(
    headers: list[tuple[str, str]], to_others: bool, to_its_own_site: bool
) -> None:
    page = Response(200, tuple(headers))
    assert lets_frame(page, f"{SHOP}/", f"{WEB}/") is to_others
    assert lets_frame(page, f"{SHOP}/", f"{SHOP}/around") is to_its_own_site
