"""A run that waits for its owner says so wherever one looks, and Next leads to where she answers."""

from playwright.sync_api import Page, expect

from tests.browser.stage import Stage

WAITS = "The run waits for Ana"


def as_ana(page: Page, view: str = "sequence") -> Stage:
    """A stage at the end of a run that waits, with another tab than her browser's in front."""
    stage = Stage(page).open(f"/s/pkce-s256?people=owner&view={view}")
    stage.choose("Browser")
    page.get_by_role("button", name="Go on: Ana wants prints").click()
    stage.press("Last")
    stage.stands_at(4, 4)
    stage.choose("Message")
    return stage


def test_the_count_the_narration_and_the_diagram_say_that_the_run_waits(page: Page) -> None:
    stage = as_ana(page)
    expect(page.locator("#until")).to_have_text("until Ana answers")
    expect(page.get_by_role("region", name="Narration")).to_contain_text(f"{WAITS}. The answer is given in the Browser")
    expect(page.locator("#panel-sequence .waits")).to_have_text(WAITS)
    stage.tab("List").click()
    expect(page.locator("#panel-list .waits")).to_be_visible()


def test_next_leads_to_the_browser_tab_where_the_run_waits_and_says_so(page: Page) -> None:
    stage = as_ana(page)
    answer = stage.button("Answer as Ana")
    expect(answer).to_have_attribute("aria-disabled", "false")
    expect(answer).to_have_text("Answer")
    answer.click()
    expect(stage.tab("Browser")).to_have_attribute("aria-selected", "true")
    expect(page.locator("iframe.page")).to_be_focused()


def test_the_arrow_key_does_the_same(page: Page) -> None:
    stage = as_ana(page)
    stage.button("Answer as Ana").focus()
    page.keyboard.press("ArrowRight")
    expect(stage.tab("Browser")).to_have_attribute("aria-selected", "true")


def test_a_refused_answer_is_waited_for_as_well(page: Page) -> None:
    stage = as_ana(page)
    stage.choose("Browser")
    frame = page.frame_locator("iframe.page")
    frame.get_by_role("textbox", name="Account").fill("ana")
    frame.get_by_role("textbox", name="Password").fill("guess")
    frame.get_by_role("button", name="Log in").click()
    stage.stands_at(5, 6)
    stage.press("Last")
    expect(page.get_by_role("status").filter(has_text="asks again")).to_contain_text("a new one takes its place")
    expect(page.locator("#until")).to_be_visible()
    expect(stage.button("Answer as Ana")).to_have_attribute("aria-disabled", "false")


def test_before_its_end_next_is_next_and_the_count_says_until_when_it_counts(page: Page) -> None:
    stage = as_ana(page)
    stage.press("Back")
    expect(stage.button("Next")).to_have_text("Next")
    expect(page.locator("#until")).to_be_visible()


def test_a_run_that_nobody_plays_waits_for_nobody(page: Page) -> None:
    stage = Stage(page).open("/s/pkce-s256?at=16")
    expect(page.locator("#until")).to_be_hidden()
    expect(page.locator("#panel-sequence .waits")).to_be_hidden()
    expect(stage.button("Next")).to_have_attribute("aria-disabled", "true")


def test_what_is_hidden_is_not_given_away_by_the_end_of_the_diagram(page: Page) -> None:
    stage = as_ana(page)
    stage.press("First")
    stage.press("Hide what is to come")
    expect(page.locator("#panel-sequence .waits")).to_be_hidden()
    for _ in range(4):
        stage.press("Next")
    stage.stands_at(4, 4)
    expect(page.locator("#panel-sequence .waits")).to_be_visible()
