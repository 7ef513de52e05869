"""On paper: the diagram, as wide as the page, and every message told in order."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import FEW, Stage, messages

LINK = "/s/pkce-s256"


@pytest.fixture
def paper(page: Page) -> Locator:
    """What is printed; the dialog of the browser is left out, and the medium is paper."""
    page.add_init_script("window.print = () => dispatchEvent(new Event('beforeprint'))")
    page.set_viewport_size({"width": 720, "height": 1000})
    return page.locator(".paper")


def test_the_whole_run_is_printed_from_wherever_one_is(page: Page, paper: Locator, server: str) -> None:
    for scenario in FEW:
        link = f"/s/{scenario}"
        Stage(page).open(f"{link}?at=2")
        page.get_by_role("button", name="Find").focus()
        page.locator("#print").evaluate("button => button.click()")
        told = messages(server, link)
        expect(paper.locator(".paper-message")).to_have_count(len(told))
        expect(paper.locator(".paper-telling:empty")).to_have_count(0)
        page.emulate_media(media="print")
        expect(paper.locator(".paper-diagram")).to_be_visible()
        assert paper.locator(".paper-diagram [data-seq]").count() == len(told)
        assert paper.locator(".is-future, .is-current").count() == 0
        assert paper.evaluate("node => node.scrollWidth <= node.clientWidth"), "it is wider than the page"
        expect(page.get_by_role("button", name="Next")).to_be_hidden()
        page.emulate_media(media="screen")


@pytest.mark.parametrize("keys", ["Control+p", "Meta+p"])
def test_the_keys_of_the_browser_print_the_whole_run_too(page: Page, paper: Locator, server: str, keys: str) -> None:
    Stage(page).open(f"{LINK}?at=2")
    told = messages(server, LINK)
    page.keyboard.press(keys)
    expect(paper.locator(".paper-message")).to_have_count(len(told))
    expect(paper.locator(".paper-telling:empty")).to_have_count(0)


@pytest.mark.expects_console("status of 500")
def test_what_cannot_be_fetched_is_printed_untold(page: Page, paper: Locator, server: str) -> None:
    stage = Stage(page).open(f"{LINK}?at=2")
    page.route("**/s/**", lambda route: route.fulfill(status=500, body="no"))
    page.keyboard.press("Control+p")
    expect(stage.notices).to_contain_text("The transcript could not be fetched")
    expect(paper.locator(".paper-message")).to_have_count(len(messages(server, LINK)))


def test_what_is_hidden_is_not_printed(page: Page, paper: Locator) -> None:
    Stage(page).open(f"{LINK}?mode=hidden&at=3")
    page.locator("#print").evaluate("button => button.click()")
    expect(paper.locator(".paper-message")).to_have_count(3)


def test_a_page_that_is_printed_by_the_browsers_own_menu_has_the_diagram_too(page: Page) -> None:
    Stage(page).open(f"{LINK}?at=16")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.pdf(format="A4")  # which has the events of printing, and must not leave anything on the screen
    expect(page.locator(".paper")).to_have_count(0)
    expect(page.get_by_role("button", name="Next")).to_be_visible()
