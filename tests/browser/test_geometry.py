"""Nothing runs over anything: labels, marks and lane heads keep apart at every width, and what is drawn stays put."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.stage import FEW, SCENARIOS, Stage, messages

WIDTHS = (1440, 1024, 390)
REFUSED = "/s/pkce-s256?set=client.pkce:none&set=as.pkce:required"
# Every scenario at a desk's width, a few at all of them.
LOOKS = [
    *((f"/s/{scenario}", 1440) for scenario in SCENARIOS if scenario not in FEW),
    *((link, width) for link in (*(f"/s/{scenario}" for scenario in FEW), REFUSED) for width in WIDTHS),
]

# Pairs of things that overlap by more than a hair, told by what they say. The view is scrolled to its start first, so
# that what sticks to its edges stands where it belongs.
OVERLAPS = """([panel, selectors]) => {
  const scroller = document.getElementById(panel);
  scroller.scrollTo({ top: 0, left: 0, behavior: "instant" });
  const things = selectors.flatMap((selector) => [...scroller.querySelectorAll(selector)].map((node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    return { selector, text: node.textContent.slice(0, 60), left, right, top, bottom };
  }));
  const hair = 0.75;
  const over = (a, b) =>
    a.left < b.right - hair && b.left < a.right - hair && a.top < b.bottom - hair && b.top < a.bottom - hair;
  const found = [];
  things.forEach((a, i) => things.slice(i + 1).forEach((b) => {
    if (over(a, b)) found.push(`${a.selector} "${a.text}" runs over ${b.selector} "${b.text}"`);
  }));
  return { count: things.length, found };
}"""
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


@pytest.mark.parametrize(("link", "width"), LOOKS)
def test_no_label_of_the_sequence_runs_over_anything(page: Page, server: str, link: str, width: int) -> None:
    open_at_the_end(page, server, link, width, "sequence")
    selectors = ["text.label", ".mark rect", ".lane-head", ".phase text"]
    measured = page.evaluate(OVERLAPS, ["panel-sequence", selectors])
    assert measured["count"] > 8
    assert measured["found"] == []


@pytest.mark.parametrize(("link", "width"), LOOKS)
def test_every_label_stands_between_the_lanes_of_its_arrow(page: Page, server: str, link: str, width: int) -> None:
    open_at_the_end(page, server, link, width, "sequence")
    outside = page.evaluate("""() => [...document.querySelectorAll("#panel-sequence .row")].filter((row) => {
      const label = row.querySelector("text.label").getBoundingClientRect();
      const line = row.querySelector(".line").getBoundingClientRect();
      const beyond = row.matches(".dropped") ? line.width : 1;  // the arrow of a lost message ends halfway
      return label.left < line.left - beyond || label.right > line.right + beyond;
    }).map((row) => row.querySelector("text.label").textContent)""")
    assert outside == []


@pytest.mark.parametrize(("link", "width"), LOOKS)
def test_no_label_of_the_swim_lanes_runs_over_anything(page: Page, server: str, link: str, width: int) -> None:
    open_at_the_end(page, server, link, width, "lanes")
    selectors = ["text.wire-label", ".activity .outline", ".swim-name", ".swim-phase span"]
    measured = page.evaluate(OVERLAPS, ["panel-lanes", selectors])
    assert measured["count"] > 8
    assert measured["found"] == []


@pytest.mark.parametrize(("link", "width"), LOOKS)
def test_every_text_of_the_swim_lanes_fits_its_box(page: Page, server: str, link: str, width: int) -> None:
    open_at_the_end(page, server, link, width, "lanes")
    outside = page.evaluate("""() => [...document.querySelectorAll("#panel-lanes .activity")].flatMap((node) => {
      const box = node.querySelector(".outline").getBoundingClientRect();
      return [...node.querySelectorAll("text")].filter((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return left < box.left || right > box.right || top < box.top - 1 || bottom > box.bottom + 1;
      }).map((text) => text.textContent);
    })""")
    assert outside == []


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
    for message in told:
        stage.press("Next")
        stage.stands_at(message.n, len(told))
    assert before == [page.evaluate(PLACES, canvas) for canvas in ("#panel-sequence .sequence", "#panel-lanes .swim")]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("view", ["sequence", "lanes"])
def test_the_current_message_is_always_in_sight(page: Page, server: str, view: str, width: int) -> None:
    told = messages(server, "/s/authorization-code")
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    stage = Stage(page).open(f"/s/authorization-code?view={view}")
    hidden = []
    for message in told:
        stage.press("Next")
        stage.stands_at(message.n, len(told))
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        if not page.evaluate(IN_SIGHT, f"panel-{view}"):
            hidden.append(message.name)
    assert hidden == []


# Whether the label of the current message lies within its scroller, clear of what sticks to its edges.
IN_SIGHT = """(panel) => {
  const scroller = document.getElementById(panel);
  const label = scroller.querySelector("[aria-current=step] text, [aria-current=step] .line");
  const { left, right, top, bottom } = label.getBoundingClientRect();
  const box = scroller.getBoundingClientRect();
  const stuck = scroller.querySelector(".lane-heads, .swim-phases")?.getBoundingClientRect();
  const roof = Math.max(box.top, stuck?.bottom ?? 0);
  return left >= box.left && right <= box.right && top >= roof && bottom <= box.bottom;
}"""


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


def open_at_the_end(page: Page, server: str, link: str, width: int, view: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    total = len(messages(server, link))
    sign = "&" if "?" in link else "?"
    stage = Stage(page).open(f"{link}{sign}at={total}&view={view}")
    stage.stands_at(total, total)
    page.evaluate("() => document.fonts.ready")
