"""What people wait for: the server's start, the first diagram, and the message after Next is pressed.

The first diagram counts when the frame that shows all of it has been painted, found in the same way on both pages.
"""

import gzip
import sys
import time
from collections.abc import Iterator
from statistics import median, quantiles
from urllib.parse import urlsplit
from urllib.request import urlopen

from playwright.sync_api import Browser, Page

from app.folders import folder
from app.scenario import Scenario, load
from tests.bench.bare import bare_mermaid
from tests.bench.chromium import DESK, chromium
from tests.bench.figures import Figure, Samples
from tests.bench.rows import showing_of
from tests.serving import serving

SCENARIO = "authorization-code"
# Asks in every frame whether all messages are there; the frame after that shows them.
WATCH = """(() => {
  const watch = () => {
    if (document.querySelectorAll(SELECTOR).length < COUNT) requestAnimationFrame(watch);
    else requestAnimationFrame(() => { window.shownAfter = performance.now(); });
  };
  requestAnimationFrame(watch);
})()"""
PRESS = """() => new Promise((done) => {
  const began = performance.now();
  const position = document.getElementById("position");
  const seen = new MutationObserver(() => {
    seen.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();  // its message comes after the frame is painted
      port1.onmessage = () => done(performance.now() - began);
      port2.postMessage("");
    });
  });
  seen.observe(position, { childList: true, characterData: true, subtree: true });
  document.getElementById("next").click();
})"""


def figures(samples: Samples) -> Iterator[Figure]:
    scenario = load()[SCENARIO]
    with serving() as server, bare_mermaid() as bare, chromium() as browser:
        yield from first_diagram(browser, scenario, server, bare, samples.loads)
        for mode in ("open", "hidden"):
            yield from next_to_drawn(browser, scenario, server, mode, samples.presses)
    yield server_start(samples.starts)


def first_diagram(browser: Browser, scenario: Scenario, server: str, bare: str, loads: int) -> Iterator[Figure]:
    """Ours and Mermaid's, each in a fresh browser profile, in turns."""
    rows, messages = len(showing_of(scenario).story.rows), showing_of(scenario).total
    our_page = f"{server}/s/{scenario.name}?at={messages}"
    bare_page = f"{bare}/?scenario={scenario.name}&messages={messages}"
    ours, theirs, sizes = [], [], []
    for _ in range(loads):
        shown, size = load_once(browser, our_page, "#panel-sequence [data-seq]", messages)
        ours.append(shown)
        sizes.append(size)
        theirs.append(load_once(browser, bare_page, "#diagram .messageText", rows)[0])
    ratio = median(a / b for a, b in zip(ours, theirs, strict=True))
    note = f"{loads} cold loads, median; {median(ours):.0f} and {median(theirs):.0f} ms"
    yield Figure("first diagram / Mermaid's, in a bare page", ratio, "×", 1, asserted=True, note=note)
    yield Figure("JavaScript before the first diagram, gzip", max(sizes) / 1000, "kB", 40, asserted=True)
    yield Figure("navigation to the first diagram", median(ours), "ms")


def load_once(browser: Browser, url: str, selector: str, count: int) -> tuple[float, int]:
    """Milliseconds from navigation to the painted diagram, and the gzip size of the scripts asked for until then."""
    with browser.new_context(viewport=DESK) as context:
        page = context.new_page()
        page.add_init_script(WATCH.replace("SELECTOR", repr(selector)).replace("COUNT", str(count)))
        page.goto(url)
        page.wait_for_function("() => window.shownAfter !== undefined")
        return page.evaluate("() => window.shownAfter"), scripts_before_drawing(page)


def scripts_before_drawing(page: Page) -> int:
    """Bytes of the scripts whose loading began before the diagram was drawn, each compressed."""
    names = page.evaluate("""() => {
      const drawn = performance.getEntriesByName("grantscope:drawn")[0]?.startTime ?? 0;
      return performance.getEntriesByType("resource")
        .filter(({ startTime, name }) => startTime < drawn && /\\.m?js$/.test(new URL(name).pathname))
        .map(({ name }) => name);
    }""")
    return sum(len(gzip.compress(source(name), 6)) for name in set(names))


def source(url: str) -> bytes:
    """The file behind an address below /static/."""
    return (folder("static") / urlsplit(url).path.removeprefix("/static/")).read_bytes()


def next_to_drawn(browser: Browser, scenario: Scenario, server: str, mode: str, runs: int) -> Iterator[Figure]:
    """From the press of Next to the frame that shows the next message; the server is asked each time."""
    times: list[float] = []
    total = showing_of(scenario).total
    for _ in range(runs):
        with browser.new_context(viewport=DESK) as context:
            page = context.new_page()
            page.goto(f"{server}/s/{scenario.name}?mode={mode}")
            page.wait_for_function("() => document.documentElement.dataset.connection === 'live'")
            pressed = [page.evaluate(PRESS) for _ in range(total)]
            assert page.locator("#position").inner_text() == f"{total} of {total}"
            times += pressed[2:]  # the first ones warm the page
    p95 = quantiles(times, n=20)[-1]
    drawn = "drawn" if mode == "hidden" else "lit"
    note = f"{len(times)} presses; p50 {median(times):.1f} ms"
    yield Figure(f"Next pressed to message {drawn} ({mode} mode), p95", p95, "ms", 50, note=note)


def server_start(starts: int) -> Figure:
    """From the command to a stage's page in hand; the first start compiles and is not counted."""

    def once() -> float:
        began = time.perf_counter()
        with serving(python=sys.executable) as server, urlopen(f"{server}/s/{SCENARIO}") as answer:
            answer.read()
            return (time.perf_counter() - began) * 1000

    times = [once() for _ in range(starts + 1)][1:]
    return Figure("server start to the first page", median(times), "ms", 1000)
