"""The glossary and the map of the RFCs as pages, and a term on the stage: shown on hover, by keyboard and by touch."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect

from app.atlas import glossary
from app.explain.glossary import TERMS
from tests.browser.stage import Stage
from tests.playing import library

LINK = "/s/pkce-s256"
ENTRIES = [entry.id for part in glossary(library()) for entry in part.entries]
CHALLENGE = TERMS["code-challenge"]


def term(page: Page, name: str = "code challenge") -> Locator:
    return page.get_by_role("region", name="Narration").get_by_role("link", name=name, exact=True)


def card(page: Page, name: str = "code challenge") -> Locator:
    return page.get_by_role("dialog", name=name)


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("path", "words"), [("/glossary#parameter.scope", "scope"), ("/rfcs#rfc-7636-4.2", "7636")])
def test_the_page_pleases_axe(page: Page, path: str, words: str, theme: str, width: int) -> None:
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(path)
    page.get_by_role("searchbox").fill(words)  # axe takes a minute for all of it, and one entry is like another
    found = Axe().run(page)
    assert found.response["passes"]
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [1440, 1024, 390])
@pytest.mark.parametrize("path", ["/glossary#parameter.scope", "/rfcs#rfc-7636-4.2"])
def test_a_link_opens_at_its_entry_and_nothing_runs_out_at_the_side(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(path)
    expect(page.locator(".rule:target").get_by_role("heading")).to_be_in_viewport()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_the_glossary_is_filtered_by_words_and_by_kind(page: Page) -> None:
    page.goto("/glossary")
    page.get_by_role("searchbox").fill("verifier")
    expect(page.get_by_role("heading", name="code verifier", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="resource owner", exact=True)).to_be_hidden()
    page.get_by_role("combobox", name="Kind").select_option("Parameters")
    expect(page.get_by_role("heading", name="code_verifier", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="code verifier", exact=True)).to_be_hidden()
    page.get_by_role("searchbox").fill("xyzzy")
    expect(page.get_by_text("No entry is like that.")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(f"0 of {len(ENTRIES)} entries")


def test_the_map_is_filtered_by_section_and_by_what_is_shown(page: Page) -> None:
    page.goto("/rfcs")
    page.get_by_role("searchbox").fill("7636 §4.6")
    expect(page.get_by_role("heading", level=3)).to_have_text(["RFC 7636 §4.6"])
    page.get_by_role("searchbox").clear()
    page.get_by_role("combobox", name="Shown").select_option("In no scenario")
    for section in page.locator(".rule:visible").all():
        expect(section).to_contain_text("no scenario as it is")


def test_the_map_leads_to_the_message(page: Page) -> None:
    page.goto("/rfcs#rfc-7636-4.6")
    page.locator(".rule:target").get_by_role("link", name="PKCE with S256").click()
    Stage(page).live().stands_at(12, 16)


def test_a_term_is_explained_on_hover_and_no_more_when_the_pointer_leaves(page: Page) -> None:
    Stage(page).open(f"{LINK}?at=1")
    term(page).hover()
    expect(card(page)).to_contain_text(CHALLENGE.meaning)
    card(page).hover()
    expect(card(page)).to_be_visible()
    page.get_by_role("heading", level=1).hover()
    expect(card(page)).to_be_hidden()


def test_the_keyboard_reaches_the_explanation_and_comes_back(page: Page, context: BrowserContext) -> None:
    Stage(page).open(f"{LINK}?at=1")
    term(page).focus()
    expect(card(page)).to_contain_text(CHALLENGE.meaning)
    page.keyboard.press("Enter")
    link = card(page).get_by_role("link", name="In the glossary (opens in a new tab)")
    expect(link).to_be_focused()
    with context.expect_page() as opened:
        page.keyboard.press("Enter")
    expect(opened.value.locator(".rule:target").get_by_role("heading")).to_have_text("code challenge")
    assert opened.value.evaluate("() => opener") is None
    page.bring_to_front()
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(term(page)).to_be_focused()
    expect(page).to_have_url(re.compile(re.escape(LINK)))


def test_tab_goes_on_behind_the_term(page: Page) -> None:
    Stage(page).open(f"{LINK}?at=1")
    term(page).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(card(page)).to_be_hidden()
    expect(page.get_by_role("region", name="Narration").locator(":focus")).to_have_count(1)


def test_escape_closes_the_explanation_and_nothing_else(page: Page) -> None:
    Stage(page).open(f"{LINK}?at=1&follow=code_challenge-1")
    bar = page.get_by_role("region", name="Followed value")
    expect(bar).to_be_visible()
    term(page).focus()
    expect(card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(bar).to_be_visible()
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()


def test_the_next_step_takes_the_explanation_away(page: Page) -> None:
    stage = Stage(page).open(f"{LINK}?at=1")
    term(page).focus()
    expect(card(page)).to_be_visible()
    page.keyboard.press("ArrowRight")
    stage.stands_at(2, 16)
    expect(card(page)).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_explanation_pleases_axe_and_stays_in_the_window(page: Page, width: int, theme: str) -> None:
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    Stage(page).open(f"{LINK}?at=1")
    term(page).click()
    expect(card(page)).to_contain_text(CHALLENGE.meaning)
    box = card(page).bounding_box()
    assert box
    assert 0 <= box["x"] <= width - box["width"]
    assert 0 <= box["y"] <= 844 - box["height"]
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_touch_explains_and_leaves_the_run_where_it_is(new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(has_touch=True).new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    Stage(page).open(f"{LINK}?at=1")
    term(page).tap()
    expect(card(page)).to_contain_text(CHALLENGE.meaning)
    expect(page).to_have_url(re.compile(re.escape(LINK)))


@pytest.mark.expects_console("status of 500|Failed to load resource")
def test_a_definition_that_does_not_come_says_so_and_is_asked_for_again(page: Page) -> None:
    Stage(page).open(f"{LINK}?at=1")
    page.route("**/api/glossary/*", lambda route: route.fulfill(status=500, body="no"))
    term(page).focus()
    expect(card(page)).to_contain_text("The definition could not be loaded.")
    page.keyboard.press("Escape")
    page.unroute("**/api/glossary/*")
    term(page).click()
    expect(card(page)).to_contain_text(CHALLENGE.meaning)


def test_in_the_glossary_itself_a_term_leads_to_its_entry(page: Page) -> None:
    page.goto("/glossary#user-agent")
    page.locator(".rule:target .meaning").get_by_role("link", name="authorization server").click()
    expect(page.locator(".rule:target").get_by_role("heading")).to_have_text("authorization server")


def test_without_javascript_the_whole_list_is_there(new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/glossary")
    expect(page.locator(".rule")).to_have_count(len(ENTRIES))
    expect(page.get_by_role("searchbox")).to_be_hidden()
