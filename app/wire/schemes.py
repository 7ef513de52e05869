"""Which program the system hands an address to instead of sending it over the network (RFC 8252 section 7).

A custom scheme such as `com.example.app:` belongs to nobody: any program may claim it, and of several the system picks
one, here the one that claimed it last. An `https` address is handed over as well once its host agreed that this program
is its own, which no other program can claim.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.trace.paths import split_url

if TYPE_CHECKING:
    from app.wire.world import World

METHOD = "launch"  # what stands in a step in place of an HTTP method: an address is handed over, nothing is sent
NETWORK = frozenset({"http", "https"})


@dataclass(frozen=True)
class Claim:
    """The program of `lane` wants to be given such addresses; `receive` is what it does with one."""

    lane: str
    receive: Callable[[World, str], None]


class Schemes:
    """The claims of one play."""

    def __init__(self) -> None:
        self._claims: dict[str, Claim] = {}

    def claim(self, what: str, claim: Claim) -> None:
        """Register a program for a scheme (`com.example.app`), or for the address of a host that agreed to it."""
        self._claims[what] = claim

    def of(self, url: str) -> Claim | None:
        """Whom an address is handed to; None where it goes over the network, or nowhere."""
        split = split_url(url)
        if split.scheme in NETWORK:
            return self._claims.get(f"{split.scheme}://{split.netloc}{split.path}")
        return self._claims.get(split.scheme)
