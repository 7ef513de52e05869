"""Which grant: answered with the keyboard and without JavaScript, on a desk and on a phone, in both themes."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from app.explain.choosing import walk
from tests.browser.stage import Stage

ENDS = ["/choose/person/native/data", "/choose/told/password/own"]


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/choose", "/choose/person/page", *ENDS])
def test_the_page_pleases_axe_and_nothing_runs_out_at_the_side(page: Page, path: str, theme: str, width: int) -> None:
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(path)
    found = Axe().run(page)
    assert found.response["passes"]
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.expects_console("status of 404")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_path_that_leads_nowhere_pleases_axe_and_asks_again(page: Page, theme: str) -> None:
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.goto("/choose/person/nativ")
    expect(page.get_by_text("did you mean native?")).to_be_visible()
    expect(page.get_by_role("heading", level=2)).to_have_text("Where does the code run?")
    assert Axe().run(page).violations_count == 0


def test_the_catalogue_leads_to_a_run_by_a_few_answers(page: Page) -> None:
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="A few questions").click()
    stand = walk(["person", "native", "away"])
    for question, answer in stand.given:
        expect(page.get_by_role("heading", level=2)).to_have_text(question.text)
        page.get_by_role("link", name=answer.text).click()
    expect(page.get_by_role("heading", level=2)).to_have_text(stand.end.title)
    page.get_by_role("link", name="Watch it: Refresh token").click()
    Stage(page).live()
    expect(page.get_by_role("button", name="client: public")).to_be_visible()
    expect(page.get_by_role("status", name="Notices")).to_have_text("")


def test_an_answer_can_be_changed_from_the_end(page: Page) -> None:
    page.goto(ENDS[0])
    given = page.get_by_role("navigation", name="Your answers")
    expect(given.get_by_role("listitem")).to_have_count(3)
    given.get_by_role("link", name="Change the answer: In an app on a phone or computer").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("Where does the code run?")
    expect(given.get_by_role("listitem")).to_have_count(1)
    given.get_by_role("link", name="Start again").click()
    expect(given).to_have_count(0)


def test_the_keyboard_answers(page: Page) -> None:
    page.goto("/choose")
    page.get_by_role("button", name="Theme").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="For a person")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2)).to_have_text("Where does the code run?")


def test_what_was_left_behind_is_said_to_be_and_can_be_watched(page: Page) -> None:
    page.goto(ENDS[1])
    expect(page.get_by_text("Legacy. OAuth 2.1 drops this grant")).to_be_visible()
    page.get_by_role("link", name="Watch what is wrong with it").click()
    expect(page).to_have_title("Resource owner password credentials · Grantscope")


def test_without_javascript_the_questions_lead_on(new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/choose")
    page.get_by_role("link", name="For itself").click()
    page.get_by_role("link", name="With a key of its own").click()
    expect(page.get_by_role("link", name="Watch it: Client credentials")).to_have_attribute(
        "href", "/s/client-credentials?set=client.auth:private_key_jwt"
    )
    page.get_by_role("link", name="access token").first.click()
    expect(page).to_have_url(re.compile("/glossary#access-token$"))
