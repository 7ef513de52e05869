"""The values that people follow: what each is called, what it was made from, and in which messages it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from app.trace.events import Decision, Event, Launch, Mint, RequestSent, ResponseSent, Work
from app.trace.messages import Message, Request
from app.trace.paths import jwt_parts
from app.trace.story.acts import copied
from app.trace.story.carried import carried, loose

MIN_LENGTH = 8  # shorter texts turn up by accident
WORD = re.compile(rf"[\w.~+-]{{{MIN_LENGTH},}}")  # a value in a text without names

# Parameters whose values are followed even where nobody makes them: they were there before the run, or are forged.
FOLLOWED = frozenset(
    {
        "access_token",
        "client_assertion",
        "client_secret",
        "code",
        "code_challenge",
        "code_verifier",
        "device_code",
        "id_token",
        "nonce",
        "password",
        "refresh_token",
        "registration_access_token",
        "request_uri",
        "state",
        "user_code",
    }
)
# What the result of a computation is called; any other is "computed".
RESULTS = (
    ("BASE64URL(SHA256(code_verifier))", "code_challenge"),
    ("the left half of SHA256(code)", "c_hash"),
    ("the left half of SHA256(access_token)", "at_hash"),
    ("signature of the claims", "signature"),
)
# What is redeemed at the token endpoint, and what it is redeemed for (RFC 6749 sections 1.3 and 4).
GRANTS = frozenset({"code", "device_code", "password", "refresh_token"})
TOKENS = frozenset({"access_token", "id_token", "refresh_token"})

Seen = tuple[str, str, str]  # the id of a value, its name, and the path at which it stands
OriginKind = Literal["hash", "input", "grant", "claim", "part"]


class Origin(msgspec.Struct, frozen=True):
    """Another value that this one comes from: hashed, computed on, redeemed, claimed inside it, or a part of it."""

    value: str
    kind: OriginKind


class Value(msgspec.Struct, frozen=True):
    """A value that people follow, known to the story from stop `stop` on."""

    id: str
    name: str
    text: str
    stop: int
    origins: tuple[Origin, ...] = ()


class Values:
    """Learns values as they are made, and finds them in messages."""

    def __init__(self) -> None:
        self._values: dict[str, Value] = {}
        self._by_id: dict[str, Value] = {}
        self._counts: Counter[str] = Counter()
        self._redeemed: dict[int, tuple[str, ...]] = {}

    def __iter__(self) -> Iterator[Value]:
        """All values in the order in which they were learned."""
        return iter(self._values.values())

    def learn(self, event: Event, stop: int = 0) -> None:
        """Take note of a value that this event made."""
        if isinstance(event, Mint):
            self._enter(event.name, event.value, stop, self._origins(event))
        elif isinstance(event, Work):
            kind: OriginKind = "hash" if is_hash(event.what) else "input"
            known = (self.id_of(side.value) for side in event.inputs)
            self._enter(result_name(event.what), event.output, stop, [Origin(id, kind) for id in known if id])

    def meet(self, event: RequestSent | ResponseSent, stop: int = 0) -> tuple[Seen, ...]:
        """The values in a message, those too that come up in it under a name that is followed."""
        message = event.message
        named = list(carried(message))
        for path, value in named:
            name = path.rpartition(".")[2]
            if name in FOLLOWED:
                self._enter(name, value, stop, [])
        seen = tuple(self._seen(named, message))
        if isinstance(event, RequestSent):
            self._redeemed[event.seq] = tuple(dict.fromkeys(id for id, name, _ in seen if name in GRANTS))
        return seen

    def _enter(self, name: str, value: str, stop: int, origins: list[Origin]) -> None:
        if len(value) >= MIN_LENGTH and value not in self._values:
            self._counts[name] += 1
            found = Value(f"{name}-{self._counts[name]}", name, value, stop, tuple(origins))
            self._values[value] = self._by_id[found.id] = found

    def _origins(self, event: Mint) -> list[Origin]:
        redeemed = self._redeemed.get(event.cause or 0, ()) if event.name in TOKENS else ()
        found = [Origin(id, "grant") for id in redeemed]
        claims = (jwt_parts(event.value) or ({}, {}))[1]
        claimed = (self.id_of(claim) for claim in claims.values() if isinstance(claim, str))
        found += [Origin(id, "claim") for id in claimed if id]
        signed, _, signature = event.value.rpartition(".")
        part = self.id_of(signature) if signed else None
        return [*found, Origin(part, "part")] if part else found

    def id_of(self, value: str) -> str | None:
        """The id of a known value."""
        found = self._values.get(value)
        return found.id if found else None

    def by_id(self, id: str) -> Value:
        """The value of that id, which was given by these values."""
        return self._by_id[id]

    def seen_in(self, message: Message) -> Iterator[Seen]:
        """Each known value in a message."""
        return self._seen(carried(message), message)

    def opened_by(self, event: Launch) -> Iterator[Seen]:
        """The same for an address that is handed to another program."""
        return self.seen_in(Request("GET", event.url))

    def copied_in(self, event: Decision) -> Iterator[Seen]:
        """The same for a message that an attacker has a copy of."""
        message = copied(event)
        return self.seen_in(message) if message else iter(())

    def _seen(self, pairs: Iterable[tuple[str, str]], message: Message) -> Iterator[Seen]:
        named = set()
        for path, text in pairs:
            found = self._values.get(text)
            if found:
                named.add(text)
                yield found.id, found.name, path
        for path, text in loose(message):
            for word in dict.fromkeys(WORD.findall(text)):
                found = self._values.get(word)
                # What was found by its name need not be found again in the address or the body that the name is in.
                if found and (path.startswith("header.") or word not in named):
                    yield found.id, found.name, path


def is_hash(what: str) -> bool:
    """Whether a computation keeps what it is computed from to itself."""
    return "SHA256" in what


def result_name(what: str) -> str:
    """What the result of a computation is called."""
    return next((name for part, name in RESULTS if part in what), "computed")
