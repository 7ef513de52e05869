"""The places of a message that an edit may set one by one, each with its present value (see `edits`)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from app.trace.messages import Message, Request, body_text
from app.trace.paths import (
    Pairs,
    PathError,
    cookies_of,
    form_of,
    is_form,
    json_of,
    location_of,
    pairs,
    parts_of,
    query_of,
    split_url,
)

APART = frozenset({"content-length", "cookie", "location"})  # kept right by themselves, or taken apart below
PARTS = {"url": ("query.",), "location.url": ("location.query.", "location.fragment.")}  # what an address holds


class Field(msgspec.Struct, frozen=True):
    """One place that an edit may set: its path, and the text that stands there."""

    path: str
    value: str


class Changed(msgspec.Struct, frozen=True):
    """One place where a message is not as it was made; None stands for a place that was not, or is no longer, there."""

    path: str
    before: str | None
    after: str | None


def fields_of(message: Message) -> tuple[Field, ...]:
    """Every place once, in the order in which edits are best applied: addresses before what they hold, bodies last.

    Left out are lists, numbers with a fraction and nulls of a JSON body, headers that stand more than once, and names
    with a dot: the path grammar cannot say them.
    """
    found = {path: value for path, value in _places(message) if _is_whole(path)}
    return tuple(Field(path, value) for path, value in found.items())


def additions_to(message: Message) -> tuple[str, ...]:
    """The sources to which another named place can be added."""
    sources = ["query"] if isinstance(message, Request) else []
    if location_of(message):
        sources += ["location.query", "location.fragment"]
    if is_form(message):
        sources.append("form")
    if isinstance(json_of(message), dict):
        sources.append("json")
    return (*sources, "header", "cookie") if isinstance(message, Request) else (*sources, "header")


def changes(before: Message, after: Message) -> tuple[Changed, ...]:
    """Where two versions of one message differ, place by place; the body as a whole where no place of it tells."""
    old, new = ({field.path: field.value for field in fields_of(each)} for each in (before, after))
    told = [Changed(path, old.get(path), new.get(path)) for path in {**old, **new} if old.get(path) != new.get(path)]
    inside = any(each.path.startswith(("form.", "json.")) for each in told)
    if before.body != after.body and not inside:
        told.append(Changed("body", body_text(before) or None, body_text(after) or None))
    return tuple(each for each in told if not _told_by_parts(each, told))


def _told_by_parts(each: Changed, told: list[Changed]) -> bool:
    """Whether an address differs in named parts alone, which stand beside it."""
    parts = PARTS.get(each.path)
    if parts is None or not any(other.path.startswith(parts) for other in told):
        return False
    old, new = (split_url(text or "")[:3] for text in (each.before, each.after))
    return old == new


def _is_whole(path: str) -> bool:
    try:
        return not parts_of(path)[2]
    except PathError:
        return False


def _places(message: Message) -> Iterator[tuple[str, str]]:
    if isinstance(message, Request):
        yield "method", message.method
        yield "url", message.url
        yield from _named("query", query_of(message))
    else:
        yield "status", str(message.status)
        yield from _location(location_of(message))
    names = [name.lower() for name, _ in message.headers]
    for name, value in message.headers:
        if name.lower() not in APART and names.count(name.lower()) == 1:
            yield f"header.{name}", value
    if isinstance(message, Request):
        yield from _named("cookie", cookies_of(message))
    yield from _named("form", form_of(message))
    yield from _members("json", json_of(message))


def _named(source: str, found: Pairs) -> Iterator[tuple[str, str]]:
    """The first of each name: that is the one which an edit sets."""
    for name, value in reversed(dict(reversed(found)).items()):
        if name:
            yield f"{source}.{name}", value


def _location(address: str) -> Iterator[tuple[str, str]]:
    if address:
        yield "location.url", address
        for part in ("query", "fragment"):
            yield from _named(f"location.{part}", pairs(getattr(split_url(address), part)))


def _members(path: str, document: object) -> Iterator[tuple[str, str]]:
    """Texts, whole numbers, true and false, at any depth."""
    for name, value in document.items() if isinstance(document, dict) else ():
        if not name or "." in name:
            continue
        if isinstance(value, bool):
            yield f"{path}.{name}", "true" if value else "false"
        elif isinstance(value, (str, int)):
            yield f"{path}.{name}", str(value)
        else:
            yield from _members(f"{path}.{name}", value)
