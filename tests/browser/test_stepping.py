"""Every shipped scenario is stepped to its end and back; a new one is covered by being there."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stage import FEW, LESSONS, Stage, messages

LINK = "/s/pkce-s256"


@pytest.mark.parametrize("scenario", [*LESSONS, "attack-csrf", "attack-mix-up"])
def test_every_scenario_is_stepped_to_its_end(page: Page, server: str, scenario: str) -> None:
    told = messages(server, f"/s/{scenario}")
    stage = Stage(page).open(f"/s/{scenario}")
    stage.shows(0, told)
    for message in told:
        stage.press("Next")
        stage.shows(message.n, told)


@pytest.mark.parametrize("scenario", FEW)
def test_a_run_is_stepped_back_to_its_start(page: Page, server: str, scenario: str) -> None:
    told = messages(server, f"/s/{scenario}")
    stage = Stage(page).open(f"/s/{scenario}?at={len(told)}")
    stage.shows(len(told), told)
    for message in reversed(told):
        stage.press("Back")
        stage.shows(message.n - 1, told)


@pytest.mark.parametrize("scenario", FEW)
def test_a_hidden_run_grows_by_one_message_with_each_next(page: Page, server: str, scenario: str) -> None:
    told = messages(server, f"/s/{scenario}")
    stage = Stage(page).open(f"/s/{scenario}?mode=hidden")
    stage.shows(0, told, shown=0)
    for message in told:
        stage.press("Next")
        stage.shows(message.n, told, shown=message.n)
    for message in reversed(told):
        stage.press("Back")
        stage.shows(message.n - 1, told)


def test_the_narration_follows_the_message(page: Page, server: str) -> None:
    stage = Stage(page).open(LINK)
    narration = page.get_by_role("region", name="Narration")
    told = [narration.inner_text()]
    for message in messages(server, LINK):
        stage.press("Next")
        stage.stands_at(message.n, len(messages(server, LINK)))
        expect(narration).not_to_have_text("")
        told.append(narration.inner_text())
    assert len(set(told)) == len(told), "two messages are told in the same words"


def test_first_and_last_go_there_at_once(page: Page, server: str) -> None:
    total = len(messages(server, LINK))
    stage = Stage(page).open(LINK)
    stage.press("Last")
    stage.shows(total, messages(server, LINK))
    stage.press("First")
    stage.shows(0, messages(server, LINK))


def test_the_ends_offer_no_step_beyond_them(page: Page, server: str) -> None:
    total = len(messages(server, LINK))
    stage = Stage(page).open(LINK)
    ends = {0: ("First", "Back"), total: ("Next", "Last")}
    for at, closed in ends.items():
        page.keyboard.press("End" if at else "Home")
        stage.stands_at(at, total)
        for name in ("First", "Back", "Next", "Last"):
            expect(stage.button(name)).to_have_attribute("aria-disabled", str(name in closed).lower())
        for name in closed:
            stage.button(name).dispatch_event("click")
        stage.stands_at(at, total)


def test_next_pressed_many_times_at_once_loses_no_step(page: Page, server: str) -> None:
    told = messages(server, LINK)
    stage = Stage(page).open(LINK)
    stage.button("Next").evaluate(
        "(button, times) => { for (let i = 0; i < times; i += 1) button.click(); }", len(told)
    )
    stage.shows(len(told), told)


def test_next_pressed_before_the_stage_is_live_is_not_lost(page: Page, server: str) -> None:
    page.goto(LINK, wait_until="commit")
    stage = Stage(page)
    stage.press("Next")
    stage.shows(1, messages(server, LINK))


def test_play_runs_to_the_end_by_itself(page: Page, server: str) -> None:
    told = messages(server, LINK)
    page.clock.install()
    stage = Stage(page).open(LINK)
    page.get_by_label("Speed").select_option("4×")
    stage.press("Play")
    expect(stage.button("Pause")).to_have_attribute("aria-pressed", "true")
    for message in told:
        stage.stands_at(message.n, len(told))
        page.clock.run_for(600)
    stage.shows(len(told), told)
    expect(stage.button("Play")).to_have_attribute("aria-pressed", "false")


def test_pausing_stops_the_play(page: Page, server: str) -> None:
    total = len(messages(server, LINK))
    page.clock.install()
    stage = Stage(page).open(LINK)
    page.get_by_label("Speed").select_option("4×")
    stage.press("Play")
    stage.stands_at(1, total)
    page.clock.run_for(600)
    stage.stands_at(2, total)
    stage.press("Pause")
    page.clock.run_for(60_000)
    stage.press("Next")  # the answer to it comes after anything that the play had still asked for
    stage.stands_at(3, total)


def test_play_takes_the_time_that_its_speed_says(page: Page, server: str) -> None:
    total = len(messages(server, LINK))
    page.clock.install()
    stage = Stage(page).open(LINK)
    stage.press("Play")
    stage.stands_at(1, total)
    page.clock.run_for(2300)
    stage.stands_at(1, total)
    page.clock.run_for(200)
    stage.stands_at(2, total)


def test_play_at_the_end_starts_over(page: Page, server: str) -> None:
    total = len(messages(server, LINK))
    page.clock.install()
    stage = Stage(page).open(f"{LINK}?at={total}")
    stage.press("Play")
    stage.stands_at(1, total)


def test_a_click_on_a_message_goes_there(page: Page, server: str) -> None:
    told = messages(server, LINK)
    stage = Stage(page).open(LINK)
    stage.sequence.get_by_role("button", name=told[4].name, exact=True).click()
    stage.shows(5, told)


def test_a_click_in_the_list_goes_there(page: Page, server: str) -> None:
    told = messages(server, LINK)
    stage = Stage(page).open(f"{LINK}?view=list")
    stage.list.get_by_role("link", name=told[6].name, exact=True).click()
    stage.stands_at(7, len(told))
    expect(stage.list.locator("[aria-current=step]")).to_have_accessible_name(told[6].name)


def test_every_entry_of_the_list_has_its_text_as_accessible_name(page: Page, server: str) -> None:
    stage = Stage(page).open(LINK)
    links = stage.list.get_by_role("link")
    for position, message in enumerate(messages(server, LINK)):
        expect(links.nth(position)).to_have_accessible_name(message.name)
