"""Every switch that a scenario offers is changed on the page, which then shows the changed run, also after a reload."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from app.switches import SWITCHES, conflicts, resolve
from tests.browser.stage import SCENARIOS, Stage, downloaded, messages
from tests.playing import library

# Every switch that some scenario varies, and another value than it has there: its strongest.
CHOICES = {
    switch: (value, scenario)
    for scenario in reversed(SCENARIOS)
    for switch in library()[scenario].vary
    for value in SWITCHES[switch].values
    if value != resolve(library()[scenario].switches)[switch]
}


def chip(page: Page, switch: str) -> Locator:
    return page.get_by_role("group", name="Switches").locator(f"[data-switch='{switch}']")


def choose(page: Page, switch: str, value: str) -> None:
    """Open the switch's list and click the value."""
    chip(page, switch).click()
    page.get_by_role("listbox", name=SWITCHES[switch].title, exact=True).locator(f"[data-value='{value}']").click()


def shown_values(page: Page, scenario: str) -> dict[str, str]:
    """What the chips say."""
    return {
        switch: (chip(page, switch).get_attribute("aria-label") or "").rpartition(": ")[2]
        for switch in library()[scenario].vary
    }


def link_of(page: Page, server: str) -> str:
    """The run in the page's address, without place and view."""
    address = page.url.removeprefix(server)
    return re.sub(r"[?&](at|view|mode)=[^&]*", "", address)


@pytest.mark.parametrize("switch", CHOICES)
def test_every_switch_can_be_turned(page: Page, server: str, switch: str) -> None:
    value, scenario = CHOICES[switch]
    stage = Stage(page).open(f"/s/{scenario}?at=3")
    choose(page, switch, value)
    expect(chip(page, switch)).to_have_attribute("aria-label", re.compile(f": {re.escape(value)}$"))
    expect(page).to_have_url(re.compile(r"set="))
    expected = json.loads(downloaded(server, f"/s/{scenario}?set={switch}:{value}"))["head"]["switches"]
    assert shown_values(page, scenario) == {name: expected[name] for name in library()[scenario].vary}
    told = messages(server, link_of(page, server))
    assert told == messages(server, f"/s/{scenario}?set={switch}:{value}")
    # A run that the switch stops early has fewer messages: then the stage stands at its last.
    stage.shows(min(3, len(told)), told)
    page.keyboard.press("End")
    stage.shows(len(told), told)
    page.reload()
    stage.live()
    stage.shows(len(told), told)
    assert shown_values(page, scenario) == {name: expected[name] for name in library()[scenario].vary}


def test_a_switch_that_excludes_another_moves_it_and_says_so(page: Page) -> None:
    Stage(page).open("/s/authorization-code?at=3")
    assert conflicts({**resolve(library()["authorization-code"].switches), "client.type": "public"})
    choose(page, "client.type", "public")
    expect(chip(page, "client.auth")).to_have_attribute("aria-label", re.compile(": none$"))
    expect(chip(page, "client.auth")).to_have_class(re.compile(r"\bmoved\b"))
    notices = page.get_by_role("status", name="Notices")
    expect(notices).to_contain_text("client.auth moved to none")
    expect(notices).to_contain_text("client.type is public")


def test_the_switch_that_was_chosen_wins_over_the_one_that_stood(page: Page) -> None:
    Stage(page).open("/s/pkce-s256?at=3")
    choose(page, "client.auth", "basic")
    expect(chip(page, "client.type")).to_have_attribute("aria-label", re.compile(": confidential$"))
    expect(page.get_by_role("status", name="Notices")).to_contain_text("client.type moved to confidential")


def test_what_was_said_of_the_run_before_is_taken_back(page: Page) -> None:
    stage = Stage(page).open("/s/pkce-s256?at=3")
    choose(page, "client.type", "confidential")
    expect(stage.notices).to_contain_text("client.auth moved to basic")
    choose(page, "client.type", "public")
    expect(stage.notices).to_contain_text("client.auth moved to none")
    expect(stage.notices).not_to_contain_text("client.auth moved to basic")


def test_what_stays_the_same_keeps_its_nodes(page: Page, server: str) -> None:
    stage = Stage(page).open("/s/pkce-s256?at=16")
    same = len(
        [
            1
            for a, b in zip(*(seqs(server, value) for value in ("optional", "optional%2Bno_downgrade")), strict=False)
            if a == b
        ]
    )
    assert same > 5, "the two runs have too little in common for this test"
    page.evaluate("() => { window.before = [...document.querySelectorAll('#panel-sequence [data-seq]')] }")
    choose(page, "as.pkce", "optional+no_downgrade")
    expect(chip(page, "as.pkce")).to_have_attribute("aria-label", re.compile(r"no_downgrade$"))
    expect(stage.sequence.locator("[data-seq]")).to_have_count(16)
    kept = page.evaluate("() => before.filter((node) => node.isConnected).length")
    assert kept >= 10


def seqs(server: str, value: str) -> list[int]:
    return [message.seq for message in messages(server, f"/s/pkce-s256?set=as.pkce:{value}")]


def test_a_shorter_run_ends_where_it_ends(page: Page, server: str) -> None:
    link = "/s/public-client-without-pkce"
    stage = Stage(page).open(f"{link}?at={len(messages(server, link))}")
    choose(page, "as.pkce", "required")
    expect(chip(page, "as.pkce")).to_have_attribute("aria-label", re.compile(": required$"))
    shorter = messages(server, f"{link}?set=as.pkce:required")
    assert len(shorter) < len(messages(server, link))
    stage.shows(len(shorter), shorter)


def test_changing_a_switch_and_back_gives_the_first_run_and_address_again(page: Page, server: str) -> None:
    stage = Stage(page).open("/s/pkce-s256?at=5")
    choose(page, "client.pkce", "none")
    expect(page).to_have_url(f"{server}/s/pkce-s256?set=client.pkce:none&at=5")
    choose(page, "client.pkce", "S256")
    expect(page).to_have_url(f"{server}/s/pkce-s256?at=5")
    stage.shows(5, messages(server, "/s/pkce-s256"))


def test_a_seed_in_the_address_stays_there(page: Page, server: str) -> None:
    stage = Stage(page).open("/s/pkce-s256?seed=7&at=2")
    choose(page, "client.pkce", "plain")
    expect(page).to_have_url(f"{server}/s/pkce-s256?seed=7&set=client.pkce:plain&at=2")
    stage.shows(2, messages(server, "/s/pkce-s256?seed=7&set=client.pkce:plain"))


def test_the_lists_of_values_go_from_weak_to_strong_and_say_what_each_means(page: Page) -> None:
    Stage(page).open("/s/pkce-s256")
    for name in library()["pkce-s256"].vary:
        switch = SWITCHES[name]
        chip(page, name).click()
        options = page.get_by_role("listbox", name=switch.title, exact=True).get_by_role("option")
        assert options.evaluate_all("nodes => nodes.map((node) => node.dataset.value)") == list(switch.values)
        for option, meaning in zip(options.all(), switch.values.values(), strict=True):
            expect(option).to_contain_text(meaning)
        page.keyboard.press("Escape")
        expect(options).to_have_count(0)


def test_a_link_whose_switches_exclude_each_other_opens_and_says_what_moved(page: Page) -> None:
    Stage(page).open("/s/authorization-code?set=client.type:public")
    expect(page.get_by_role("status", name="Notices")).to_contain_text("client.auth moved to none")
