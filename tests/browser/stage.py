"""The stage as the tests use it: opened, stepped and read; and what it has to show, taken from the run's own trace."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Locator, Page, expect

from app.trace import Trace
from app.trace.story import fold
from tests.playing import library

SCENARIOS = list(library())
LESSONS = [name for name, scenario in library().items() if not scenario.attack]
FEW = ("authorization-code", "pkce-s256")  # for what does not depend on the flow: a web client and an app
SEQUENCE, LANES = "Sequence diagram", "Swim lanes"
STEPS = ("First", "Back", "Next", "Last")


@dataclass(frozen=True)
class Message:
    """One message as every view has to show it."""

    n: int
    seq: int
    name: str


@lru_cache(maxsize=64)
def events(server: str, link: str) -> tuple[dict[str, Any], ...]:
    """The events of the run behind a link, as the server gives them for download."""
    return tuple(json.loads(downloaded(server, link))["events"])


def downloaded(server: str, link: str) -> bytes:
    with urlopen(f"{server}{link.replace('/s/', '/api/runs/', 1)}") as answer:
        content: bytes = answer.read()
        return content


@lru_cache(maxsize=64)
def messages(server: str, link: str) -> tuple[Message, ...]:
    """The messages of the run behind a link: seqs from the events as they are, names from the fold."""
    sent = [event["seq"] for event in events(server, link) if event["kind"] in {"request", "response"}]
    rows = [row for row in fold(Trace.from_json(downloaded(server, link))).rows if row.n is not None]
    assert [row.seq for row in rows] == sent
    return tuple(Message(n, row.seq, f"{n} of {len(rows)}: {row.text}") for n, row in enumerate(rows, 1))


class Stage:
    """One open stage. Every reading waits until the page shows it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.position = page.locator("#position")
        self.sequence = page.get_by_role("group", name=SEQUENCE)
        self.lanes = page.get_by_role("group", name=LANES)
        self.list = page.get_by_role("list", name="Messages")
        self.scrubber = page.get_by_role("slider", name="Message")
        self.notices = page.get_by_role("status", name="Notices")

    def open(self, link: str) -> "Stage":
        """Go there and wait until the stage is live."""
        self.page.goto(link)
        return self.live()

    def live(self) -> "Stage":
        expect(self.page.locator("html")).to_have_attribute("data-connection", "live")
        return self

    def press(self, name: str) -> None:
        self.button(name).click()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def tab(self, name: str) -> Locator:
        return self.page.get_by_role("tab", name=name)

    def choose(self, tab: str) -> None:
        self.tab(tab).click()
        expect(self.tab(tab)).to_have_attribute("aria-selected", "true")

    def stands_at(self, n: int, total: int) -> None:
        """The status says so."""
        expect(self.position).to_have_text(f"{n} of {total}")

    def inspects(self, n: int) -> None:
        """The inspector, which comes after the diagrams, shows that message."""
        expect(self.page.locator("#inspector-panel")).to_have_attribute("data-at", str(n))

    def current(self, view: Locator) -> Locator:
        """The message that a view marks as the current one."""
        return view.locator("[data-seq][aria-current=step]")

    def drawn(self, view: Locator) -> list[Message]:
        """The messages that a diagram holds, in its own order."""
        found = view.locator("[data-seq]").evaluate_all(
            "nodes => nodes.map(({dataset, ariaLabel}) => [Number(dataset.n), Number(dataset.seq), ariaLabel])"
        )
        return [Message(*message) for message in found]

    def listed(self) -> list[str]:
        """The messages in the ordered list."""
        return [text.strip() for text in self.list.get_by_role("link").all_text_contents()]

    def shows(self, at: int, told: tuple[Message, ...], shown: int | None = None) -> None:
        """Status, current message, diagram and list agree with the run; `shown` messages are there, else all."""
        expected = list(told if shown is None else told[:shown])
        self.stands_at(at, len(told))
        expect(self.sequence.locator("[data-seq]")).to_have_count(len(expected))
        assert self.drawn(self.sequence) == expected
        assert self.listed() == [message.name for message in expected]
        expect(self.current(self.sequence)).to_have_count(1 if at else 0)
        if at:
            expect(self.current(self.sequence)).to_have_attribute("data-seq", str(told[at - 1].seq))
            expect(self.current(self.sequence)).to_have_accessible_name(told[at - 1].name)
