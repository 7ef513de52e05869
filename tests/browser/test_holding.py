"""What else can be done to a message on its way: drop it, repeat it, delay it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.forking import opened, run_of
from tests.browser.stage import messages


@pytest.mark.parametrize(
    ("button", "said"),
    [("Drop", "the run ends otherwise"), ("Repeat", "Accounts caught it: the code was used before.")],
)
def test_a_message_can_be_dropped_and_repeated(page: Page, server: str, button: str, said: str) -> None:
    stage = opened(page)
    stage.inspector.get_by_role("button", name=button).click()
    expect(stage.bar).to_contain_text(said)
    told = messages(server, run_of(page, server))
    stage.shows(12, told)


def test_only_a_request_can_be_repeated(page: Page) -> None:
    stage = opened(page, at=13)
    expect(stage.inspector.get_by_role("button", name="Drop")).to_be_visible()
    expect(stage.inspector.get_by_role("button", name="Repeat")).to_have_count(0)


def test_a_message_can_be_delayed_by_a_common_choice_or_by_seconds(page: Page) -> None:
    stage = opened(page)
    stage.inspector.get_by_role("button", name="Delay").click()
    delay = page.get_by_role("form", name="Delay this message")
    expect(delay.get_by_role("textbox", name="Seconds")).to_be_focused()
    for words, seconds in (("1 minute", "60"), ("1 hour", "3600")):
        delay.get_by_role("button", name=words).click()
        expect(delay.get_by_role("textbox")).to_have_value(seconds)
    delay.get_by_role("button", name="Delay it").click()
    expect(stage.bar).to_contain_text("token delayed by 1 hour")
    expect(stage.bar).to_contain_text("Accounts caught it: the code has expired.")
    expect(delay).to_have_count(0)


@pytest.mark.parametrize("typed", ["", "soon", "1.5", "-3", "0", "99999999999999999999"])
def test_a_delay_that_cannot_be_says_so_at_its_field_and_keeps_what_was_typed(page: Page, typed: str) -> None:
    stage = opened(page)
    stage.inspector.get_by_role("button", name="Delay").click()
    delay = page.get_by_role("form", name="Delay this message")
    delay.get_by_role("textbox").fill(typed)
    delay.get_by_role("button", name="Delay it").click()
    field = delay.get_by_role("textbox")
    expect(field).to_have_accessible_description(
        "a delay is a whole number of seconds, from 1 " + ("up" if typed == "0" else "to 10^9")
    )
    expect(field).to_have_value(typed)
    stage.stands_at(12, 16)
