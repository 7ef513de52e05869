"""Nothing runs over anything: labels, marks and lane heads keep apart at every width, and what is drawn stays put."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.measuring import measuring
from tests.browser.stage import SCENARIOS, Stage, messages

WIDTHS = (1440, 1024, 390)
EVERY_WIDTH = (390, 480, 768, 1024, 1280, 1440, 1920)
REFUSED = "/s/pkce-s256?set=client.pkce:none&set=as.pkce:required"

# Where each message's text and arrow stand within the diagram, whatever is scrolled.
PLACES = """(canvas) => {
  const origin = document.querySelector(canvas).getBoundingClientRect();
  const place = (node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return [x - origin.x, y - origin.y, width, height].map((value) => Math.round(value * 10) / 10);
  };
  const parts = (node) => [...node.querySelectorAll("text, .line")].map(place);
  const drawn = [...document.querySelectorAll(`${canvas} [data-seq]`)];
  return Object.fromEntries(drawn.map((node) => [node.dataset.seq, parts(node)]));
}"""

# What shifts, a press of a button just before or not. Not so the inspector, which shows another message each time, and
# the lower edge of the diagram. `takeRecords` brings what the observer has not been told yet.
WATCH_SHIFTS = """() => {
  const shifts = [];
  const element = (node) => (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node);
  const said = (entries) => {
    const nodes = entries.flatMap(({ sources }) => sources.map(({ node }) => element(node)));
    const others = nodes.filter((node) => node?.isConnected && !node.closest("#inspector, .sequence-tail"));
    shifts.push(...others.map((node) => `${node.nodeName} ${node.className} ${node.textContent.slice(0, 40)}`));
  };
  const observer = new PerformanceObserver((list) => said(list.getEntries()));
  observer.observe({ type: "layout-shift" });
  window.shifts = () => { said(observer.takeRecords()); return shifts; };
}"""


def test_nothing_runs_over_anything_in_any_scenario_at_any_width(page: Page) -> None:
    runs = measuring(page, [f"/s/{scenario}" for scenario in SCENARIOS] + [REFUSED])
    page.evaluate("() => measuring.crowd()")
    for width in EVERY_WIDTH:
        page.set_viewport_size({"width": width, "height": 900})
        measured = page.evaluate("views => measuring.faults(views)", ["sequence", "lanes", "split"])
        assert measured["counted"] > 200 * runs
        assert measured["found"] == [], f"at {width} pixels"


@pytest.mark.parametrize("width", [1440, 1024])
def test_the_check_that_stopped_a_message_is_named_whole(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    stage = Stage(page).open("/s/attack-code-interception?set=client.pkce:S256&at=11")
    marks = stage.current(stage.sequence).locator(".mark text")
    expect(marks.first).to_have_text("✗ pkce.verifier_present")
    assert not any("…" in text for text in marks.all_text_contents())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("view", ["sequence", "lanes"])
def test_nothing_that_is_drawn_moves_or_is_replaced_when_more_comes(
    page: Page, server: str, view: str, width: int
) -> None:
    told = messages(server, "/s/authorization-code")
    page.set_viewport_size({"width": width, "height": 900})
    stage = Stage(page).open(f"/s/authorization-code?mode=hidden&view={view}")
    diagram = stage.sequence if view == "sequence" else stage.lanes
    canvas = f"#panel-{view} .{'sequence' if view == 'sequence' else 'swim'}"
    before: dict[str, Any] = {}
    for message in told:
        stage.press("Next")
        stage.stands_at(message.n, len(told))
        diagram.locator(f"[data-seq='{message.seq}']").wait_for(state="attached")
        now = page.evaluate(PLACES, canvas)
        assert {seq: now[seq] for seq in before} == before, f"message {message.n} moved what was there"
        assert page.evaluate("() => (window.kept ?? []).every((node) => node.isConnected)"), "a node was replaced"
        page.evaluate("(canvas) => { window.kept = [...document.querySelectorAll(`${canvas} [data-seq]`)] }", canvas)
        before = now
    assert len(before) == len(told)


def test_stepping_through_an_open_run_moves_nothing(page: Page, server: str) -> None:
    told = messages(server, "/s/pkce-s256")
    stage = Stage(page).open("/s/pkce-s256?view=split")
    before = [page.evaluate(PLACES, canvas) for canvas in ("#panel-sequence .sequence", "#panel-lanes .swim")]
    assert [len(places) for places in before] == [len(told), len(told)]
    for message in told:
        stage.press("Next")
        stage.stands_at(message.n, len(told))
    assert before == [page.evaluate(PLACES, canvas) for canvas in ("#panel-sequence .sequence", "#panel-lanes .swim")]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("view", "mode"), [("split", "open"), ("split", "hidden"), ("list", "hidden")])
def test_no_layout_shifts_while_a_run_is_stepped_through(
    page: Page, server: str, view: str, mode: str, width: int
) -> None:
    told = messages(server, "/s/authorization-code")
    page.set_viewport_size({"width": width, "height": 900})
    stage = Stage(page).open(f"/s/authorization-code?mode={mode}&view={view}")
    page.evaluate(WATCH_SHIFTS)
    for message in told:
        stage.press("Next")
        stage.stands_at(message.n, len(told))
    assert set(page.evaluate("() => window.shifts()")) == set()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["/", "/s/authorization-code?at=12"])
def test_the_page_never_scrolls_sideways_as_a_whole(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_every_step_button_is_in_sight_and_large_enough_to_hit(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    stage = Stage(page).open("/s/authorization-code?at=12")
    for name in ("First", "Back", "Next", "Last", "Play"):
        box = stage.button(name).bounding_box()
        assert box
        assert box["width"] >= 24
        assert box["height"] >= 24
        assert 0 <= box["x"] <= width - box["width"]
        assert box["y"] + box["height"] <= 844
