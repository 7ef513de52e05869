"""A reload, a lost connection, a restarted server: the stage goes on where it was, nothing lost, nothing doubled."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.stage import Stage, messages
from tests.serving import serving

LINK = "/s/authorization-code"
MODES = pytest.mark.parametrize("mode", ["open", "hidden"])


class Wire:
    """The page's connection, in a test's hands: it can be cut, and what the server says can be withheld."""

    def __init__(self, page: Page) -> None:
        self.withheld = False
        self.opened = 0
        page.route_web_socket("**/socket.io/**", self._carry)

    def _carry(self, socket: WebSocketRoute) -> None:
        self.opened += 1
        self.socket = socket
        self.server = socket.connect_to_server()
        self.server.on_message(lambda message: None if self.withheld else socket.send(message))

    def repeat_packets(self) -> None:
        """From now on each packet comes twice."""
        self.server.on_message(
            lambda message: [self.socket.send(message) for _ in range(1 + ('"packet"' in str(message)))]
        )

    def swallow(self, packet: str) -> None:
        """The first packet in which this stands never comes."""
        swallowed: list[str | bytes] = []

        def carry(message: str | bytes) -> None:
            if packet in str(message) and not swallowed:
                swallowed.append(message)
            else:
                self.socket.send(message)

        self.server.on_message(carry)

    def cut(self) -> None:
        self.withheld = False
        self.server.close()
        self.socket.close()


@pytest.fixture
def wire(page: Page) -> Wire:
    return Wire(page)


@MODES
def test_a_reload_shows_the_same_message_of_the_same_run(page: Page, server: str, mode: str) -> None:
    told = messages(server, LINK)
    stage = Stage(page).open(f"{LINK}?mode={mode}")
    for at in range(1, 8):
        stage.press("Next")
        stage.stands_at(at, len(told))
    expect(page).to_have_url(f"{server}{LINK}?at=7{'&mode=hidden' if mode == 'hidden' else ''}")
    page.reload()
    stage.live()
    stage.shows(7, told, shown=7 if mode == "hidden" else None)
    stage.press("Next")
    stage.shows(8, told, shown=8 if mode == "hidden" else None)


@MODES
def test_a_connection_cut_at_every_message_loses_and_doubles_nothing(
    page: Page, wire: Wire, server: str, mode: str
) -> None:
    told = messages(server, LINK)
    stage = Stage(page).open(f"{LINK}?mode={mode}")
    for message in told[:8]:
        stage.press("Next")
        stage.stands_at(message.n, len(told))
        wire.cut()
    stage.live()
    assert wire.opened > 1, "the connection was never cut"
    stage.shows(8, told, shown=8 if mode == "hidden" else None)
    for message in told[8:]:
        stage.press("Next")
        stage.stands_at(message.n, len(told))
    stage.shows(len(told), told)


@pytest.mark.expects_console("WebSocket is already in CLOSING or CLOSED state")
@MODES
def test_what_the_server_said_into_a_dead_connection_comes_after_it(
    page: Page, wire: Wire, server: str, mode: str
) -> None:
    told = messages(server, LINK)
    stage = Stage(page).open(f"{LINK}?mode={mode}&at=2")
    wire.withheld = True
    with page.expect_event("console", lambda message: message.text == "sent", timeout=10_000):
        stage.press("Next")
        stage.press("Next")
        stage.press("Next")
        page.evaluate("() => console.info('sent')")
    stage.stands_at(2, len(told))
    wire.cut()
    stage.shows(5, told, shown=5 if mode == "hidden" else None)


@MODES
def test_a_packet_that_comes_twice_counts_once(page: Page, wire: Wire, server: str, mode: str) -> None:
    told = messages(server, LINK)
    stage = Stage(page).open(f"{LINK}?mode={mode}")
    wire.repeat_packets()
    for message in told[:6]:
        stage.press("Next")
        stage.shows(message.n, told, shown=message.n if mode == "hidden" else None)
    stage.press("Back")
    stage.shows(5, told, shown=6 if mode == "hidden" else None)


@MODES
@pytest.mark.parametrize("kind", ["reveal", "cursor"])
def test_a_packet_that_never_comes_is_asked_for_again(
    page: Page, wire: Wire, server: str, mode: str, kind: str
) -> None:
    told = messages(server, LINK)
    stage = Stage(page).open(f"{LINK}?mode={mode}&at=2")
    wire.swallow(f'"kind":"{kind}"')
    stage.press("Next")
    stage.press("Next")
    stage.shows(4, told, shown=4 if mode == "hidden" else None)


def test_next_pressed_while_the_connection_is_gone_counts_when_it_is_back(page: Page, wire: Wire, server: str) -> None:
    told = messages(server, LINK)
    stage = Stage(page).open(f"{LINK}?at=4")
    wire.cut()
    stage.press("Next")
    stage.shows(5, told)


@pytest.fixture
def restartable() -> Iterator[tuple[str, Callable[[], None], Callable[[], None]]]:
    """A server of the test's own: its URL, and how to end it and start it anew at the same address."""
    with ExitStack() as now:
        url = now.enter_context(serving())
        port = urlsplit(url).port

        def start() -> None:
            now.enter_context(serving("--port", str(port)))

        yield url, now.close, start


@pytest.mark.expects_console("ERR_CONNECTION_(REFUSED|RESET)|WebSocket connection")
@pytest.mark.parametrize("mode", ["open", "hidden"])
def test_a_server_that_was_restarted_resumes_from_the_link(
    page: Page, restartable: tuple[str, Callable[[], None], Callable[[], None]], mode: str
) -> None:
    url, end, start = restartable
    told = messages(url, f"{LINK}?seed=7")
    stage = Stage(page).open(f"{url}{LINK}?seed=7&mode={mode}")
    for at in range(1, 6):
        stage.press("Next")
        stage.stands_at(at, len(told))
    end()
    expect(page.locator("html")).to_have_attribute("data-connection", "lost")
    expect(page.locator("#connection")).to_have_text("reconnecting…")
    stage.press("Next")  # kept until there is somebody to ask
    expect(page.locator("#waiting")).to_have_text(f"then 6 of {len(told)}")
    start()
    stage.live()
    expect(page.locator("#connection")).to_have_text("")
    expect(page.locator("#waiting")).to_have_text("")
    stage.shows(6, told, shown=6 if mode == "hidden" else None)
    for message in told[6:]:
        stage.press("Next")
        stage.stands_at(message.n, len(told))
    stage.shows(len(told), told)


def test_two_tabs_of_one_link_do_not_move_each_other(page: Page, server: str) -> None:
    told = messages(server, LINK)
    first = Stage(page).open(LINK)
    second = Stage(page.context.new_page()).open(LINK)
    first.press("Next")
    first.stands_at(1, len(told))
    second.press("Last")
    second.stands_at(len(told), len(told))
    first.shows(1, told)


def test_going_back_in_the_browser_leads_to_the_catalogue_and_forward_to_the_same_message(
    page: Page, server: str
) -> None:
    told = messages(server, LINK)
    page.goto("/")
    page.locator(f"a.main[href='{LINK}']").click()
    stage = Stage(page).live()
    for at in (1, 2, 3):
        stage.press("Next")
        stage.stands_at(at, len(told))
    expect(page).to_have_url(f"{server}{LINK}?at=3")
    page.go_back()
    expect(page).to_have_url(f"{server}/")
    page.go_forward()
    stage.live()
    stage.shows(3, told)
