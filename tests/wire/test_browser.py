"""The browser, against tiny sites: what it sends along, keeps to itself and shows."""

import pytest

from app.trace.messages import header
from app.wire import Browser
from tests.wire.internet import APP, SHOP, WEB, internet, requests, saying, sent
from tests.wire.sites import leading, post, showing


def test_a_typed_address_is_asked_for_with_fixed_headers_and_nobody_named() -> None:
    world = internet()
    page = Browser(world).open(f"{WEB}/hello")
    assert (page.url, page.status, page.title) == (f"{WEB}/hello", 200, "hello")
    assert requests(world)[0].headers == (
        ("Host", "web.example"),
        ("User-Agent", "Browser/1.0"),
        ("Accept", "text/html"),
    )


def test_a_get_names_no_origin() -> None:
    world = internet()
    browser = Browser(world)
    browser.open(WEB)
    browser.submit(post(f"/?to={SHOP}/end&with=303"), {})
    assert sent(world, "origin") == [None, WEB, None]


def test_a_page_with_no_referrer_names_neither_itself_nor_its_origin() -> None:
    world = internet({WEB: ("web", showing("<p>hello", ("Referrer-Policy", "no-referrer")))})
    browser = Browser(world)
    browser.open(WEB)
    browser.submit(post("/go"), {"a": "1"})
    assert sent(world, "referer") == [None, None]
    assert sent(world, "origin") == [None, "null"]


@pytest.mark.parametrize(
    "address", ["https://nowhere.example/", "javascript:alert(1)", "com.example.app:/cb", "http://[", "https://", ""]
)
def test_where_nobody_answers_a_page_says_so_and_no_message_is_made_up(address: str) -> None:
    world = internet()
    page = Browser(world).open(address)
    assert page.fault
    assert page.status == 0
    assert requests(world) == []


def test_what_no_address_can_hold_is_percent_encoded() -> None:
    world = internet({WEB: ("web", leading((302, "/café au%20lait", {})))})
    Browser(world).open(WEB)
    assert requests(world)[-1].url == f"{WEB}/caf%C3%A9%20au%20lait"


@pytest.mark.parametrize(("status", "cookie"), [(303, "sid=1"), (307, None)])
def test_a_lax_cookie_goes_along_on_a_top_level_get_from_another_site_and_on_no_post(
    status: int, cookie: str | None
) -> None:
    world = internet()
    browser = Browser(world)
    browser.jar.store("sid=1; SameSite=Lax", f"{SHOP}/", world.clock.seconds)
    browser.open(WEB)
    browser.submit(post(f"/?to={SHOP}/end&with={status}"), {"a": "1"})
    assert sent(world, "cookie")[-1] == cookie


def test_a_strict_cookie_goes_along_on_a_typed_address() -> None:
    world = internet()
    browser = Browser(world)
    browser.jar.store("sid=1; SameSite=Strict", f"{SHOP}/", world.clock.seconds)
    browser.open(SHOP)
    assert sent(world, "cookie") == ["sid=1"]


def test_a_loopback_port_is_a_host_like_any_other() -> None:
    world = internet()
    assert Browser(world).open(f"{APP}/cb?code=1").status == 200
    assert requests(world)[0].to == "app"


def test_a_script_sends_the_window_on_in_the_name_of_its_page() -> None:
    world = internet({WEB: ("web", showing("<script id=leave></script><script></script>")), SHOP: ("shop", saying())})
    browser = Browser(world)
    page = browser.open(f"{WEB}/start#here")
    assert page.scripts == ("leave",)
    assert page.moment.cause == 2
    browser.assign(f"{SHOP}/to?a=1#there")
    last = requests(world)[-1]
    assert (last.method, last.url, last.cause) == ("GET", f"{SHOP}/to?a=1", 2)
    assert header(last.message, "referer") == f"{WEB}/"
    assert header(last.message, "origin") is None
    assert browser.page.url == f"{SHOP}/to?a=1#there"


@pytest.mark.parametrize(
    "html", ["<![x[ ", "<!", "<form action='http://['>", "<title>", "<a " * 999, "\x00", "</form>"]
)
def test_a_broken_page_is_shown_as_far_as_it_goes(html: str) -> None:
    world = internet({WEB: ("web", showing(html))})
    page = Browser(world).open(WEB)
    assert page.status == 200
    assert page.form("/login") is None


def test_history_holds_the_pages_that_were_shown_and_not_the_hops() -> None:
    world = internet()
    browser = Browser(world)
    browser.open(f"{WEB}/?to=/end")
    browser.open(f"{WEB}/next#there")
    assert browser.history == [f"{WEB}/end", f"{WEB}/next#there"]
