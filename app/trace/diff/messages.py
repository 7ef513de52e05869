"""What differs within one line: parameters that only some messages have, other values, and values made afresh."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal

import msgspec

from app.trace.events import Decision, Event, Launch, RequestSent, ResponseSent
from app.trace.messages import Message, Request, body_text, header
from app.trace.paths import basic_credentials, is_form, json_of, json_text, jwt_parts, location_of, split_url
from app.trace.story import Story
from app.trace.story.carried import TAKEN_APART, places

Kind = Literal["only", "another", "differs"]
# Headers that repeat what is told elsewhere: an address, a length, who sends it.
UNTOLD = TAKEN_APART | {"accept", "content-length", "host", "referer", "user-agent"}
TIMES = frozenset({"auth_time", "exp", "iat", "nbf"})
RANDOM = re.compile(r"(?=.*[0-9])(?=.*[A-Z])(?=.*[a-z])[\w.~-]{16,}")
INSIDE = re.compile(r"(.+?)\.(?:jwt|basic)\..+")
MADE = frozenset({"made", "computed"})


class Difference(msgspec.Struct, frozen=True):
    """One place that is not the same in every message of a line: a text for each run, None where it has none.

    `only` some messages have it, or the values are other ones (`differs`), or each run made `another` of its own.
    """

    path: str
    kind: Kind
    values: tuple[str | None, ...]


def differences(stories: Sequence[Story], sent: Sequence[Event | None]) -> tuple[Difference, ...]:
    """Where the messages or acts of a line differ; nothing where fewer than two runs have one."""
    present = [count for count, event in enumerate(sent) if event is not None]
    if len(present) < 2:
        return ()
    told = [{} if event is None else _told(event) for event in sent]
    found = []
    for path in dict.fromkeys(path for each in told for path in each):
        values = tuple(each.get(path) for each in told)
        if len({values[count] for count in present}) > 1:
            found.append(Difference(path, _kind(stories, present, values), values))
    lacking = {each.path for each in found if each.kind == "only"}
    return tuple(each for each in found if _outer(each.path) not in lacking)


def _outer(path: str) -> str:
    """What a place lies inside, empty for most: who lacks a token need not be told of each claim in it."""
    inside = INSIDE.fullmatch(path)
    return inside[1] if inside else ""


def _told(event: Event) -> dict[str, str]:
    """Every place of a message that can tell something, the first of each name; an act is what was answered."""
    if isinstance(event, Decision):
        return {"to": event.to} | {f"answer.{name}": json_text(value) for name, value in event.answer.items()}
    if not isinstance(event, (Launch, RequestSent, ResponseSent)):
        return {}
    told = {"from": event.actor, "to": event.to}
    message = Request("GET", event.url) if isinstance(event, Launch) else event.message
    for path, value in _places(message):
        told.setdefault(path, value)
    return told


def _places(message: Message) -> Iterator[tuple[str, str]]:
    if isinstance(message, Request):
        yield "method", message.method
        yield "url", _address(message.url)
    else:
        yield "status", str(message.status)
        if location_of(message):
            yield "location.url", _address(location_of(message))
    for path, value in places(message):
        yield path, value
        yield from _inside(message, path, value)
    for name, value in message.headers:
        if name.lower() not in UNTOLD:
            yield f"header.{name.lower()}", value
    if not is_form(message) and json_of(message) is None and body_text(message):
        yield "body", body_text(message)


def _inside(message: Message, path: str, value: str) -> Iterator[tuple[str, str]]:
    """What Basic credentials and the claims of a JWT say."""
    if path == "header.authorization" and (basic := basic_credentials(header(message, "authorization") or "")):
        yield f"{path}.basic.client_id", basic[0]
        yield f"{path}.basic.client_secret", basic[1]
    for name, claim in (jwt_parts(value) or ({}, {}))[1].items():
        if name not in TIMES:
            yield f"{path}.jwt.claims.{name}", json_text(claim)


def _address(url: str) -> str:
    """An address without the parts that have names of their own."""
    return split_url(url)._replace(query="", fragment="").geturl()


def _kind(stories: Sequence[Story], present: Sequence[int], values: Sequence[str | None]) -> Kind:
    if any(values[count] is None for count in present):
        return "only"
    found = [(stories[count], values[count] or "") for count in present]
    return "another" if all(_is_another(*a, *b) for a, b in combinations(found, 2)) else "differs"


def _is_another(story: Story, text: str, other: Story, other_text: str) -> bool:
    """Whether two texts are alike but for what each run made by itself."""
    if text == other_text:
        return True
    names = _made(story, text), _made(other, other_text)
    if any(names):
        return names[0] == names[1] and _form(text) == _form(other_text)
    if RANDOM.fullmatch(text) and RANDOM.fullmatch(other_text):
        return len(text) == len(other_text) and story.values.id_of(text) is other.values.id_of(other_text) is None
    return _without_made(story, text) == _without_made(other, other_text)


def _made(story: Story, text: str) -> str | None:
    """The name of a value that somebody made in this run; None for what was there before, or was edited in."""
    id = story.values.id_of(text)
    first = next((place for place in story.places if place.value == id), None) if id else None
    return story.values.by_id(first.value).name if first and first.how in MADE else None


def _form(text: str) -> object:
    """What two values of one name must share to be the same but for chance: the members of a JWT, else the length."""
    parts = jwt_parts(text)
    return tuple(sorted(part) for part in parts) if parts else len(text)


def _without_made(story: Story, text: str) -> str:
    for value in story.values:
        if value.text in text and _made(story, value.text):
            text = text.replace(value.text, f"{{{value.name}}}")
    return text
