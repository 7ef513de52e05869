"""The watch over all browser tests sees what it must: a watch that sleeps would let everything pass."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser.watching import watch


@pytest.fixture
def faults() -> list[str]:
    return []


@pytest.fixture
def watched(browser: Browser, server: str, faults: list[str]) -> Iterator[Page]:
    """Our front page, in a context whose faults only this test hears of."""
    context = browser.new_context()
    watch(context, faults)
    page = context.new_page()
    page.goto(server)
    yield page
    context.close()


def test_our_own_page_is_without_fault(watched: Page, faults: list[str]) -> None:
    expect(watched).to_have_title("Grantscope")
    assert faults == []


def test_asking_a_foreign_host_is_a_fault_and_reaches_nobody(watched: Page, faults: list[str]) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        watched.goto("https://elsewhere.example/")
    assert "asked a foreign host: https://elsewhere.example/" in faults


def test_a_violation_of_the_content_security_policy_is_a_fault(watched: Page, faults: list[str]) -> None:
    with watched.expect_console_message():
        watched.evaluate("() => fetch('https://elsewhere.example/').catch(() => null)")
    assert "Content Security Policy" in faults[0]


def test_a_missing_file_is_a_fault(watched: Page, faults: list[str]) -> None:
    with watched.expect_console_message():
        watched.evaluate("() => fetch('/static/no-such-file.js')")
    assert "404" in faults[0]


def test_an_uncaught_exception_is_a_fault(watched: Page, faults: list[str]) -> None:
    with watched.expect_event("pageerror"):
        watched.evaluate("() => { setTimeout(() => { throw new Error('of the page') }) }")
    assert faults == ["exception: of the page"]
