"""Addresses that the system hands to a program instead of sending them over the network."""

from urllib.parse import quote

import pytest

from app.trace import Launch
from app.trace.story.windows import windows
from app.wire import Browser, Claim, Step, World
from tests.wire.internet import WEB, internet, transcript

APP = "com.example.app:/cb?code=12345678"
HANDOVER = Step("handover", "browser", "app", "launch", "/cb", "one", "Hand it over")


def sent_to(address: str, *claims: tuple[str, Claim]) -> tuple[World, Browser]:
    """A browser that was redirected to an address, in a world with these claims."""
    world = internet(steps=(HANDOVER,))
    for what, claim in claims:
        world.schemes.claim(what, claim)
    browser = Browser(world)
    browser.open(f"{WEB}/before")
    browser.open(f"{WEB}/go?to={quote(address, safe='')}")
    return world, browser


def keeping(lane: str, kept: list[str]) -> Claim:
    return Claim(lane, lambda world, url: kept.append(f"{world.moment.step} {url}"))


def launches(world: World) -> list[Launch]:
    return [event for event in world.recorder.events if isinstance(event, Launch)]


def test_an_address_of_a_claimed_scheme_is_handed_over_and_the_window_stays() -> None:
    kept: list[str] = []
    world, browser = sent_to(APP, ("com.example.app", keeping("app", kept)))
    assert kept == [f"handover#1 {APP}"]
    (launch,) = launches(world)
    assert (launch.actor, launch.to, launch.url, launch.step) == ("browser", "app", APP, "handover#1")
    assert browser.page.url == f"{WEB}/before"
    assert len(transcript(world)) == 4  # two requests with their responses, and nothing to the app


def test_the_window_that_is_shown_stays_as_well() -> None:
    world, _ = sent_to(APP, ("com.example.app", keeping("app", [])))
    assert windows([tuple(world.recorder.events)], "browser")[-1].url == f"{WEB}/before"


def test_of_two_programs_that_claim_a_scheme_the_last_one_gets_it() -> None:
    first: list[str] = []
    second: list[str] = []
    sent_to(APP, ("com.example.app", keeping("app", first)), ("com.example.app", keeping("thief", second)))
    assert (len(first), len(second)) == (0, 1)


def test_a_scheme_that_nobody_claimed_leads_nowhere() -> None:
    world, browser = sent_to(APP)
    assert launches(world) == []
    assert browser.page.fault


@pytest.mark.parametrize(("address", "handed"), [(f"{WEB}/app/cb?code=1", 1), (f"{WEB}/app/other", 0)])
def test_an_https_address_is_handed_over_where_its_host_agreed(address: str, handed: int) -> None:
    kept: list[str] = []
    sent_to(address, (f"{WEB}/app/cb", keeping("app", kept)))
    assert len(kept) == handed
