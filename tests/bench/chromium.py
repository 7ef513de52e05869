"""A Chromium for the bench, started as the browser tests start theirs."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import arguments, launch_options

DESK = {"width": 1440, "height": 900}


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options(), args=arguments())
        try:
            yield browser
        finally:
            browser.close()
