"""What a page has the browser fetch: with which Referer and cookies, and what its policy forbids."""

import pytest

from app.trace.messages import header
from app.wire import Browser
from tests.wire.internet import SHOP, WEB, internet, requests, saying, sent, transcript

HTML = ("Content-Type", "text/html")
PIXEL = f'<img src="{SHOP}/pixel.png">'


def browsing(html: str, *headers: tuple[str, str], at: str = "/cb?code=1#top") -> Browser:
    """A browser that opened a page of one site, beside another site."""
    world = internet({WEB: ("web", saying(html, 200, [HTML, *headers])), SHOP: ("shop", saying("", 200))})
    browser = Browser(world)
    browser.open(f"{WEB}{at}")
    return browser


def test_pictures_and_scripts_are_fetched_in_the_order_of_the_page_and_lead_nowhere() -> None:
    browser = browsing(f'{PIXEL}<script id="a" src="/own.js#x"></script><img><script id="b">1</script>')
    assert transcript(browser.world) == [
        *(f"GET {WEB}/cb?code=1", "200"),
        *(f"GET {SHOP}/pixel.png", "200"),
        *(f"GET {WEB}/own.js", "200"),
    ]
    assert browser.page.url == f"{WEB}/cb?code=1#top"
    assert browser.page.scripts == ("a", "b")
    assert browser.history == [f"{WEB}/cb?code=1#top"]


@pytest.mark.parametrize(
    ("policy", "referer"),
    [(None, f"{WEB}/"), ("unsafe-url", f"{WEB}/cb?code=1"), ("no-referrer", None), ("same-origin", None)],
)
def test_another_site_is_told_as_much_as_the_page_lets_it(policy: str | None, referer: str | None) -> None:
    browser = browsing(PIXEL, *([("Referrer-Policy", policy)] if policy else []))
    assert sent(browser.world, "referer") == [None, referer]


@pytest.mark.parametrize(("same_site", "sent_along"), [("Lax", None), ("Strict", None), ("None", "sid=1")])
def test_a_cookie_goes_to_another_site_only_if_it_may_go_anywhere(same_site: str, sent_along: str | None) -> None:
    browser = browsing("<p>")
    browser.jar.store(f"sid=1; Secure; SameSite={same_site}", f"{SHOP}/", browser.world.clock.seconds)
    browser.load(f"{SHOP}/pixel.png")
    assert header(requests(browser.world)[-1].message, "cookie") == sent_along


@pytest.mark.parametrize(
    ("policy", "fetched"),
    [
        ("default-src 'none'", False),
        ("default-src 'none'; img-src https://shop.example", True),
        ("default-src 'none'; img-src 'self'", False),
        ("img-src *", True),
        ("script-src 'none'", True),
        ("img-src 'none'; img-src *", False),
    ],
)
def test_a_page_says_where_its_pictures_may_come_from(policy: str, fetched: bool) -> None:
    assert (len(requests(browsing(PIXEL, ("Content-Security-Policy", policy)).world)) == 2) is fetched


def test_its_own_pictures_it_may_load_by_self() -> None:
    assert len(requests(browsing('<img src="/a.png">', ("Content-Security-Policy", "img-src 'self'")).world)) == 2


@pytest.mark.parametrize("source", ["https://nowhere.example/a", "data:image/gif;base64,R0", "http://[", ""])
def test_what_cannot_be_fetched_leaves_a_hole(source: str) -> None:
    browser = browsing(f'<img src="{source}"><title>there</title>')
    assert browser.page.title == "there"
    assert len(requests(browser.world)) == 1
