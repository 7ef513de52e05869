"""What one more message costs in the diagram: after ten, after a thousand, and beside Mermaid drawing all of it again.

Measured together: the diagram, its marks and phase bands, and the list; script, style and layout, as CPU time of the
page's main thread, which other programs on the machine disturb less than they do a clock.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import msgspec
from playwright.sync_api import Browser, CDPSession, Page

from app.scenario import Scenario, load
from tests.bench.bare import bare_mermaid
from tests.bench.chromium import DESK, chromium
from tests.bench.figures import Figure, Samples
from tests.bench.rows import long_rows, long_snapshot, mermaid_text, showing_of
from tests.serving import serving

SCENARIO = "authorization-code"
SCRIPT = (Path(__file__).parent / "drawing.js").read_text(encoding="utf-8")
EARLY, LATE = 11, 1001
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))"


@dataclass(frozen=True)
class Cost:
    """CPU milliseconds: of all, and of layout alone."""

    whole: float
    layout: float


def figures(samples: Samples) -> Iterator[Figure]:
    scenario = load()[SCENARIO]
    with serving() as server, bare_mermaid() as bare, chromium() as browser:
        early, late, again = measure(browser, scenario, server, bare, samples)
    ratio = median(b.whole / a.whole for a, b in zip(early, late, strict=True))
    one = median(cost.whole for cost in late)
    note = f"{len(late)} drawings, median; {median(cost.whole for cost in early):.2f} and {one:.2f} ms"
    yield Figure("message 1,001 / message 11", ratio, "×", 1.5, asserted=True, note=note)
    whole = median(cost.whole for cost in again)
    note = f"Mermaid: {whole:,.0f} ms for 1,000 messages"
    yield Figure("Mermaid drawing all again / message 1,001", whole / one, "×", 1000, "at least", True, note)
    yield Figure("message 1,001: layout, CPU", median(cost.layout for cost in late), "ms", 1)
    yield Figure("message 1,001: script, style and layout, CPU", one, "ms")


def measure(
    browser: Browser, scenario: Scenario, server: str, bare: str, samples: Samples
) -> tuple[list[Cost], list[Cost], list[Cost]]:
    """Early and late costs of every drawing, and Mermaid's, taken in turns."""
    window = showing_of(scenario).total  # a whole run of messages: early and late, the same rows are drawn
    early, late, again = [], [], []
    with stage(browser, f"{server}/s/{scenario.name}?mode=hidden") as ours, mermaid(browser, bare, scenario) as theirs:
        draw_once(ours, scenario, window)  # warm
        for drawing in range(samples.drawings):
            first, second = draw_once(ours, scenario, window)
            early.append(first)
            late.append(second)
            if drawing < samples.documents:
                again.append(draw_with_mermaid(theirs, scenario))
    return early, late, again


def draw_once(page: Page, scenario: Scenario, window: int) -> tuple[Cost, Cost]:
    """One diagram from empty to message 1,000 and some: what the messages from 11 and from 1,001 on cost, each."""
    rows = msgspec.to_builtins(list(long_rows(scenario, LATE + window)))
    snapshot = msgspec.to_builtins(long_snapshot(scenario, LATE + window))
    page.evaluate("([snapshot, rows]) => bench.begin(snapshot, rows)", [snapshot, rows])
    advance(page, 1, EARLY - 1)
    early = cost_of(page, lambda: advance(page, EARLY, EARLY + window - 1), window)
    advance(page, EARLY + window, LATE - 1)
    late = cost_of(page, lambda: advance(page, LATE, LATE + window - 1), window)
    messages, items, marks, slices = page.evaluate("() => bench.count()")
    assert messages == items == LATE + window - 1, f"{messages} messages and {items} items were drawn"
    assert marks, "no marks were drawn"
    assert slices >= messages, "no bands were drawn"
    return early, late


def advance(page: Page, first: int, last: int) -> None:
    page.evaluate("([first, last]) => bench.advance(first, last)", [first, last])


def draw_with_mermaid(page: Page, scenario: Scenario) -> Cost:
    """The thousand messages drawn anew, as Mermaid has to for one more of them."""
    text = mermaid_text(scenario, LATE - 1)
    cost = cost_of(page, lambda: page.evaluate("text => draw(text)", text), 1)
    drawn = page.locator("#diagram .messageText").count()
    assert drawn >= LATE - 1, f"Mermaid drew {drawn} messages"
    return cost


def cost_of(page: Page, do: Callable[[], object], parts: int) -> Cost:
    """What `do` costs the page, once all that was drawn before has been painted; for one of `parts`."""
    page.evaluate(PAINTED)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = metrics(session)
    do()
    after = metrics(session)
    session.detach()
    whole, layout = ((after[name] - before[name]) * 1000 / parts for name in ("TaskDuration", "LayoutDuration"))
    return Cost(whole, layout)


def metrics(session: CDPSession) -> dict[str, float]:
    """Seconds of CPU that the page's main thread has spent so far, by kind of work."""
    return {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}


@contextmanager
def stage(browser: Browser, url: str) -> Iterator[Page]:
    """The stage's page with the bench in place of its main.js; motion reduced, so that scrolling is over at once."""
    with browser.new_context(viewport=DESK, reduced_motion="reduce") as context:
        page = context.new_page()
        page.route("**/static/js/main.js", lambda route: route.fulfill(body=SCRIPT, content_type="text/javascript"))
        page.goto(url)
        yield page


@contextmanager
def mermaid(browser: Browser, url: str, scenario: Scenario) -> Iterator[Page]:
    """A page with Mermaid and nothing else, its code loaded and warm."""
    with browser.new_context(viewport=DESK) as context:
        page = context.new_page()
        page.goto(f"{url}/?scenario={scenario.name}&messages=20")
        page.wait_for_selector("#diagram .messageText")
        yield page
