"""A real Chromium against a server that runs as a process; a page that misbehaves fails its test.

Misbehaving is asking any host but this machine, or logging an error: an exception, a violation of the content
security policy, a file that is not there. A test that provokes an error says so with `@pytest.mark.expects_console`.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage

from tests.browser.chromium import arguments, launch_options
from tests.serving import serving

HERE = {"127.0.0.1", "localhost"}


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of the one server that the browser tests share."""
    with serving() as url:
        yield url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, **launch_options(), "args": arguments()}


@pytest.fixture(scope="session")
def base_url(server: str) -> str:
    """Paths are relative to the shared server: `page.goto("/")`."""
    return server


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    desk = {"width": 1440, "height": 900}
    return {**browser_context_args, "viewport": desk, "locale": "en-GB", "timezone_id": "UTC"}


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], request: pytest.FixtureRequest
) -> Iterator[Callable[..., BrowserContext]]:
    """Every context, `page`'s own too, is watched; what went wrong in it fails the test at its end."""
    faults: list[str] = []

    def watched(**options: Any) -> BrowserContext:
        context = new_context(**options)
        watch(context, faults)
        return context

    yield watched
    expected = [re.compile(mark.args[0]) for mark in request.node.iter_markers("expects_console")]
    unexpected = [fault for fault in faults if not any(pattern.search(fault) for pattern in expected)]
    assert not unexpected, "the page misbehaved:\n" + "\n".join(unexpected)


def watch(context: BrowserContext, faults: list[str]) -> None:
    """Note each request to a foreign host, each error on the console and each uncaught exception."""

    def note_foreign(url: str) -> None:
        if urlsplit(url).hostname not in HERE | {None}:  # data:, blob: and about: have no host
            faults.append(f"asked a foreign host: {url}")

    def note_error(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"console: {message.text} ({message.location['url']})")

    context.on("request", lambda request: note_foreign(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: note_foreign(socket.url)))
    context.on("console", note_error)
    context.on("weberror", lambda failure: faults.append(f"exception: {failure.error}"))
