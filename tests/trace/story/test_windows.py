"""The browser's window, read from the events, is the page that the browser of the play had."""

import pytest

from app.actors.client import page as client_page
from app.runs import play
from app.trace import RunDecision
from app.trace.story import fold
from app.trace.story.windows import Window, windows
from app.wire import Browser, Page
from tests.playing import library, played

BY_MESSAGE = "attack-message-from-opener"  # its fragment comes by a message between windows, which no event holds
CHANGES = {
    "nothing": [],
    "a wrong password": [RunDecision("login#1.answer", "answer", {"account": "ana", "password": "wrong"})],
    "denied": [RunDecision("consent#1.answer", "answer", {"allow": False})],
    "a lost request": [RunDecision("consent#1.request", "drop")],
    "a lost response": [RunDecision("login#1.response", "drop")],
    "another address": [RunDecision("login_page#1.request", "edit", {"url": "https://accounts.example/consent"})],
    "a fragment": [RunDecision("consent#1.response", "edit", {"location.fragment.token": "x"})],
    "nobody there": [RunDecision("consent#1.response", "edit", {"location.url": "https://nobody.example/x"})],
    "no address": [RunDecision("consent#1.response", "edit", {"location.url": "http://["})],
    "repeated": [RunDecision("login_page#1.request", "replay")],
    "no redirect": [RunDecision("authorize#1.response", "edit", {"status": "200"})],
}


def shown(scenario, decisions=(), people=()):
    trace = played(scenario, decisions=decisions, people=people)
    return windows(fold(trace).stops, "browser")


@pytest.fixture
def pages(monkeypatch):
    """The pages that the person's browsers in the plays of this test end with, latest first."""
    browsers = []
    opened = Browser.open

    def noted(browser, *address):
        if browser.lane == "browser":
            browsers.insert(0, browser)
        return opened(browser, *address)

    def told(window, *message):  # a window that another page opened
        browsers.insert(0, window)
        return heard(window, *message)

    heard = client_page.hear
    monkeypatch.setattr(Browser, "open", noted)
    monkeypatch.setattr(client_page, "hear", told)
    return lambda: [browser.page for browser in browsers]


@pytest.mark.parametrize("scenario", ["authorization-code", "pkce-s256"])
@pytest.mark.parametrize("change", CHANGES)
def test_the_last_window_is_the_page_that_the_browser_ended_with(pages, scenario, change):
    window = shown(scenario, CHANGES[change])[-1]
    page = pages()[0]
    assert window.url == page.url
    assert bool(window.fault) == bool(page.fault)


@pytest.mark.parametrize("scenario", sorted(library()))
def test_so_it_is_in_every_scenario(pages, scenario):
    window = shown(scenario)[-1]
    page = next(iter(pages()), Page())
    url = page.url.partition("#")[0] if scenario == BY_MESSAGE else page.url
    assert (window.url, bool(window.fault)) == (url, bool(page.fault))


def test_there_is_a_window_at_every_stop_and_it_changes_when_a_page_comes():
    seen = shown("pkce-s256")
    assert len(seen) == 17
    assert seen[0] == Window("about:blank", None, "")
    assert [window.n for window in seen] == [*[None] * 4, *[4] * 4, *[8] * 8, 16]
    assert seen[4].url == seen[7].url == "https://accounts.example/login"


def test_what_is_repeated_on_the_way_the_browser_knows_nothing_of():
    seen = shown("pkce-s256", CHANGES["repeated"])
    assert {window.n for window in seen[4:10]} == {4}


def test_a_lost_message_is_a_page_of_the_browser_itself():
    assert "request was lost" in shown("pkce-s256", CHANGES["a lost request"])[-1].fault
    assert "response was lost" in shown("pkce-s256", CHANGES["a lost response"])[-1].fault


def test_nobody_but_the_browser_is_looked_at():
    trace = played("pkce-s256")
    assert windows(fold(trace).stops, "nobody")[-1] == Window()
    assert play(trace.head.run, library()["pkce-s256"]).events == trace.events
