"""Helpers that open the tokens of a run in tests."""

import base64
import json
from functools import lru_cache

from app.explain.tokens import token_lines, token_states, validations
from app.explain.tokens.reading import read
from app.explain.tokens.signature import signature_line
from app.runs import published_keys
from app.trace import Mint, Trace
from app.trace.story import fold
from tests.playing import played

NAMES = {"as": "Accounts", "client": "Photo printer"}


class Opened:
    """The lines of one run."""

    def __init__(self, trace: Trace) -> None:
        self.story, cast = fold(trace), trace.head.cast
        minted = (event for event in trace.events if isinstance(event, Mint))
        self.forged = {event.value for event in minted if event.actor.startswith("attacker")}
        self.tokens = tuple(token_lines(self.story, cast))
        self.made = tuple(validations(self.story, cast))
        self.states = tuple(token_states(self.story, cast, published_keys(), self.made))

    def token(self, id: str):
        return next(token for token in self.tokens if token.id == id)

    def state(self, id: str, stop: int | None = None):
        """What holds of a token at a stop, else at the end."""
        last = self.story.total if stop is None else stop
        return [state for state in self.states if state.token == id and state.stop <= last][-1]

    def checks(self, id: str):
        return [each.id for each in self.made if each.token == id]


@lru_cache(maxsize=64)
def opened(scenario: str, **switches: str) -> Opened:
    """A shipped run with its tokens opened; `client_pkce="plain"` is the switch `client.pkce`."""
    return Opened(played(scenario, {name.replace("_", ".", 1): value for name, value in switches.items()}))


def part(content: object) -> str:
    """A part of a JWT that holds this."""
    return base64.urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=").decode()


def verified(token: str, signer: str = "as", seen=()):
    """What is said of the signature of a token."""
    return signature_line(read(token), signer, seen, published_keys(), NAMES)
