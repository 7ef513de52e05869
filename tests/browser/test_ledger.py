"""The page of checks: in both themes, at any width, on paper and without JavaScript; filtered, and linked to."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from app.explain import ledger
from tests.browser.stage import Stage

PARTS = ledger()
CHECKS = [check for part in PARTS for check in part.checks]
LAST = CHECKS[-1].id


def rules(page: Page) -> list[str]:
    """The checks that are to be seen, in order."""
    shown: list[str] = page.locator(".rule:visible").evaluate_all("nodes => nodes.map(({ id }) => id)")
    return shown


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_pleases_axe(page: Page, theme: str, width: int) -> None:
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"/checks#{LAST}")
    found = Axe().run(page)
    assert found.response["passes"]
    assert found.violations_count == 0, found.generate_report()


def test_the_filter_leaves_what_has_all_the_words(page: Page) -> None:
    page.goto("/checks")
    assert rules(page) == [check.id for check in CHECKS]
    page.get_by_role("searchbox").fill("PKCE authorize")
    kept = [check.id for check in CHECKS if check.id.startswith("authorize.pkce")]
    assert rules(page) == kept
    expect(page.get_by_role("status")).to_have_text(f"{len(kept)} of {len(CHECKS)} checks")
    expect(page.get_by_role("navigation", name="Endpoints").get_by_role("listitem")).to_have_text(
        [f"Authorization endpoint {len(kept)}"]
    )
    expect(page.get_by_role("heading", level=2)).to_have_text(["Authorization endpoint"])


def test_the_filter_leaves_a_level_of_an_actor(page: Page) -> None:
    page.goto("/checks")
    page.get_by_role("combobox", name="Level").select_option("choice")
    page.get_by_role("combobox", name="Actor").select_option("Client")
    client = [check for part in PARTS if part.actor == "client" for check in part.checks]
    assert rules(page) == [check.id for check in client if check.level == "choice"]


def test_what_no_check_has_leaves_a_sentence(page: Page) -> None:
    page.goto("/checks")
    page.get_by_role("searchbox").fill("xyzzy")
    expect(page.get_by_text("No check is like that.")).to_be_visible()
    assert rules(page) == []
    page.get_by_role("searchbox").clear()
    assert len(rules(page)) == len(CHECKS)


def test_what_the_filter_leaves_is_in_sight(page: Page) -> None:
    page.goto(f"/checks#{LAST}")
    page.get_by_role("searchbox").fill("authorize.client_id")
    expect(page.get_by_role("heading", name="Authorization endpoint")).to_be_in_viewport()


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_a_link_opens_at_its_check_and_nothing_runs_out_at_the_side(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    for check in (CHECKS[1], CHECKS[len(CHECKS) // 2]):
        page.goto(f"/checks#{check.id}")
        rule = page.locator(f"[id='{check.id}']")
        expect(rule.get_by_role("heading", name=check.title)).to_be_in_viewport()
        assert rule.evaluate("node => node.matches(':target') && Math.abs(node.getBoundingClientRect().top) < 40")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_the_inspector_leads_to_the_check(page: Page, context: BrowserContext) -> None:
    Stage(page).open("/s/pkce-s256?at=12")
    page.get_by_role("tab", name="Checks").click()
    with context.expect_page() as opened:
        page.get_by_role("link", name="token.pkce.verify").click()
    expect(opened.value.locator(".rule:target").get_by_role("heading")).to_have_text("The verifier fits the challenge")


def test_without_javascript_the_whole_list_is_there_and_no_filter(new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/checks")
    expect(page.locator(".rule")).to_have_count(len(CHECKS))
    expect(page.locator(".rule").last).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()


def test_on_paper_there_are_the_checks_alone_in_dark_ink(page: Page) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.goto("/checks")
    expect(page.locator(".side, #theme")).to_have_count(2)
    for aside in page.locator(".side, #theme").all():
        expect(aside).to_be_hidden()
    expect(page.locator(".rule h3").first).to_have_css("color", "rgb(29, 35, 48)")
