"""The browser, against tiny sites: what it follows, sends along, keeps to itself and shows."""

from collections.abc import Mapping

import pytest

from app.trace.messages import header
from app.wire import Browser
from app.wire.browser import MAX_REDIRECTS, Form
from tests.wire.internet import APP, SHOP, WEB, Wsgi, internet, requests, saying, sent, transcript


def post(action: str = "/", **fields: str) -> Form:
    return Form(action, "POST", {name: [value] for name, value in fields.items()})


def showing(html: str, *headers: tuple[str, str]) -> Wsgi:
    """A site that has this one page everywhere."""
    return saying(html, headers=[("Content-Type", "text/html"), *headers])


def by_path(some: Mapping[str, Wsgi], rest: Wsgi) -> Wsgi:
    """A site that answers some paths in a way of their own."""
    return lambda environ, start: some.get(environ["PATH_INFO"], rest)(environ, start)


def leading(*hops: tuple[int, str, dict[str, str]]) -> Wsgi:
    """A site whose first responses are these redirects, and then an empty page."""
    left = [saying("", status, [("Location", location), *more.items()]) for status, location, more in hops]
    return lambda *arguments: (left.pop(0) if left else saying())(*arguments)


def test_a_typed_address_is_asked_for_with_fixed_headers_and_nobody_named() -> None:
    world = internet()
    page = Browser(world).open(f"{WEB}/hello")
    assert (page.url, page.status, page.title) == (f"{WEB}/hello", 200, "hello")
    assert requests(world)[0].headers == (
        ("Host", "web.example"),
        ("User-Agent", "Browser/1.0"),
        ("Accept", "text/html"),
    )


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


@pytest.mark.parametrize("action", ["", "/next", "/next#there", "#there"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_form_sends_no_fragment_neither_as_address_nor_as_referer(action: str, method: str) -> None:
    world = internet()
    browser = Browser(world)
    browser.open(f"{WEB}/cb#access_token=secret")
    browser.submit(Form(action, method, {}), {"a": "1"})
    last = requests(world)[-1]
    assert "#" not in last.url
    assert header(last.message, "referer") == f"{WEB}/cb"


def test_a_form_sent_by_get_replaces_the_query_of_its_action() -> None:
    world = internet()
    browser = Browser(world)
    browser.open(WEB)
    browser.submit(Form("/find?old=1", "GET", {"q": ["a b"]}), {})
    assert requests(world)[-1].url == f"{WEB}/find?q=a+b"


def test_another_site_learns_only_the_origin_that_a_form_came_from() -> None:
    world = internet()
    browser = Browser(world)
    browser.open(f"{WEB}/cart?secret=1")
    browser.submit(post(f"/pay?to={SHOP}/end&with=307"), {})
    assert sent(world, "referer") == [None, f"{WEB}/cart?secret=1", f"{WEB}/"]
    assert sent(world, "origin") == [None, WEB, WEB]


def test_a_get_names_no_origin() -> None:
    world = internet()
    browser = Browser(world)
    browser.open(WEB)
    browser.submit(post(f"/?to={SHOP}/end&with=303"), {})
    assert sent(world, "origin") == [None, WEB, None]


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


def test_a_page_with_no_referrer_names_neither_itself_nor_its_origin() -> None:
    world = internet({WEB: ("web", showing("<p>hello", ("Referrer-Policy", "no-referrer")))})
    browser = Browser(world)
    browser.open(WEB)
    browser.submit(post("/go"), {"a": "1"})
    assert sent(world, "referer") == [None, None]
    assert sent(world, "origin") == [None, "null"]


def test_too_many_redirects_end_on_a_page_that_says_so() -> None:
    world = internet({WEB: ("web", saying(status=302, headers=[("Location", "/")]))})
    page = Browser(world).open(f"{WEB}/")
    assert (page.fault, page.status) == ("too many redirects", 0)
    assert len(requests(world)) == MAX_REDIRECTS


@pytest.mark.parametrize(
    "address", ["https://nowhere.example/", "javascript:alert(1)", "com.example.app:/cb", "http://[", "https://", ""]
)
def test_where_nobody_answers_a_page_says_so_and_no_message_is_made_up(address: str) -> None:
    world = internet()
    page = Browser(world).open(address)
    assert page.fault
    assert page.status == 0
    assert requests(world) == []


@pytest.mark.parametrize(
    "location", ["https://nowhere.example/", "javascript:alert(1)", "http://[", "//[::1", "https://web.example:x/"]
)
def test_a_redirect_to_nowhere_ends_on_a_page_that_says_so(location: str) -> None:
    world = internet({WEB: ("web", leading((302, location, {})))})
    page = Browser(world).open(f"{WEB}/")
    assert page.fault
    assert len(requests(world)) == 1


def test_what_no_address_can_hold_is_percent_encoded() -> None:
    world = internet({WEB: ("web", leading((302, "/café au%20lait", {})))})
    Browser(world).open(WEB)
    assert requests(world)[-1].url == f"{WEB}/caf%C3%A9%20au%20lait"


def test_cookies_set_by_a_redirect_go_along_on_the_next_hop() -> None:
    headers = [("Location", "/end"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2; Path=/end")]
    world = internet({WEB: ("web", by_path({"/": saying(status=302, headers=headers)}, saying()))})
    Browser(world).open(f"{WEB}/")
    assert sent(world, "cookie") == [None, "b=2; a=1"]


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


FORMS = """
<title> Log in &amp; out </title>
<form action="/login" method="post">
  <input name="username"><input type="hidden" name="csrf" value="a&quot;b">
  <input type="checkbox" name="stay" value="yes" checked><input type="checkbox" name="spam" value="yes">
  <input type="radio" name="size" value="s"><input type="radio" name="size" value="m" checked>
  <input type="submit" name="go" value="Go"><input type="button" name="help"><input value="nameless">
</form>
<input name="outside">
<form><input name=q value="1"></form>
"""


def test_a_page_shows_its_title_and_what_each_form_would_send() -> None:
    world = internet({WEB: ("web", showing(FORMS))})
    page = Browser(world).open(WEB)
    assert page.title == "Log in & out"
    assert page.forms == (
        Form("/login", "POST", {"username": [""], "csrf": ['a"b'], "stay": ["yes"], "size": ["m"]}),
        Form("", "GET", {"q": ["1"]}),
    )
    assert page.form("/login") == page.forms[0]
    assert page.form("/logout") is None


def test_what_is_filled_in_wins_and_several_values_are_sent_each() -> None:
    world = internet()
    browser = Browser(world)
    browser.open(WEB)
    browser.submit(post("/", user="", csrf="x"), {"user": "ana", "scope": ["a", "b"]})
    (body,) = [request.body for request in requests(world) if request.body]
    assert body.text == "user=ana&csrf=x&scope=a&scope=b"
    assert header(requests(world)[-1].message, "content-length") == str(len(body.content))


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


POSTING = '<form action="/post" method="post" data-fragment data-submit><input name="from" value="page"></form>'


def test_a_form_that_submits_itself_is_sent_as_soon_as_the_page_is_there() -> None:
    page = showing('<form action="/post" method="post" data-submit><input name="code" value="a&amp;b"></form>')
    world = internet({WEB: ("web", by_path({"/": page}, showing("<title>done</title>")))})
    browser = Browser(world)
    shown = browser.open(f"{WEB}/")
    assert shown.title == "done"
    assert transcript(world) == [f"GET {WEB}/", "200", f"POST {WEB}/post", "200"]
    last = requests(world)[-1]
    assert (last.body.text, last.cause) == ("code=a%26b", 2)
    assert (header(last.message, "origin"), header(last.message, "referer")) == (WEB, f"{WEB}/")
    assert browser.history == [f"{WEB}/", f"{WEB}/post"]


def test_a_script_reads_the_fragment_into_its_form_and_only_the_form_carries_it() -> None:
    world = internet({WEB: ("web", by_path({"/cb": showing(POSTING)}, saying("got it")))})
    page = Browser(world).open(f"{WEB}/cb#code=x%2By&state=1&state=2")
    assert [request.url for request in requests(world)] == [f"{WEB}/cb", f"{WEB}/post"]
    assert requests(world)[-1].body.text == "from=page&code=x%2By&state=1&state=2"
    assert header(requests(world)[-1].message, "referer") == f"{WEB}/cb"
    assert page.url == f"{WEB}/post"


def test_a_fragment_that_a_redirect_brought_is_the_pages_own() -> None:
    site = by_path({"/cb": showing(POSTING)}, saying("got it"))
    world = internet({SHOP: ("shop", leading((303, f"{WEB}/cb#code=1", {}))), WEB: ("web", site)})
    Browser(world).open(SHOP)
    assert transcript(world) == [f"GET {SHOP}", "303", f"GET {WEB}/cb", "200", f"POST {WEB}/post", "200"]
    assert requests(world)[-1].body.text == "from=page&code=1"


def test_a_form_without_the_attribute_gets_nothing_of_the_fragment() -> None:
    world = internet({WEB: ("web", showing(POSTING.replace("data-fragment", "").replace("data-submit", "")))})
    page = Browser(world).open(f"{WEB}/cb#code=1")
    assert page.forms == (Form("/post", "POST", {"from": ["page"]}),)
    assert len(requests(world)) == 1


def test_a_page_that_submits_itself_to_itself_for_ever_ends_as_redirects_do() -> None:
    world = internet({WEB: ("web", showing(POSTING))})
    page = Browser(world).open(f"{WEB}/")
    assert page.fault == "too many redirects"
    assert len(requests(world)) == MAX_REDIRECTS


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
