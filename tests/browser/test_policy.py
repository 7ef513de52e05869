"""The page keeps to itself: a strict policy, one inline script allowed by its hash, no word to any other host."""

import base64
import hashlib
import re

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.stage import FEW, Stage

STRICT = {
    "default-src": ["'none'"],
    "style-src": ["'self'"],
    "connect-src": ["'self'"],
    "font-src": ["'self'"],
    "frame-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}


def policy_of(answer: Response) -> dict[str, list[str]]:
    header = answer.header_value("content-security-policy") or ""
    return {name: sources for name, *sources in (directive.split() for directive in header.split(";"))}


@pytest.mark.parametrize("path", ["/", "/s/pkce-s256"])
def test_the_policy_is_strict(page: Page, path: str) -> None:
    answer = page.goto(path)
    assert answer
    policy = policy_of(answer)
    scripts = policy.pop("script-src")
    assert policy == STRICT
    assert scripts[0] == "'self'"
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", scripts[1])
    assert len(scripts) == 2


def test_the_hash_in_the_policy_is_that_of_the_import_map(page: Page) -> None:
    answer = page.goto("/s/pkce-s256")
    assert answer
    text = page.locator("script[type=importmap]").text_content() or ""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    assert policy_of(answer)["script-src"] == ["'self'", f"'sha256-{digest}'"]


@pytest.mark.expects_console("Content Security Policy")
def test_the_browser_holds_the_page_to_the_policy(page: Page) -> None:
    Stage(page).open("/s/pkce-s256")
    ran = page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
      return window.ran === true;
    }""")
    assert not ran


@pytest.mark.parametrize("scenario", FEW)
def test_a_whole_visit_asks_only_its_own_server(page: Page, server: str, scenario: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.goto("/")
    page.locator(f"a.main[href='/s/{scenario}']").click()
    stage = Stage(page).live()
    for tab in ("Swim lanes", "Split", "List", "Sequence"):
        stage.choose(tab)
    stage.press("Last")
    page.get_by_role("tab", name="Checks").click()
    expect(page.get_by_role("slider", name="Message")).not_to_have_attribute("aria-valuenow", "0")
    here = server.partition("://")[2]
    assert len(asked) > 10
    assert [url for url in asked if not re.match(rf"(http|ws)://{re.escape(here)}/|data:", url)] == []


def test_nothing_is_left_with_the_browser_but_the_theme(page: Page) -> None:
    stage = Stage(page).open("/s/pkce-s256")
    stage.press("Last")
    stage.stands_at(16, 16)
    page.get_by_role("button", name="Theme").click()
    assert page.evaluate("() => Object.keys(localStorage)") == ["grantscope.theme"]
    assert page.evaluate("() => Object.keys(sessionStorage)") == []
    assert page.context.cookies() == []


def test_the_stage_may_not_be_framed(page: Page) -> None:
    answer = page.request.get("/s/pkce-s256")
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
