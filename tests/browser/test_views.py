"""Sequence, swim lanes, split and list are readings of one run: each shows the same messages."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stage import FEW, Stage, messages

LINK = "/s/authorization-code"


@pytest.mark.parametrize("mode", ["open", "hidden"])
@pytest.mark.parametrize("scenario", FEW)
def test_every_view_shows_the_same_messages(page: Page, server: str, scenario: str, mode: str) -> None:
    told = messages(server, f"/s/{scenario}")
    half = len(told) // 2
    shown = told if mode == "open" else told[:half]
    stage = Stage(page).open(f"/s/{scenario}?at={half}&mode={mode}")
    assert stage.drawn(stage.sequence) == list(shown)
    stage.choose("Swim lanes")
    expect(stage.sequence).to_be_hidden()
    expect(stage.lanes.locator("[data-seq]")).to_have_count(len(shown))
    assert sorted(stage.drawn(stage.lanes), key=lambda message: message.n) == list(shown)
    stage.choose("Split")
    expect(stage.sequence).to_be_visible()
    expect(stage.lanes).to_be_visible()
    assert {message.seq for message in stage.drawn(stage.sequence)} == {
        message.seq for message in stage.drawn(stage.lanes)
    }
    assert stage.listed() == [message.name for message in shown]


@pytest.mark.parametrize("scenario", FEW)
def test_the_swim_lanes_grow_with_each_next(page: Page, server: str, scenario: str) -> None:
    told = messages(server, f"/s/{scenario}")
    stage = Stage(page).open(f"/s/{scenario}?mode=hidden&view=lanes")
    for message in told:
        stage.press("Next")
        stage.stands_at(message.n, len(told))
        expect(stage.lanes.locator("[data-seq]")).to_have_count(message.n)
        expect(stage.current(stage.lanes)).to_have_accessible_name(message.name)
    assert sorted(stage.drawn(stage.lanes), key=lambda message: message.n) == list(told)


@pytest.mark.parametrize("view", ["lanes", "split", "list"])
def test_the_address_keeps_the_view(page: Page, server: str, view: str) -> None:
    told = messages(server, LINK)
    stage = Stage(page).open(LINK)
    stage.choose({"lanes": "Swim lanes", "split": "Split", "list": "List"}[view])
    stage.press("Next")
    stage.stands_at(1, len(told))
    expect(page).to_have_url(f"{server}{LINK}?at=1&view={view}")
    page.reload()
    stage.live()
    stage.stands_at(1, len(told))
    expect(page.locator("#panels")).to_have_attribute("data-view", view)


def test_stepping_in_split_moves_both_diagrams(page: Page, server: str) -> None:
    told = messages(server, LINK)
    stage = Stage(page).open(f"{LINK}?view=split")
    for message in told[:5]:
        stage.press("Next")
        for diagram in (stage.sequence, stage.lanes):
            expect(stage.current(diagram)).to_have_accessible_name(message.name)
            expect(stage.current(diagram)).to_have_count(1)


def test_a_view_that_was_out_of_sight_has_caught_up_when_it_is_chosen(page: Page, server: str) -> None:
    told = messages(server, LINK)
    stage = Stage(page).open(f"{LINK}?mode=hidden&view=lanes")
    for message in told[:7]:
        stage.press("Next")
        stage.stands_at(message.n, len(told))
    stage.choose("Sequence")
    stage.shows(7, told, shown=7)


def test_on_a_phone_the_list_comes_first(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    stage = Stage(page).open(LINK)
    expect(stage.tab("List")).to_have_attribute("aria-selected", "true")
    expect(stage.list.get_by_role("link")).to_have_count(len(messages(server, LINK)))
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("view", ["Swim lanes", "Split", "List", "Sequence"])
def test_the_current_message_is_in_sight_after_another_view_is_chosen(page: Page, view: str) -> None:
    stage = Stage(page).open("/s/pkce-s256?at=12&view=list" if view == "Sequence" else "/s/pkce-s256?at=12")
    stage.choose(view)
    shown = {"Swim lanes": stage.lanes, "List": page.get_by_role("list", name="Messages")}.get(view, stage.sequence)
    expect(shown.locator("[aria-current=step]").first).to_be_in_viewport()


def test_the_telling_of_the_token_request_is_seen_whole(page: Page) -> None:
    for width, height in ((1440, 900), (1024, 768)):
        page.set_viewport_size({"width": width, "height": height})
        Stage(page).open("/s/pkce-s256?at=12")
        assert page.evaluate(
            "() => { const n = document.querySelector('.narration'); return n.scrollHeight <= n.clientHeight; }"
        )
