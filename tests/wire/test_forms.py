"""Forms: what each would send, what is sent of it, and those that a script fills in or submits."""

import pytest

from app.trace.messages import header
from app.wire import Browser
from app.wire.browser import MAX_REDIRECTS
from app.wire.markup import Form
from tests.wire.internet import SHOP, WEB, internet, requests, saying, sent, transcript
from tests.wire.sites import by_path, leading, post, showing


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
