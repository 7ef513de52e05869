"""The command palette finds what the page can do and what the run holds, by keyboard alone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import Stage, messages

LINK = "/s/pkce-s256"


def found(page: Page, words: str) -> Locator:
    """What the palette finds for some words."""
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Find").fill(words)
    return page.get_by_role("dialog", name="Find").get_by_role("option")


def chosen(page: Page, words: str, label: str) -> None:
    """Go down to the option of that label, and take it."""
    options = found(page, words)
    place = expect_label(options, label)
    for _ in range(place):
        page.keyboard.press("ArrowDown")
    expect(options.nth(place)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Find")).to_have_count(0)


def expect_label(options: Locator, label: str) -> int:
    """Where the option with that label stands, as soon as it does."""
    expect(options.filter(has_text=label).first).to_be_visible()
    return next(n for n, text in enumerate(options.all_inner_texts()) if label in text)


def test_a_message_is_found_by_its_words_and_gone_to(page: Page, server: str) -> None:
    stage = Stage(page).open(LINK)
    chosen(page, "token code_verifier", "POST /token")
    stage.stands_at(12, len(messages(server, LINK)))


def test_a_message_is_found_by_a_check_that_was_made_there(page: Page, server: str) -> None:
    stage = Stage(page).open(LINK)
    chosen(page, "pkce.verify", "POST /token")
    stage.stands_at(12, len(messages(server, LINK)))


def test_a_value_is_followed(page: Page) -> None:
    Stage(page).open(f"{LINK}?at=12")
    chosen(page, "code_verifier", "code_verifier")
    expect(page.get_by_role("region", name="Followed value")).to_contain_text("code_verifier")


@pytest.mark.parametrize("where", [LINK, "/", "/glossary"])
def test_the_rules_are_found_that_end_in_an_error(page: Page, where: str) -> None:
    page.goto(where)
    expect(page.get_by_role("button", name="Find")).to_be_visible()
    rules = found(page, "invalid_grant verifier")
    expect(rules.filter(has_text="invalid_grant: The code_verifier does not fit the code_challenge")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/checks#token\.pkce\."))


def test_a_switch_is_set(page: Page) -> None:
    Stage(page).open(LINK)
    chosen(page, "pkce plain", "PKCE: plain")
    expect(page.get_by_role("button", name="PKCE: plain", exact=True)).to_be_visible()


def test_another_scenario_is_opened(page: Page) -> None:
    Stage(page).open(LINK)
    chosen(page, "device", "Device authorization")
    expect(page).to_have_url(re.compile(r"/s/device-authorization"))


def test_a_control_of_the_page_is_pressed(page: Page) -> None:
    Stage(page).open(LINK)
    chosen(page, "swim", "Swim lanes")
    expect(page.get_by_role("tab", name="Swim lanes")).to_have_attribute("aria-selected", "true")


def test_the_palette_goes_and_gives_the_focus_back(page: Page) -> None:
    stage = Stage(page).open(LINK)
    stage.button("Next").focus()
    found(page, "nothing of that name")
    expect(page.get_by_role("dialog", name="Find")).to_contain_text("Nothing is called that.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Find")).to_have_count(0)
    expect(stage.button("Next")).to_be_focused()


def test_the_keys_of_the_stage_rest_while_the_palette_is_open(page: Page, server: str) -> None:
    stage = Stage(page).open(f"{LINK}?at=3")
    found(page, "")
    page.keyboard.press("End")
    page.keyboard.press("Escape")
    stage.stands_at(3, len(messages(server, LINK)))


@pytest.mark.parametrize("address", ["/", "/checks"])
def test_scenarios_are_found_from_every_page(page: Page, server: str, address: str) -> None:
    page.goto(f"{server}{address}")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("combobox", name="Find").fill("refresh twice")
    option = page.get_by_role("dialog", name="Find").get_by_role("option").first
    expect(option).to_contain_text("Scenario")
    option.click()
    expect(page).to_have_url(re.compile(r"/s/refresh-token-reuse"))
