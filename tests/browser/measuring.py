"""Many runs drawn in one page by the page's own views, so that each can be measured at every width within a second."""

from pathlib import Path

from playwright.sync_api import Page, Route

SCRIPT = Path(__file__).with_suffix(".js")


def measuring(page: Page, links: list[str]) -> int:
    """Open a stage's page with `measuring.js` in place of its main.js; it holds the runs of the links, that many."""

    def answer(route: Route) -> None:
        route.fulfill(body=SCRIPT.read_text(encoding="utf-8"), content_type="text/javascript")

    page.route("**/static/js/main.js", answer)
    page.emulate_media(reduced_motion="reduce")
    page.goto(links[0])
    page.evaluate("links => measuring.begin(links)", links)
    return len(links)
