"""Gathers the tokens of a run: each text once, from the stop on at which it came up, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.explain.tokens.kinds import ALSO, KINDS
from app.explain.tokens.reading import is_jwt
from app.trace import Mint, RequestSent, ResponseSent
from app.trace.messages import Message, header
from app.trace.paths import read
from app.trace.story import Story
from app.trace.story.carried import TAKEN_APART, places

SCHEMES = frozenset({"bearer", "dpop"})  # an Authorization header of one of these carries an access token
LOOKED_AT = "token"  # what introspection and revocation call any token (RFC 7662 section 2.1, RFC 7009 section 2.1)


@dataclass
class Token:
    """One token. `stands` are the messages that carry it, by number, each with a path; `maker` is who made it."""

    id: str
    name: str
    text: str
    stop: int
    maker: str | None
    stands: list[tuple[int, str]] = field(default_factory=list)


def gather(story: Story) -> list[Token]:
    """All tokens of a story in the order in which they come up."""
    found: dict[str, Token] = {}

    def enter(name: str, text: str, stop: int, maker: str | None = None) -> Token:
        if text not in found:
            id = story.values.id_of(text) or f"token-{len(found) + 1}"
            found[text] = Token(id, name, text, stop, maker)
        return found[text]

    for stop, events in enumerate(story.stops):
        for event in events:
            if isinstance(event, Mint) and event.name in KINDS:
                enter(event.name, event.value, stop, event.actor)
            elif isinstance(event, (RequestSent, ResponseSent)):
                for name, path, text in tokens_in(event.message, found):
                    enter(name, text, stop).stands.append((stop, path))
    return list(found.values())


def begun(maker: str | None, stop: int, names: Mapping[str, str]) -> str:
    """How a value came up: who made it, else the message that brought it."""
    if maker is None:
        return f"first seen in message {stop}"
    return f"made by {names.get(maker, maker)} {f'after message {stop}' if stop else 'before message 1'}"


def tokens_in(message: Message, known: Mapping[str, Token] | None = None) -> Iterator[tuple[str, str, str]]:
    """The name of each token in a message, the path at which it stands, and its text."""
    for path, text in places(message):
        name = path.rpartition(".")[2]
        if not text:
            continue
        if path == "header.authorization":
            scheme = (header(message, "authorization") or "").partition(" ")[0].lower()
            if scheme in SCHEMES or is_jwt(text):
                yield "access_token", path, text
        elif ALSO.get(name, name) in KINDS:
            yield ALSO.get(name, name), path, text
        elif path == f"form.{LOOKED_AT}":
            hint = read(message, "form.token_type_hint") or ""
            yield hint if hint in KINDS else "access_token", path, text
        elif (known and text in known) or is_jwt(text):
            yield name, path, text
    for name, text in message.headers:
        if name.lower() not in TAKEN_APART and is_jwt(text):
            yield name.lower(), f"header.{name.lower()}", text
