"""Where the browser follows a redirect, with which method, fragment, Referer and cookies."""

import pytest

from app.trace.messages import header
from app.wire import Browser
from app.wire.browser import MAX_REDIRECTS
from tests.wire.internet import SHOP, WEB, internet, requests, saying, sent, transcript
from tests.wire.sites import by_path, leading, post


def test_redirects_are_followed_hop_by_hop_each_caused_by_the_one_before() -> None:
    world = internet()
    page = Browser(world).open(f"{WEB}/?to={SHOP}/%3Fto=/end")
    assert transcript(world) == [
        f"GET {WEB}/?to={SHOP}/%3Fto=/end",
        "302",
        f"GET {SHOP}/?to=/end",
        "302",
        f"GET {SHOP}/end",
        "200",
    ]
    events = world.recorder.events
    assert [event.cause for event in events] == [None, *range(1, len(events))]
    assert page.url == f"{SHOP}/end"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirected_get_stays_a_get(status: int) -> None:
    world = internet()
    Browser(world).open(f"{WEB}/?to=/end&with={status}")
    assert [request.method for request in requests(world)] == ["GET", "GET"]


@pytest.mark.parametrize(
    ("status", "method", "body"),
    [(301, "GET", None), (302, "GET", None), (303, "GET", None), (307, "POST", "a=1"), (308, "POST", "a=1")],
)
def test_a_redirected_post_is_sent_again_only_with_307_and_308(status: int, method: str, body: str | None) -> None:
    world = internet()
    browser = Browser(world)
    browser.open(WEB)
    browser.submit(post(f"/?to={SHOP}/end&with={status}"), {"a": "1"})
    last = requests(world)[-1]
    assert (last.url, last.method) == (f"{SHOP}/end", method)
    assert (last.body.text if last.body else None) == body
    assert header(last.message, "content-type") == ("application/x-www-form-urlencoded" if body else None)


@pytest.mark.parametrize("status", [200, 300, 304, 404])
def test_only_the_five_redirects_are_followed(status: int) -> None:
    world = internet()
    page = Browser(world).open(f"{WEB}/?to=/end&with={status}")
    assert len(requests(world)) == 1
    assert page.status == status


@pytest.mark.parametrize(
    ("opened", "location", "shown"),
    [
        ("/#top", "/end", "/end#top"),
        ("/#top", "/end#_", "/end#_"),
        ("/", "/end#token", "/end#token"),
        ("/#top", f"{SHOP}/end", f"{SHOP}/end#top"),
    ],
)
def test_a_redirect_inherits_the_fragment_unless_it_brings_its_own(opened: str, location: str, shown: str) -> None:
    world = internet()
    path, _, fragment = opened.partition("#")
    page = Browser(world).open(f"{WEB}{path}?to={location.replace('#', '%23')}" + (f"#{fragment}" if fragment else ""))
    assert page.url == (shown if shown.startswith("https") else f"{WEB}{shown}")
    assert not any("#" in request.url for request in requests(world))


def test_an_empty_fragment_takes_the_place_of_the_old_one() -> None:
    world = internet({WEB: ("web", leading((302, "/end#", {})))})
    assert Browser(world).open(f"{WEB}/#top").url == f"{WEB}/end"


def test_a_redirect_with_no_referrer_ends_the_referer() -> None:
    away = saying(status=303, headers=[("Location", "/end"), ("Referrer-Policy", "no-referrer")])
    app = by_path({"/go": away}, saying("home"))
    world = internet({WEB: ("web", app)})
    browser = Browser(world)
    browser.open(f"{WEB}/home")
    browser.submit(post("/go"), {})
    assert sent(world, "referer") == [None, f"{WEB}/home", None]


def test_what_a_hop_took_off_the_referer_no_later_hop_puts_back() -> None:
    back = saying(status=307, headers=[("Location", f"{WEB}/end")])
    app = by_path({"/go": saying(status=307, headers=[("Location", SHOP)])}, saying("home"))
    world = internet({WEB: ("web", app), SHOP: ("shop", back)})
    browser = Browser(world)
    browser.open(f"{WEB}/home?a=1")
    browser.submit(post("/go"), {})
    assert sent(world, "referer") == [None, f"{WEB}/home?a=1", f"{WEB}/", f"{WEB}/"]


def test_too_many_redirects_end_on_a_page_that_says_so() -> None:
    world = internet({WEB: ("web", saying(status=302, headers=[("Location", "/")]))})
    page = Browser(world).open(f"{WEB}/")
    assert (page.fault, page.status) == ("too many redirects", 0)
    assert len(requests(world)) == MAX_REDIRECTS


@pytest.mark.parametrize(
    "location", ["https://nowhere.example/", "javascript:alert(1)", "http://[", "//[::1", "https://web.example:x/"]
)
def test_a_redirect_to_nowhere_ends_on_a_page_that_says_so(location: str) -> None:
    world = internet({WEB: ("web", leading((302, location, {})))})
    page = Browser(world).open(f"{WEB}/")
    assert page.fault
    assert len(requests(world)) == 1


def test_cookies_set_by_a_redirect_go_along_on_the_next_hop() -> None:
    headers = [("Location", "/end"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2; Path=/end")]
    world = internet({WEB: ("web", by_path({"/": saying(status=302, headers=headers)}, saying()))})
    Browser(world).open(f"{WEB}/")
    assert sent(world, "cookie") == [None, "b=2; a=1"]
