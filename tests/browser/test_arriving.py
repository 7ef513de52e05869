"""Nothing jumps while a page arrives: whatever comes later has its place before it is seen."""

import pytest
from playwright.sync_api import Page

from app.runs import link_of
from app.trace import Run, RunDecision
from tests.browser.stage import Stage

WATCH = """
  window.shifts = [];
  const name = (node) => {
    const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    return element ? `${element.nodeName} ${element.id} ${element.className}` : "something that is gone";
  };
  const place = ({ x, y }) => `${x}, ${y}`;
  const moved = (shift) => `${name(shift.node)}: ${place(shift.previousRect)} to ${place(shift.currentRect)}`;
  const told = ({ sources }) => sources.map(moved);
  const observer = new PerformanceObserver((list) => window.shifts.push(...list.getEntries().flatMap(told)));
  observer.observe({ type: "layout-shift", buffered: true });
"""

FORKED = link_of(Run(scenario="pkce-s256", decisions=(RunDecision("token#1.request", "drop"),)))
STAGES = {
    "a run": "/s/pkce-s256?at=9",
    "swim lanes": "/s/pkce-s256?at=9&view=lanes",
    "split": "/s/pkce-s256?at=9&view=split",
    "a list": "/s/pkce-s256?at=9&view=list",
    "an attack": "/s/attack-csrf?at=5",
    "a fork": FORKED,
    "a prediction": "/s/pkce-s256?mode=predict",
}
PAGES = ("/", "/compare?a=/s/pkce-plain&b=/s/pkce-s256&at=3", "/attacks", "/checks", "/glossary", "/rfcs", "/choose")


@pytest.fixture(params=[1440, 390])
def watched(page: Page, request: pytest.FixtureRequest) -> Page:
    """A page that notes what shifts in it."""
    page.set_viewport_size({"width": request.param, "height": 900})
    page.add_init_script(WATCH)
    return page


def shifts(page: Page) -> list[str]:
    """What has moved without being asked to."""
    page.wait_for_load_state("networkidle")
    found: list[str] = page.evaluate("() => new Promise((done) => requestAnimationFrame(() => done(window.shifts)))")
    return found


@pytest.mark.parametrize("stage", STAGES)
def test_nothing_jumps_while_a_stage_arrives(watched: Page, stage: str) -> None:
    Stage(watched).open(STAGES[stage])
    assert shifts(watched) == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_jumps_while_a_page_arrives(watched: Page, path: str) -> None:
    watched.goto(path)
    assert shifts(watched) == []


def test_what_jumps_would_be_found(watched: Page) -> None:
    watched.goto("/glossary")
    watched.evaluate("""() => {
      const late = document.createElement("p");
      late.style.height = "120px";
      document.querySelector("main").prepend(late);
    }""")
    assert shifts(watched)
