"""What the person's browser shows at each stop: the page that came last, and the address above it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urljoin

import msgspec

from app.trace.events import Event, Fault, Launch, RequestSent, ResponseSent
from app.trace.messages import REDIRECTS, header
from app.trace.paths import split_url
from app.trace.places import place_of

LOST = "No answer came: the {part} was lost on the way."
UNREACHED = "This address could not be reached."


class Window(msgspec.Struct, frozen=True):
    """A browser's window. `n` is the message that brought its page, None before the first and where none came."""

    url: str = "about:blank"
    n: int | None = None
    fault: str = ""


def windows(stops: Sequence[Sequence[Event]], lane: str) -> list[Window]:
    """The window of the browser in that lane, at every stop of a story."""
    watching = _Watching(lane, _followed(stops, lane))
    shown = []
    for n, stop in enumerate(stops):
        for event in stop:
            watching.see(event, n)
        shown.append(watching.window)
    return shown


def _followed(stops: Sequence[Sequence[Event]], lane: str) -> set[int | None]:
    """The responses that led the browser on, or let it hand an address over."""
    led = (event for stop in stops for event in stop if isinstance(event, (RequestSent, Launch)))
    return {event.cause for event in led if event.actor == lane}


class _Watching:
    """Follows one browser through a story, as `wire.Browser` goes its way."""

    def __init__(self, lane: str, followed: set[int | None]) -> None:
        self.lane = lane
        self.window = Window()
        self._followed = followed
        self._addresses: dict[int | None, str] = {}  # by exchange: what the browser asked for
        self._fragment = ""
        self._lost: set[str] = set()
        self._repeats = False

    def see(self, event: Event, n: int) -> None:
        """Take one event of stop `n` in."""
        if isinstance(event, Launch) and event.to == self.lane:
            self._fragment = split_url(event.url).fragment
        elif isinstance(event, Fault):
            if event.what == "dropped":
                self._lost.add(event.place)
            elif event.what == "repeated" and event.actor == self.lane:
                self._repeats = True
        elif isinstance(event, RequestSent) and event.actor == self.lane and _navigates(event):
            self._asks(event)
        elif isinstance(event, ResponseSent) and event.to == self.lane:
            self._gets(event, n)

    def _asks(self, event: RequestSent) -> None:
        if self._repeats:  # what is sent again on the way, the browser knows nothing of
            self._repeats = False
            return
        self._addresses[event.exchange] = event.original.url if event.original else event.url
        if place_of(event) in self._lost:
            self.window = Window(self._address(event.exchange), fault=LOST.format(part="request"))

    def _gets(self, event: ResponseSent, n: int) -> None:
        if event.exchange not in self._addresses:
            return
        location = header(event.message, "location")
        if place_of(event) in self._lost:
            self.window = Window(self._address(event.exchange), fault=LOST.format(part="response"))
        elif event.status not in REDIRECTS or location is None:
            self.window = Window(self._address(event.exchange), n)
        else:
            self._fragment = split_url(location).fragment or self._fragment
            if event.seq not in self._followed:
                self.window = Window(_joined(self._addresses[event.exchange], location), fault=UNREACHED)
            return
        self._fragment = ""

    def _address(self, exchange: int | None) -> str:
        address = self._addresses[exchange]
        return f"{address}#{self._fragment}" if self._fragment else address


def _navigates(event: RequestSent) -> bool:
    """Whether the window goes there; what a script fetches is never shown, and a frame is a part of what is shown."""
    message = event.original or event.message
    return "text/html" in (header(message, "accept") or "") and header(message, "sec-fetch-dest") != "iframe"


def _joined(address: str, location: str) -> str:
    """Where a redirect leads; nowhere else when that is no address at all."""
    try:
        return urljoin(address, location)
    except ValueError:
        return address
