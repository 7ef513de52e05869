"""Small things of the panels: early keys, values that stay readable, room above headings, and no needless ring."""

from playwright.sync_api import Locator, Page, expect

from app.runs import link_of
from app.trace import Run, RunDecision
from tests.browser.stage import Stage

ABC = RunDecision("token#1.request", "edit", {"form.code_verifier": "abc"})
EDITED = link_of(Run(scenario="pkce-s256", decisions=(ABC,)))


def box(part: Locator) -> dict[str, float]:
    found = part.bounding_box()
    assert found
    return dict(found)


def test_f_is_not_forgotten_though_the_panel_is_not_there_yet(page: Page) -> None:
    page.goto("/s/pkce-s256?at=12", wait_until="load")
    page.keyboard.press("f")
    expect(page.get_by_role("form", name="Edit this message")).to_be_visible()


def test_the_value_before_an_edit_is_not_struck_through(page: Page) -> None:
    Stage(page).open(f"{EDITED}&at=12")
    expect(page.locator(".edits del")).to_have_css("text-decoration-line", "none")


def test_the_longest_usual_name_of_a_folded_row_stands_on_one_line(page: Page) -> None:
    Stage(page).open(f"{EDITED}&at=13")
    name = page.get_by_role("button", name="error_description")
    assert box(name)["height"] < 30


def test_headings_of_the_editor_have_room_above_them(page: Page) -> None:
    Stage(page).open("/s/pkce-s256?at=12")
    page.keyboard.press("f")
    legend = page.locator(".editor legend", has_text="First line")
    field = page.locator(".editor fieldset").first
    assert box(legend)["y"] - box(field)["y"] - box(field)["height"] >= 18


def test_a_narration_takes_the_focus_only_where_it_scrolls(page: Page) -> None:
    stage = Stage(page).open(f"{EDITED}&at=13")
    narration = page.get_by_role("region", name="Narration")
    expect(narration).not_to_have_attribute("tabindex", "0")
    page.set_viewport_size({"width": 390, "height": 600})
    stage.press("Back")
    expect(narration).to_have_attribute("tabindex", "0")
