"""axe finds nothing to object to: catalogue and stage, in every view, with dialog and lists open, in both themes."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.stage import Stage

LINK = "/s/pkce-s256"
FAILING = f"{LINK}?set=client.pkce:none&set=as.pkce:required"
BOTH_THEMES = pytest.mark.usefixtures("theme")


@pytest.fixture(params=["light", "dark"])
def theme(page: Page, request: pytest.FixtureRequest) -> None:
    """Sets one theme after the other, and no motion, so that no colour is caught half way."""
    page.emulate_media(color_scheme=request.param, reduced_motion="reduce")


def objections(page: Page) -> str:
    """What axe objects to, in words, once all that comes after the first diagram is there; nothing when all is well."""
    page.wait_for_load_state("networkidle")
    found = Axe().run(page)
    assert found.response["passes"], "axe looked at nothing"
    return found.generate_report() if found.violations_count else ""


def open_keys(page: Page) -> None:
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()


def open_checks(page: Page) -> None:
    page.get_by_role("tab", name="Checks").click()


def open_values(page: Page) -> None:
    page.get_by_role("button", name="PKCE: S256").click()
    expect(page.get_by_role("listbox", name="PKCE")).to_be_visible()


def open_palette(page: Page) -> None:
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("dialog", name="Find").get_by_role("option").first).to_be_visible()


def unfold_all(page: Page) -> None:
    inspector = page.get_by_role("complementary", name="Inspector")
    while (folded := inspector.locator("details:not([open]) > summary")).count():
        folded.first.click()


def with_notice(page: Page) -> None:
    page.get_by_role("button", name="PKCE at the server: optional").click()
    page.get_by_role("listbox", name="PKCE at the server").locator("[data-value=required]").click()
    expect(page.get_by_role("button", name="PKCE at the server: required")).to_be_visible()


@BOTH_THEMES
def test_the_catalogue_pleases_axe(page: Page) -> None:
    page.goto("/")
    expect(page.locator("html")).to_have_css("color-scheme", "light dark")
    assert objections(page) == ""


@BOTH_THEMES
@pytest.mark.expects_console("status of 404")
def test_the_error_page_pleases_axe(page: Page) -> None:
    page.goto("/s/nothing")
    assert objections(page) == ""


@BOTH_THEMES
@pytest.mark.parametrize("at", [0, 1, 12, 16])
def test_the_stage_pleases_axe_at_any_message(page: Page, at: int) -> None:
    Stage(page).open(f"{LINK}?at={at}")
    assert objections(page) == ""


@BOTH_THEMES
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("view", ["sequence", "lanes", "split", "list"])
def test_every_view_pleases_axe(page: Page, view: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    Stage(page).open(f"{LINK}?at=8&view={view}")
    assert objections(page) == ""


@BOTH_THEMES
@pytest.mark.parametrize("scene", [open_keys, open_checks, open_values, open_palette, unfold_all])
def test_whatever_opens_pleases_axe(page: Page, scene: Callable[[Page], None]) -> None:
    Stage(page).open(f"{LINK}?at=12")
    scene(page)
    assert objections(page) == ""


@BOTH_THEMES
@pytest.mark.parametrize("scene", [None, open_checks])
def test_a_run_that_is_refused_pleases_axe(page: Page, scene: Callable[[Page], None] | None) -> None:
    Stage(page).open(f"{FAILING}&at=1")
    if scene:
        scene(page)
    assert objections(page) == ""


@BOTH_THEMES
def test_the_inspector_as_a_sheet_on_a_phone_pleases_axe(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    Stage(page).open(f"{LINK}?at=12")
    page.get_by_role("button", name="Inspect").click()
    expect(page.get_by_role("complementary", name="Inspector")).to_be_in_viewport()
    assert objections(page) == ""


@BOTH_THEMES
def test_hidden_mode_pleases_axe(page: Page) -> None:
    Stage(page).open(f"{LINK}?at=5&mode=hidden")
    assert objections(page) == ""


def test_the_theme_button_changes_the_theme_and_the_browser_remembers(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    Stage(page).open(LINK)
    paper = "() => getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="Theme: system").click()
    page.get_by_role("button", name="Theme: light").click()
    dark = page.evaluate(paper)
    assert dark != light
    page.reload()
    assert page.evaluate(paper) == dark
    page.goto("/")
    assert page.evaluate(paper) == dark


@pytest.mark.parametrize("view", ["sequence", "lanes", "list"])
def test_the_theme_for_projectors_is_large_and_pleases_axe(page: Page, view: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    Stage(page).open(f"{LINK}?at=12&view={view}")
    narration = page.get_by_role("region", name="Narration")
    before = narration.evaluate("node => node.querySelector('p').getBoundingClientRect().height")
    for theme in ("system", "light", "dark"):
        page.get_by_role("button", name=f"Theme: {theme}").click()
    page.reload()
    expect(page.get_by_role("button", name="Theme: projector")).to_be_visible()
    assert narration.evaluate("node => node.querySelector('p').getBoundingClientRect().height") > before
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert objections(page) == ""


def test_reduced_motion_is_respected(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    stage = Stage(page).open(LINK)
    stage.press("Last")
    stage.stands_at(16, 16)
    running = page.evaluate("() => document.getAnimations().filter(({ playState }) => playState === 'running').length")
    assert running == 0
