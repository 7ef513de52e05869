"""One grammar for a place inside a message, shared by checks, narration, edits and following (DESIGN section 10).

query.state   form.code_verifier   header.authorization   cookie.sid   fragment.access_token   json.scope
status   method   url   body   location.query.code   location.fragment.state   …then .jwt.claims.aud   .jwt.header.alg
.basic.client_id   .basic.client_secret   (of an Authorization header)
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote_plus, urlsplit

import msgspec

from app.trace.messages import Message, Request, Response, body_text, header

SOURCES = ("query", "form", "header", "cookie", "fragment", "json", "location", "status", "method", "url", "body")
WHOLE = frozenset({"status", "method", "url", "body"})  # they have no parts with names
TAILS = {".jwt.": ("header.", "claims."), ".basic.": ("client_id", "client_secret")}


class PathError(ValueError):
    """A path that the grammar does not know, or that cannot be written to; the text says what would be right."""


Pairs = list[tuple[str, str]]


def pairs(text: str) -> Pairs:
    """Name and value pairs of a query, form or fragment in order, duplicates and empty values kept."""
    return parse_qsl(text, keep_blank_values=True, errors="replace")


def split_url(url: str) -> SplitResult:
    """The parts of an address; one that is none (`http://[`) is all path, since whatever is captured is shown."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", url, "", "")


def query_of(message: Message) -> Pairs:
    """The pairs of a request's query."""
    return pairs(split_url(message.url).query) if isinstance(message, Request) else []


def form_of(message: Message) -> Pairs:
    """The pairs of a form body (application/x-www-form-urlencoded), else none."""
    return pairs(body_text(message)) if is_form(message) else []


def is_form(message: Message) -> bool:
    """Whether the body is a form."""
    kind = (header(message, "content-type") or "").partition(";")[0].strip().lower()
    return kind == "application/x-www-form-urlencoded"


def json_of(message: Message) -> Any:
    """The parsed JSON body, or None."""
    return parsed(body_text(message)) if "json" in (header(message, "content-type") or "") else None


def parsed(text: str | bytes) -> Any:
    """What JSON says, or None for anything else: too deep, numbers too large, half a surrogate pair."""
    try:
        return msgspec.json.decode(text)
    except (ValueError, RecursionError):
        return None


def json_text(value: Any) -> str:
    """A JSON value as text: a text is itself."""
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def cookies_of(message: Message) -> Pairs:
    """The cookies a request carries, or the name and value of each Set-Cookie of a response."""
    if isinstance(message, Request):
        parts = (header(message, "cookie") or "").split(";")
    else:
        parts = [value.partition(";")[0] for name, value in message.headers if name.lower() == "set-cookie"]
    split = (part.strip().partition("=") for part in parts)
    return [(name, value) for name, sign, value in split if sign]


def location_of(message: Message) -> str:
    """Where a response redirects to, empty when nowhere."""
    return (header(message, "location") or "") if isinstance(message, Response) else ""


def read(message: Message, path: str) -> str | None:
    """The text at `path` in `message`; None when it is not there.

    Raises PathError for a path outside the grammar.
    """
    source, name, tail = parts_of(path)
    return followed(_READERS[source](message, name), tail)


def parts_of(path: str) -> tuple[str, str, str]:
    """`json.id_token.jwt.claims.sub` is the source `json`, the name `id_token` and the tail `.jwt.claims.sub`.

    Raises PathError for a path outside the grammar.
    """
    source, _, rest = path.partition(".")
    name, mark, tail = _split_tail(rest)
    if source not in SOURCES:
        raise PathError(f"{path}: a path starts with one of {', '.join(SOURCES)}")
    if source == "location":
        _demand_location(path, name)
    elif (source in WHOLE) == bool(name):
        raise PathError(f"{path}: it is written {source}{'' if source in WHOLE else '.NAME'}")
    if mark == ".jwt." and not any(tail.startswith(part) and tail != part for part in TAILS[mark]):
        raise PathError(f"{path}: a token has .jwt.header.NAME and .jwt.claims.NAME")
    if mark == ".basic." and tail not in TAILS[mark]:
        raise PathError(f"{path}: credentials have .basic.client_id and .basic.client_secret")
    return source, name, mark + tail


def _split_tail(rest: str) -> tuple[str, str, str]:
    for mark in TAILS:
        name, found, tail = rest.partition(mark)
        if found:
            return name, mark, tail
    return rest, "", ""


def _demand_location(path: str, name: str) -> None:
    part, _, key = name.partition(".")
    if name not in {"", "url"} and not (part in {"query", "fragment"} and key):
        raise PathError(f"{path}: it is written location.url, location.query.NAME or location.fragment.NAME")


def _first(found: Pairs, name: str) -> str | None:
    return next((value for key, value in found if key == name), None)


def _read_json(message: Message, name: str) -> str | None:
    value: Any = json_of(message)
    for key in name.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return None if value is None else json_text(value)


def _read_location(message: Message, name: str) -> str | None:
    url = location_of(message)
    if not url or name in {"", "url"}:
        return url or None
    part, _, key = name.partition(".")
    return _first(pairs(getattr(split_url(url), part)), key)


_READERS: dict[str, Callable[[Message, str], str | None]] = {
    "query": lambda message, name: _first(query_of(message), name),
    "form": lambda message, name: _first(form_of(message), name),
    "header": header,
    "cookie": lambda message, name: _first(cookies_of(message), name),
    "fragment": lambda message, name: _first(pairs(split_url(location_of(message)).fragment), name),
    "json": _read_json,
    "location": _read_location,
    "status": lambda message, _: str(message.status) if isinstance(message, Response) else None,
    "method": lambda message, _: message.method if isinstance(message, Request) else None,
    "url": lambda message, _: message.url if isinstance(message, Request) else None,
    "body": lambda message, _: body_text(message) or None,
}


def followed(value: str | None, tail: str) -> str | None:
    """What `.jwt.claims.sub` or `.basic.client_id` finds inside a value; the value itself without a tail."""
    if value is None or not tail:
        return value
    _, kind, part, *rest = tail.split(".", 3)
    if kind == "basic":
        pair = basic_credentials(value)
        return None if pair is None else pair[part == "client_secret"]
    scheme, _, credentials = value.partition(" ")
    return _read_jwt(credentials if scheme.lower() == "bearer" else value, part, rest[0])


def basic_credentials(authorization: str) -> tuple[str, str] | None:
    """The form-decoded client id and secret of `Authorization: Basic …` (RFC 6749 section 2.3.1), else None."""
    scheme, _, encoded = authorization.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        user, colon, password = base64.b64decode(encoded.strip(), validate=True).decode().partition(":")
    except ValueError:  # no base64, or no UTF-8 inside
        return None
    return (unquote_plus(user), unquote_plus(password)) if colon else None


def jwt_parts(token: str) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Header and claims of a compact JWS without verifying it (RFC 7515 section 7.1), else None."""
    pieces = token.split(".")
    if len(pieces) != 3:
        return None
    try:
        decoded = [parsed(base64.urlsafe_b64decode(piece + "=" * (-len(piece) % 4))) for piece in pieces[:2]]
    except ValueError:
        return None
    return (decoded[0], decoded[1]) if all(isinstance(part, dict) for part in decoded) else None


def _read_jwt(token: str, part: str, name: str) -> str | None:
    parts = jwt_parts(token)
    if parts is None:
        return None
    value = parts[part == "claims"].get(name)
    return None if value is None else json_text(value)
