"""The diagrams are drawn larger and smaller: by button, key and wheel, for the visit, and with heads that stay."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.measuring import measuring
from tests.browser.stage import FEW, Stage

LINK = "/s/openid-connect"
FACTOR = """(panel) => {
  const text = document.querySelector(`#panel-${panel} text.label, #panel-${panel} text.wire-label`);
  return Math.round((100 * text.getBoundingClientRect().height) / text.getBBox().height) / 100;
}"""


def zoom(stage: Stage) -> str:
    return stage.page.locator("[data-zoom=reset]").inner_text()


@pytest.mark.parametrize("view", ["sequence", "lanes"])
def test_buttons_and_keys_draw_larger_and_smaller(page: Page, view: str) -> None:
    stage = Stage(page).open(f"{LINK}?at=4&view={view}")
    stage.press("Zoom in")
    stage.press("Zoom in")
    assert (zoom(stage), page.evaluate(FACTOR, view)) == ("125 %", pytest.approx(1.25, abs=0.02))
    for key, told, factor in [("-", "110 %", 1.1), ("0", "100 %", 1), ("-", "90 %", 0.9), ("+", "100 %", 1)]:
        page.keyboard.press(key)
        assert (zoom(stage), page.evaluate(FACTOR, view)) == (told, pytest.approx(factor, abs=0.02))


def test_ctrl_and_the_wheel_zoom_the_diagram_and_not_the_page(page: Page) -> None:
    stage = Stage(page).open(f"{LINK}?at=4")
    page.mouse.move(500, 400)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    expect(page.locator("[data-zoom=reset]")).to_have_text("149 %")
    assert page.evaluate(FACTOR, "sequence") == pytest.approx(1.49, abs=0.02)
    assert page.evaluate("() => [innerWidth, visualViewport.scale]") == [1440, 1]
    assert stage.sequence.is_visible()


@pytest.mark.parametrize("view", ["sequence", "lanes"])
@pytest.mark.parametrize("scenario", FEW)
def test_fit_brings_the_whole_run_into_view_as_far_as_it_can_be_read(page: Page, scenario: str, view: str) -> None:
    page.set_viewport_size({"width": 1024, "height": 900})
    stage = Stage(page).open(f"/s/{scenario}?at=3&view={view}")
    stage.press("Fit")
    wide, room, high, all_of_it = page.evaluate(
        """(panel) => {
          const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.getElementById(`panel-${panel}`);
          return [scrollWidth, clientWidth, clientHeight, scrollHeight];
        }""",
        view,
    )
    factor = page.evaluate(FACTOR, view)
    assert 0.49 <= factor < 1
    assert wide <= room or factor < 0.51
    assert all_of_it <= high or factor < 0.51


def test_the_zoom_lasts_for_the_visit_and_is_there_from_the_first_drawing(page: Page) -> None:
    stage = Stage(page).open(f"{LINK}?at=4")
    stage.press("Zoom out")
    stage.press("Zoom out")
    page.goto("/s/pkce-s256?at=3")
    page.wait_for_function("() => performance.getEntriesByName('grantscope:drawn').length")
    assert page.evaluate(FACTOR, "sequence") == pytest.approx(0.8, abs=0.02)
    expect(page.locator("[data-zoom=reset]")).to_have_text("80 %")


def test_fit_is_kept_when_the_window_changes_and_left_by_zooming(page: Page) -> None:
    page.set_viewport_size({"width": 1024, "height": 900})
    stage = Stage(page).open("/s/pkce-s256?at=4")
    stage.press("Fit")
    before = zoom(stage)
    page.set_viewport_size({"width": 1440, "height": 1400})
    expect(page.locator("[data-zoom=reset]")).not_to_have_text(before)
    expect(stage.button("Fit")).to_have_attribute("aria-pressed", "true")
    stage.press("Zoom out")
    expect(stage.button("Fit")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("size", [(1440, 900), (640, 450)])
@pytest.mark.parametrize("times", [0, 4])
def test_the_heads_stay_in_sight_at_every_zoom(page: Page, size: tuple[int, int], times: int) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    stage = Stage(page).open(f"{LINK}?at=24")
    for _ in range(times):
        stage.press("Zoom in")
    top, head, low, least = page.evaluate("""() => {
      const panel = document.getElementById("panel-sequence");
      panel.scrollTo({ top: 1e6, behavior: "instant" });
      const head = panel.querySelector(".lane-head").getBoundingClientRect();
      return [panel.getBoundingClientRect().top, head.top, head.bottom, panel.scrollTop];
    }""")
    assert least > 100, "nothing is scrolled: this test looks at nothing"
    assert top <= head < low < top + 100


@pytest.mark.parametrize("factor", [0.5, 0.8, 1.5])
def test_nothing_runs_over_anything_at_any_zoom(page: Page, factor: float) -> None:
    measuring(page, [f"/s/{scenario}" for scenario in (*FEW, "openid-connect", "server-metadata")])
    for name in ("sequence", "lanes"):
        page.evaluate("([name, factor]) => measuring.canvas.zoomTo(name, factor)", [name, factor])
    for width in (390, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        measured = page.evaluate("views => measuring.faults(views)", ["sequence", "lanes", "split"])
        assert measured["counted"] > 1000
        assert measured["found"] == []


def test_a_message_more_moves_nothing_while_the_whole_run_is_fitted(page: Page) -> None:
    page.set_viewport_size({"width": 1024, "height": 700})
    stage = Stage(page).open("/s/pkce-s256?at=9&mode=hidden")
    stage.press("Fit")
    before = zoom(stage)
    places = """() => [...document.querySelectorAll("#panel-sequence .label")].slice(0, 9).map((label) => {
      const canvas = document.querySelector(".sequence").getBoundingClientRect();
      const { x, y } = label.getBoundingClientRect();
      return [Math.round(x - canvas.x), Math.round(y - canvas.y)];
    })"""
    drawn = page.evaluate(places)
    assert len(drawn) == 9
    for at in (10, 11, 12):
        stage.press("Next")
        stage.stands_at(at, 16)
    assert (zoom(stage), page.evaluate(places)) == (before, drawn)
