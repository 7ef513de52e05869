"""Our browser against a real one: what a redirect does to a form, and which pages show themselves in a frame.

Chromium meets two sites on loopback, by two names for one machine; ours in its in-process network, by the same
addresses. Both have to see the same.
"""

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Page
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

from app.wire import Browser
from app.wire.frames import open_frame
from tests.wire.internet import internet

FORM = '<title>form</title><form method="post" action="/login"><input name="password" value="hunter2"><button>'
INSIDE = '<title>inside</title><button id="allow">Allow</button>'
CSP, OLDER = "Content-Security-Policy", "X-Frame-Options"
BOTH = pytest.mark.parametrize("real", [True, False], ids=["chromium", "ours"])
REFUSED = pytest.mark.expects_console("fram|Refused|ERR_BLOCKED_BY_RESPONSE|chrome-error")


class Quiet(WSGIRequestHandler):
    def log(self, *_: object) -> None:
        """Nobody reads it."""


class Sites:
    """Two sites, each at both addresses: what they answer is set by the test, and what they are asked is kept."""

    def __init__(self) -> None:
        self.one = self.other = ""
        self.status, self.headers = 303, list[tuple[str, str]]()
        self.asked: list[tuple[str, str, str, str]] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        request = Request(environ)
        if request.path != "/favicon.ico":
            cookie = request.headers.get("Cookie", "")
            self.asked.append((request.method, request.path, request.get_data(as_text=True), cookie))
        return self._answer(request.path)(environ, start_response)

    def _answer(self, path: str) -> Response:
        if path == "/login":
            return Response("", self.status, {"Location": f"{self.other}/cb"})
        if path == "/around":
            return Response(f'<title>around</title><iframe src="{self.other}/inside"></iframe>', mimetype="text/html")
        if path == "/inside":
            return Response(INSIDE, headers=self.headers, mimetype="text/html")
        return Response(FORM, headers=self.headers, mimetype="text/html")

    def last(self, path: str) -> tuple[str, str, str, str]:
        """Method, path, body and cookies of the last request for a path."""
        return [asked for asked in self.asked if asked[1] == path][-1]


@pytest.fixture
def sites() -> Iterator[Sites]:
    """The two sites, served on loopback."""
    found = Sites()
    with ExitStack() as stack:
        ports = []
        for _ in range(2):
            server = make_server("127.0.0.1", 0, found, threaded=True, request_handler=Quiet)
            thread = threading.Thread(target=server.serve_forever)
            thread.start()
            for ending in (server.server_close, thread.join, server.shutdown):
                stack.callback(ending)
            ports.append(server.port)
        found.one, found.other = f"http://127.0.0.1:{ports[0]}", f"http://localhost:{ports[1]}"
        yield found


def ours(sites: Sites) -> Browser:
    """Our browser, in a network with these two sites."""
    return Browser(internet({sites.one: ("web", sites), sites.other: ("shop", sites)}))


@BOTH
@pytest.mark.parametrize(
    ("status", "method", "body"),
    [(302, "GET", ""), (303, "GET", ""), (307, "POST", "password=hunter2"), (308, "POST", "password=hunter2")],
)
def test_the_status_decides_whether_a_form_goes_on_to_the_other_site(
    sites: Sites, page: Page, real: bool, status: int, method: str, body: str
) -> None:
    sites.status = status
    if real:
        page.goto(f"{sites.one}/form")
        page.click("button")
        page.wait_for_url(f"{sites.other}/cb")
    else:
        browser = ours(sites)
        browser.submit(browser.open(f"{sites.one}/form").forms[0], {})
    assert sites.last("/cb")[:3] == (method, "/cb", body)


@REFUSED
@BOTH
@pytest.mark.parametrize(
    ("headers", "shown"),
    [
        ([], True),
        ([(CSP, "frame-ancestors 'none'")], False),
        ([(CSP, "frame-ancestors 'self'")], False),
        ([(OLDER, "DENY")], False),
        ([(OLDER, "SAMEORIGIN")], False),
        ([(CSP, "frame-ancestors *"), (OLDER, "DENY")], True),
    ],
)
def test_a_page_that_forbids_frames_is_fetched_and_not_shown_in_one(
    sites: Sites, page: Page, real: bool, headers: list[tuple[str, str]], shown: bool
) -> None:
    sites.headers = headers
    if real:
        page.goto(f"{sites.one}/around")
        there = page.frame_locator("iframe").locator("#allow").count() == 1
    else:
        browser = ours(sites)
        browser.open(f"{sites.one}/around")
        there = open_frame(browser, browser.page.frames[0]).page.title == "inside"
    assert there is shown
    assert sites.last("/inside")[0] == "GET"


@BOTH
def test_a_lax_cookie_does_not_go_into_a_frame_of_another_site(sites: Sites, page: Page, real: bool) -> None:
    # One with SameSite=None may: ours sends it, and a browser that blocks cookies of third parties does not.
    sites.headers = [("Set-Cookie", "lax=1; Path=/; SameSite=Lax")]
    if real:
        page.goto(f"{sites.other}/form")
        page.goto(f"{sites.other}/form")
        page.goto(f"{sites.one}/around")
    else:
        browser = ours(sites)
        browser.open(f"{sites.other}/form")
        browser.open(f"{sites.other}/form")
        browser.open(f"{sites.one}/around")
        open_frame(browser, browser.page.frames[0])
    assert sites.last("/form")[3] == "lax=1"
    assert sites.last("/inside")[3] == ""
