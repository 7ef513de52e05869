"""What is not revealed yet is nowhere: not in the page as it comes, not on the socket, not in the document."""

import json

import pytest
from playwright.sync_api import Page, WebSocket, expect

from tests.browser.stage import FEW, Stage, events, messages


def secrets(server: str, link: str) -> dict[str, int]:
    """Values that were made or computed in the run, each with the stop at which it is revealed."""
    found: dict[str, int] = {}
    stop = 0
    for event in events(server, link):
        stop += event["kind"] in {"request", "response"}
        for value in (event.get("value"), event.get("output")):
            if isinstance(value, str) and len(value) >= 16:
                found.setdefault(value, stop)
    return found


class Heard:
    """Everything that the page got: the document as it came, and every frame on its sockets."""

    def __init__(self, page: Page) -> None:
        self.texts: list[str] = []
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.texts.append(str(frame)))

    def open(self, page: Page, link: str) -> Stage:
        answer = page.goto(link)
        assert answer
        self.texts.append(answer.text())
        return Stage(page).live()

    def holds(self, text: str) -> bool:
        return any(text in heard for heard in self.texts)


@pytest.mark.parametrize("view", ["sequence", "lanes", "split"])
@pytest.mark.parametrize("scenario", FEW)
def test_nothing_of_a_message_arrives_before_it_is_revealed(page: Page, server: str, scenario: str, view: str) -> None:
    link = f"/s/{scenario}"
    told, made = messages(server, link), secrets(server, link)
    assert len(set(made.values())) > 3, "too few values to tell anything by"
    heard = Heard(page)
    stage = heard.open(page, f"{link}?mode=hidden&view={view}")
    for at in range(len(told) + 1):
        if at:
            stage.press("Next")
            stage.stands_at(at, len(told))
        document = page.content()
        early = {value: stop for value, stop in made.items() if stop > at and (heard.holds(value) or value in document)}
        assert early == {}
        later = [message.name for message in told[at:] if heard.holds(message.name) or message.name in document]
        assert later == []
        assert page.locator("#panels [data-n]").evaluate_all(f"nodes => nodes.every((node) => node.dataset.n <= {at})")
    assert [value for value in made if not heard.holds(value)] == [], (
        "a value never came: this test looks in the wrong place"
    )


def test_hiding_takes_away_what_lies_ahead_and_showing_brings_it_back(page: Page, server: str) -> None:
    told = messages(server, "/s/pkce-s256")
    stage = Stage(page).open("/s/pkce-s256?at=6")
    hide = page.get_by_role("button", name="Hide what is to come")
    hide.click()
    expect(hide).to_have_attribute("aria-pressed", "true")
    stage.shows(6, told, shown=6)
    expect(page).to_have_url(f"{server}/s/pkce-s256?at=6&mode=hidden")
    hide.click()
    expect(hide).to_have_attribute("aria-pressed", "false")
    stage.shows(6, told)
    expect(page).to_have_url(f"{server}/s/pkce-s256?at=6")


def test_going_back_in_hidden_mode_hides_nothing_again(page: Page, server: str) -> None:
    told = messages(server, "/s/pkce-s256")
    stage = Stage(page).open("/s/pkce-s256?mode=hidden")
    for at in (1, 2, 3, 4):
        stage.press("Next")
        stage.stands_at(at, len(told))
    stage.press("First")
    stage.shows(0, told, shown=4)


def test_a_switch_changed_in_hidden_mode_reveals_nothing(page: Page, server: str) -> None:
    changed = "/s/pkce-s256?set=client.pkce:plain"
    heard = Heard(page)
    stage = heard.open(page, "/s/pkce-s256?mode=hidden&at=2")
    page.get_by_role("button", name="PKCE: S256").click()
    page.get_by_role("listbox", name="PKCE").locator("[data-value=plain]").click()
    expect(page.get_by_role("button", name="PKCE: plain")).to_be_visible()
    stage.shows(2, messages(server, changed), shown=2)
    assert {value for value, stop in secrets(server, changed).items() if stop > 2 and heard.holds(value)} == set()


def test_the_snapshot_of_a_hidden_run_holds_only_what_is_revealed(page: Page) -> None:
    page.goto("/s/pkce-s256?mode=hidden&at=4")
    snapshot = json.loads(page.locator("#snapshot").inner_text() or page.locator("#snapshot").text_content() or "")
    assert max(row["stop"] for row in snapshot["rows"]) == 4
    assert sorted(map(int, snapshot["details"])) == [0, 1, 2, 3, 4]
