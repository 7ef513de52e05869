"""One lane's hold on a play: what it remembers, and how it leaves facts about what it makes, computes and stores."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING, Any, Literal

import httpx2

from app.trace import Decision, Launch, Mint, Side, Store, Work
from app.trace.places import place_at
from app.wire.network import Transport

if TYPE_CHECKING:
    from app.wire.world import World

# Fixed per lane: the bytes of a trace must not change with the version of a library.
DEFAULT_HEADERS = {
    "client": {"User-Agent": "Printer/1.0", "Accept": "application/json"},
    "rs": {"User-Agent": "Photos/1.0", "Accept": "application/json"},
}
OTHERS = {"User-Agent": "Machine/1.0", "Accept": "*/*"}


class Actor:
    """What one lane may do in one play. Shelves are named stores; a person's secrets never lie on a server's."""

    def __init__(self, world: World, lane: str) -> None:
        self.world = world
        self.lane = lane
        self.name = world.names.get(lane, lane)
        self._shelves: dict[str, dict[str, Any]] = {}

    @cached_property
    def http(self) -> httpx2.Client:
        """This actor's HTTP client; it speaks over the in-process network and follows no redirect by itself."""
        client = httpx2.Client(transport=Transport(self.world, self.lane), trust_env=False, follow_redirects=False)
        client.headers = httpx2.Headers(DEFAULT_HEADERS.get(self.lane, OTHERS))
        for added in ("Accept-Encoding", "Connection"):  # the library's own, which say nothing here
            del client.headers[added]
        client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))  # cookies are for browsers
        return client

    def mint(self, name: str, value: str, bound_to: str = "") -> str:
        """Note that a value which people follow was made, and give it back."""
        self.world.record(Mint, self.lane, name=name, value=value, bound_to=bound_to)
        return value

    def work(self, what: str, inputs: dict[str, str], output: str) -> str:
        """Note a computation, and give its result back."""
        sides = tuple(Side(label, value) for label, value in inputs.items())
        self.world.record(Work, self.lane, what=what, inputs=sides, output=output)
        return output

    def signed(self, algorithm: str, claims: Mapping[str, Any], token: str) -> None:
        """Record that this actor signed claims: a computation whose output is the last part of `token`, a JWT."""
        said = (f"{name} {' '.join(value) if isinstance(value, list) else value}" for name, value in claims.items())
        self.work(f"the {algorithm} signature of the claims", {"claims": ", ".join(said)}, token.rpartition(".")[2])

    def know(self, shelf: str, key: str, item: Any) -> None:
        """Have `item` from before the play began: registrations and accounts leave no fact."""
        self._shelves.setdefault(shelf, {})[key] = item

    def put(self, shelf: str, key: str, item: Any, note: str) -> None:
        """Remember `item`; `note` says in words what lies there now."""
        self._shelves.setdefault(shelf, {})[key] = item
        self._note("put", shelf, key, note)

    def look(self, shelf: str, key: str | None) -> Any:
        """What lies there, or None, without leaving a fact."""
        return self._shelves.get(shelf, {}).get(key) if key is not None else None

    def shelf(self, shelf: str) -> Mapping[str, Any]:
        """Everything on a shelf, without leaving a fact."""
        return dict(self._shelves.get(shelf, {}))

    def take(self, shelf: str, key: str, note: str) -> Any:
        """Take an item off the shelf; None when it is not there, and then no fact is left."""
        item = self._shelves.get(shelf, {}).pop(key, None)
        if item is not None:
            self._note("take", shelf, key, note)
        return item

    def drop(self, shelf: str, key: str, note: str) -> None:
        """Forget an item."""
        if self._shelves.get(shelf, {}).pop(key, None) is not None:
            self._note("drop", shelf, key, note)

    def _note(self, action: Literal["put", "take", "drop"], shelf: str, key: str, note: str) -> None:
        self.world.record(Store, self.lane, action=action, shelf=shelf, key=key, note=note)

    def decide(self, step: str, to: str, question: str, answer: dict[str, Any], by: str) -> int:
        """Leave what a person answered at `step`, and return its seq."""
        place = place_at(step, "answer")
        return self.world.record(Decision, self.lane, to=to, by=by, place=place, question=question, answer=answer)

    def launch(self, to: str, url: str) -> int:
        """Hand a URL to another program, as an operating system does (RFC 8252 section 4.1)."""
        return self.world.record(Launch, self.lane, to=to, url=url)
