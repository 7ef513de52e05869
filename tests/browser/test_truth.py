"""Our browser against a real one: the same two sites are shown to both, and have to see the same.

Chromium meets them on loopback, by two names for one machine; ours in its in-process network, by the same addresses.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from urllib.parse import parse_qsl, urlencode

import pytest
from playwright.sync_api import Page
from werkzeug.serving import WSGIRequestHandler, make_server

from app.wire import Browser
from tests.wire.internet import Wsgi, internet

POLICIES = [
    "",
    *("no-referrer", "no-referrer-when-downgrade", "origin", "origin-when-cross-origin"),
    *("same-origin", "strict-origin", "strict-origin-when-cross-origin", "unsafe-url"),
]
Show = Callable[[str], str]  # opens an address and says where that ended


class Quiet(WSGIRequestHandler):
    def log(self, *_: object) -> None:
        """Nobody reads it."""


class Sites:
    """Two sites that do what their addresses say, and remember what they were asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str | None]] = []

    def __call__(self, environ, start_response):
        said = dict(parse_qsl(environ["QUERY_STRING"]))
        path = environ["PATH_INFO"]
        if path != "/favicon.ico":
            self.asked.append((environ["REQUEST_METHOD"], path, environ.get("HTTP_REFERER")))
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")]
        if "policy" in said:
            headers.append(("Referrer-Policy", said["policy"]))
        if "to" in said:
            start_response("303 See Other", [*headers, ("Location", said["to"])])
            return [b""]
        start_response("200 OK", headers)
        return [f'<title>here</title><img src="{said["img"]}">'.encode() if "img" in said else b"<title>here</title>"]

    def referer(self, path: str) -> str | None:
        """What the request for a path said of where it came from."""
        return next(referer for _, asked, referer in self.asked if asked == path)


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[Sites, str, str]]:
    sites = Sites()
    with ExitStack() as stack:
        ports = []
        for _ in range(2):
            server = make_server("127.0.0.1", 0, sites, threaded=True, request_handler=Quiet)
            thread = threading.Thread(target=server.serve_forever)
            thread.start()
            stack.callback(server.server_close)
            stack.callback(thread.join)
            stack.callback(server.shutdown)
            ports.append(server.port)
        yield sites, f"http://127.0.0.1:{ports[0]}", f"http://localhost:{ports[1]}"


@pytest.fixture(params=["chromium", "ours"])
def shown(request: pytest.FixtureRequest, served: tuple[Sites, str, str], page: Page) -> tuple[Show, Sites, str, str]:
    """A way to open an address in either browser, and the two sites."""
    sites, one, other = served
    sites.asked.clear()
    app: Wsgi = sites

    def in_chromium(url: str) -> str:
        page.goto(url)
        return page.url

    def in_ours(url: str) -> str:
        return Browser(internet({one: ("web", app), other: ("shop", app)})).open(url).url

    return in_chromium if request.param == "chromium" else in_ours, sites, one, other


def address(origin: str, path: str, **said: str) -> str:
    return f"{origin}{path}?{urlencode(said)}"


@pytest.mark.parametrize(
    ("fragment", "kept"),
    [("", "#access_token=T"), ("#_", "#_"), ("#other=1", "#other=1"), ("#", "#")],
)
def test_a_redirect_to_another_origin_takes_the_fragment_along_unless_it_brings_its_own(
    shown: tuple[Show, Sites, str, str], fragment: str, kept: str
) -> None:
    show, sites, one, other = shown
    onward = address(one, "/cb", to=f"{other}/land{fragment}")
    ended = show(address(one, "/authorize", to=f"{onward}#access_token=T"))
    assert ended.rstrip("#") == f"{other}/land{kept}".rstrip("#")
    assert [path for _, path, _ in sites.asked] == ["/authorize", "/cb", "/land"]


@pytest.mark.parametrize("policy", POLICIES)
def test_a_picture_of_another_origin_learns_as_much_as_the_policy_says(
    shown: tuple[Show, Sites, str, str], policy: str
) -> None:
    show, sites, one, other = shown
    named = {"policy": policy} if policy else {}
    url = address(one, "/cb", code="C", state="s", img=f"{other}/pixel.png", **named)
    show(url)
    told = {
        **dict.fromkeys(("unsafe-url", "no-referrer-when-downgrade"), url),
        **dict.fromkeys(("no-referrer", "same-origin")),
    }
    assert sites.referer("/pixel.png") == told.get(policy, f"{one}/")


@pytest.mark.parametrize("policy", POLICIES)
def test_a_picture_of_its_own_origin_learns_as_much_as_the_policy_says(
    shown: tuple[Show, Sites, str, str], policy: str
) -> None:
    show, sites, one, _ = shown
    named = {"policy": policy} if policy else {}
    url = address(one, "/cb", code="C", img=f"{one}/pixel.png", **named)
    show(url)
    told = {"no-referrer": None, **dict.fromkeys(("origin", "strict-origin"), f"{one}/")}
    assert sites.referer("/pixel.png") == told.get(policy, url)
