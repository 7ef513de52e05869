"""What a script of a page gets to read, and what it cannot even send."""

from collections.abc import Sequence

import pytest

from app.trace import RunDecision
from app.trace.messages import body_text, header
from app.wire import Browser
from tests.wire.internet import SHOP, WEB, Wsgi, internet, requests, saying, sent, transcript

BEARER = {"Authorization": "Bearer abc"}
OPEN = [("Access-Control-Allow-Origin", WEB)]
AGREEING = [*OPEN, ("Access-Control-Allow-Headers", "X-Other, authorization")]


def api(preflight: Sequence[tuple[str, str]], answer: Sequence[tuple[str, str]] = OPEN, status: int = 200) -> Wsgi:
    """A site that answers a preflight in one way and a GET in another."""
    agreed, told = saying("", status, preflight), saying('{"photos":3}', 200, answer)
    return lambda environ, start: (agreed if environ["REQUEST_METHOD"] == "OPTIONS" else told)(environ, start)


def browsing(shop: Wsgi, *page_headers: tuple[str, str]) -> Browser:
    """A browser that shows a page of one site, beside another site."""
    html = ("Content-Type", "text/html")
    world = internet({WEB: ("web", saying("<p>", 200, [html, *page_headers])), SHOP: ("shop", shop)})
    browser = Browser(world)
    browser.open(f"{WEB}/page#kept=here")
    return browser


def test_a_plain_question_to_another_origin_is_sent_with_the_pages_own_origin_and_no_cookie() -> None:
    browser = browsing(api([]), ("Set-Cookie", "sid=1; SameSite=None; Secure"))
    answer = browser.fetch(f"{SHOP}/photos#x", {})
    assert answer is not None
    assert body_text(answer) == '{"photos":3}'
    request = requests(browser.world)[-1].message
    assert request.url == f"{SHOP}/photos"
    assert request.headers[-2:] == (("Referer", f"{WEB}/"), ("Origin", WEB))


def test_an_authorization_header_is_asked_about_before_it_is_sent() -> None:
    browser = browsing(api(AGREEING))
    assert browser.fetch(f"{SHOP}/photos", BEARER) is not None
    assert transcript(browser.world)[2:] == [f"OPTIONS {SHOP}/photos", "200", f"GET {SHOP}/photos", "200"]
    asked, call = (event.message for event in requests(browser.world)[-2:])
    assert header(asked, "authorization") is None
    assert header(asked, "access-control-request-headers") == "authorization"
    assert header(asked, "access-control-request-method") == "GET"
    assert header(call, "authorization") == "Bearer abc"
    assert [header(each, "origin") for each in (asked, call)] == [WEB, WEB]


def test_each_of_its_requests_follows_from_the_answer_before() -> None:
    browser = browsing(api(AGREEING))
    browser.fetch(f"{SHOP}/photos", BEARER)
    assert [request.cause for request in requests(browser.world)] == [None, 2, 4]
    assert all(request.channel == "front" for request in requests(browser.world))


@pytest.mark.parametrize(
    ("preflight", "status"),
    [
        ([], 200),
        (OPEN, 200),
        (AGREEING, 403),
        (AGREEING[1:], 200),
        ([("Access-Control-Allow-Origin", SHOP), *AGREEING[1:]], 200),
        ([*OPEN, ("Access-Control-Allow-Headers", "*")], 200),
    ],
    ids=["nothing", "no headers", "an error", "no origin", "another origin", "an asterisk for headers"],
)
def test_without_agreement_the_token_does_not_leave_the_browser(preflight: list, status: int) -> None:
    browser = browsing(api(preflight, status=status))
    assert browser.fetch(f"{SHOP}/photos", BEARER) is None
    assert sent(browser.world, "authorization") == [None, None]


@pytest.mark.parametrize("named", ["*", "X-Thing"])
def test_other_headers_may_be_agreed_to_by_name_or_all_at_once(named: str) -> None:
    browser = browsing(api([*OPEN, ("Access-Control-Allow-Headers", named)]))
    assert browser.fetch(SHOP, {"X-Thing": "1"}) is not None


@pytest.mark.parametrize("headers", [{}, {"Accept": "application/json"}])
def test_an_answer_that_does_not_name_the_origin_arrives_and_cannot_be_read(headers: dict[str, str]) -> None:
    browser = browsing(api([], answer=[]))
    assert browser.fetch(SHOP, headers) is None
    assert transcript(browser.world)[2:] == [f"GET {SHOP}", "200"]


def test_an_answer_for_everybody_can_be_read() -> None:
    assert browsing(api([], answer=[("Access-Control-Allow-Origin", "*")])).fetch(SHOP, {}) is not None


def test_at_its_own_origin_a_script_asks_nobody_and_its_cookies_go_along() -> None:
    browser = browsing(saying(), ("Set-Cookie", "sid=1"))
    assert browser.fetch("/more", BEARER) is not None
    last = requests(browser.world)[-1].message
    assert (last.method, last.url) == ("GET", f"{WEB}/more")
    assert last.headers[-3:] == (("Referer", f"{WEB}/page"), ("Authorization", "Bearer abc"), ("Cookie", "sid=1"))
    assert header(last, "origin") is None


def test_a_page_that_names_itself_to_nobody_sends_no_referer_and_still_its_origin() -> None:
    browser = browsing(api([]), ("Referrer-Policy", "no-referrer"))
    browser.fetch(SHOP, {})
    last = requests(browser.world)[-1].message
    assert (header(last, "referer"), header(last, "origin")) == (None, WEB)


def test_a_redirect_is_an_error_to_the_script() -> None:
    browser = browsing(saying("", 302, [*OPEN, ("Location", WEB)]))
    assert browser.fetch(SHOP, {}) is None
    assert transcript(browser.world)[2:] == [f"GET {SHOP}", "302"]


def test_a_call_that_is_lost_or_goes_nowhere_is_the_same_error() -> None:
    assert browsing(saying()).fetch("https://nobody.example/", {}) is None
    lost = internet(decisions=[RunDecision(at="other:browser>shop#1.request", do="drop")])
    browser = Browser(lost)
    browser.open(WEB)
    assert browser.fetch(SHOP, {}) is None


def test_the_page_stays_whatever_a_script_fetches() -> None:
    browser = browsing(api([]))
    browser.fetch(SHOP, {})
    assert browser.page.url == f"{WEB}/page#kept=here"
    assert browser.history == [f"{WEB}/page#kept=here"]
