"""A real Chromium against a server that runs as a process; a page that misbehaves fails its test.

What misbehaving is, `watching` says. A test that provokes an error says so with `@pytest.mark.expects_console`.
GRANTSCOPE_LAG=100 makes every page that much slower (in milliseconds, `lag.js`): it finds tests that read too early.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.chromium import arguments, launch_options
from tests.browser.watching import watch
from tests.serving import serving

LAG = os.environ.get("GRANTSCOPE_LAG")
# What is expected may take this long to come, in milliseconds: a busy machine is not a failure.
expect.set_options(timeout=15_000)


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
        if LAG:
            context.add_init_script((Path(__file__).parent / "lag.js").read_text(encoding="utf-8").replace("$LAG", LAG))
        return context

    yield watched
    expected = [re.compile(mark.args[0]) for mark in request.node.iter_markers("expects_console")]
    unexpected = [fault for fault in faults if not any(pattern.search(fault) for pattern in expected)]
    assert not unexpected, "the page misbehaved:\n" + "\n".join(unexpected)
