"""The current message is in sight after whatever was done, clear of the heads, bars, sheets and notices around it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stage import Stage

Look = Callable[[str], list[str]]

LINK = "/s/pkce-s256"
TOTAL = 16
SIZES = {"desk": (1440, 900), "laptop": (1024, 700), "phone": (390, 844), "200 %": (640, 450)}
PANELS = {"sequence": ["sequence"], "lanes": ["lanes"], "split": ["sequence", "lanes"], "list": ["list"]}

# What of the current message must be seen: its label, or its line where it has none; in the list all of its entry.
HIDDEN = """(panels) => panels.flatMap((name) => {
  const scroller = document.getElementById(`panel-${name}`);
  const current = scroller.querySelector("[aria-current=step]");
  const part = current?.querySelector("text.label, text.wire-label") ?? current?.querySelector(".line") ?? current;
  if (!part) return [`${name}: nothing is current`];
  const { left, right, top, bottom } = part.getBoundingClientRect();
  const box = scroller.getBoundingClientRect();
  const edge = (selector, side) => scroller.querySelector(selector)?.getBoundingClientRect()[side];
  const toasts = [...document.querySelectorAll("#toasts .toast")].map((toast) => toast.getBoundingClientRect().top);
  const sheet = document.querySelector("#inspector.open")?.getBoundingClientRect().top ?? Infinity;
  const room = {
    left: Math.max(box.left, edge(".swim-names", "right") ?? 0),
    right: box.left + scroller.clientWidth,
    top: Math.max(box.top, edge(".lane-heads, .swim-phases", "bottom") ?? 0),
    bottom: Math.min(box.top + scroller.clientHeight, sheet, ...toasts),
  };
  const hair = 1;
  const tall = part.matches(".line") && bottom - top > room.bottom - room.top;
  const beside = left >= room.left - hair && right <= room.right + hair;
  const seen = beside && (tall || (top >= room.top - hair && bottom <= room.bottom + hair));
  const told = [left, right, top, bottom].map(Math.round);
  return seen ? [] : [`${name}: ${current.ariaLabel ?? current.textContent} at ${told} of ${JSON.stringify(room)}`];
})"""
# Scrolling and what comes of a change of size happen in the next frames.
SETTLED = (
    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"
)


@pytest.fixture
def look(page: Page) -> Look:
    """What of the current message is hidden in the panels of a view."""
    page.emulate_media(reduced_motion="reduce")

    def hidden(view: str) -> list[str]:
        page.evaluate(SETTLED)
        found: list[str] = page.evaluate(HIDDEN, PANELS[view])
        return found

    return hidden


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", ["sequence", "lanes", "list"])
def test_the_current_message_is_in_sight_after_each_step_and_jump(page: Page, look: Look, view: str, size: str) -> None:
    stage = opened(page, size, view, at=0)
    hidden = []
    for at in range(1, TOTAL + 1):
        stage.press("Next")
        stage.stands_at(at, TOTAL)
        hidden += look(view)
    for at in (3, 14, 1, 9):
        page.locator(f"#panel-{view} [data-n='{at}']").dispatch_event("click")
        stage.stands_at(at, TOTAL)
        hidden += look(view)
    assert hidden == []


@pytest.mark.parametrize("size", SIZES)
def test_the_current_message_is_in_sight_after_the_view_changes(page: Page, look: Look, size: str) -> None:
    stage = opened(page, size, "list", at=12)
    hidden = look("list")
    for tab, view in [("Sequence", "sequence"), ("Swim lanes", "lanes"), ("Split", "split"), ("List", "list")]:
        stage.choose(tab)
        hidden += look(view)
    assert hidden == []


@pytest.mark.parametrize("view", PANELS)
def test_the_current_message_is_in_sight_after_the_window_changes(page: Page, look: Look, view: str) -> None:
    opened(page, "desk", view, at=12)
    hidden = []
    for wide, high in [*SIZES.values(), (1440, 500), (1920, 1080)]:
        page.set_viewport_size({"width": wide, "height": high})
        hidden += look(view)
    assert hidden == []


@pytest.mark.parametrize("size", ["desk", "laptop", "200 %"])
@pytest.mark.parametrize("view", ["sequence", "lanes", "split"])
def test_the_current_message_is_in_sight_at_every_zoom(page: Page, look: Look, view: str, size: str) -> None:
    stage = opened(page, size, view, at=12)
    hidden = []
    for button in ["Zoom in", "Zoom in", "Zoom in", "Zoom in", "Zoom out", "Fit", "Zoom in"]:
        stage.press(button)
        hidden += look(view)
    assert hidden == []


@pytest.mark.parametrize("view", ["sequence", "lanes", "list"])
def test_the_inspector_on_a_phone_leaves_the_current_message_in_sight(page: Page, look: Look, view: str) -> None:
    stage = opened(page, "phone", view, at=12)
    stage.press("Inspect")
    hidden = look(view)
    for at in (13, 14):
        stage.press("Next")
        stage.stands_at(at, TOTAL)
        hidden += look(view)
    stage.press("Inspect")
    assert hidden + look(view) == []


@pytest.mark.parametrize("size", ["desk", "laptop", "phone"])
@pytest.mark.parametrize("view", ["sequence", "lanes", "list"])
def test_the_current_message_is_in_sight_when_the_forks_are_shown(page: Page, look: Look, view: str, size: str) -> None:
    stage = opened(page, size, view, at=15)
    if size == "phone":
        stage.press("Inspect")
    stage.press("Drop")
    expect(page.locator("#forks")).to_be_visible()
    assert look(view) == []


@pytest.mark.parametrize("size", ["desk", "laptop"])
@pytest.mark.parametrize("view", PANELS)
def test_a_notice_covers_no_current_message(page: Page, look: Look, view: str, size: str) -> None:
    stage = opened(page, size, view, at=TOTAL)
    stage.press("Copy link")
    expect(stage.notices).to_contain_text("link", ignore_case=True)
    assert look(view) == []


def opened(page: Page, size: str, view: str, at: int) -> Stage:
    wide, high = SIZES[size]
    page.set_viewport_size({"width": wide, "height": high})
    stage = Stage(page).open(f"{LINK}?at={at}&view={view}")
    stage.stands_at(at, TOTAL)
    return stage
