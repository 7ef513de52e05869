"""Changing one place of a message: the writing half of the path grammar (see `paths`)."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit, urlunsplit

from app.trace.messages import Body, Message, Request, Response, with_header
from app.trace.paths import Pairs, PathError, cookies_of, form_of, json_of, location_of, pairs, query_of


def write(message: Message, path: str, value: str | None) -> Message:
    """The message with the text at `path` replaced, added when absent, or removed when `value` is None.

    Raises PathError for a path that this message does not have or that cannot be written.
    """
    source, _, name = path.partition(".")
    writer = _WRITERS.get(source)
    if writer is None:
        raise PathError(f"{path}: an edit may set {', '.join(_WRITERS)}")
    return writer(message, name, value)


def _replace(found: Pairs, name: str, value: str | None) -> str:
    """Set the first pair of that name in its place, drop it, or append it."""
    places = [index for index, (key, _) in enumerate(found) if key == name]
    changed = [pair for pair in found if pair[0] != name] if value is None else list(found)
    if value is not None and places:
        changed[places[0]] = (name, value)
    elif value is not None:
        changed.append((name, value))
    return urlencode(changed)


def _need_request(message: Message, path: str) -> Request:
    if not isinstance(message, Request):
        raise PathError(f"{path}: only a request has it")
    return message


def _need_response(message: Message, path: str) -> Response:
    if not isinstance(message, Response):
        raise PathError(f"{path}: only a response has it")
    return message


def _write_query(message: Message, name: str, value: str | None) -> Message:
    request = _need_request(message, f"query.{name}")
    url = urlsplit(request.url)._replace(query=_replace(query_of(request), name, value))
    return Request(request.method, urlunsplit(url), request.headers, request.body)


def _with_body(message: Message, text: str) -> Message:
    """The message with another body, and a Content-Length that fits it."""
    content = text.encode()
    headers = with_header(message, "Content-Length", str(len(content)) if content else None)
    if isinstance(message, Request):
        return Request(message.method, message.url, headers, Body.of(content))
    return Response(message.status, headers, Body.of(content))


def _write_form(message: Message, name: str, value: str | None) -> Message:
    return _with_body(message, _replace(form_of(message), name, value))


def _write_header(message: Message, name: str, value: str | None) -> Message:
    if value is not None and any(sign in value for sign in "\r\n\0"):
        raise PathError(f"header.{name}: a header value has no line break")
    headers = with_header(message, name, value)
    if isinstance(message, Request):
        return Request(message.method, message.url, headers, message.body)
    return Response(message.status, headers, message.body)


def _write_cookie(message: Message, name: str, value: str | None) -> Message:
    request = _need_request(message, f"cookie.{name}")
    found = [pair for pair in cookies_of(request) if pair[0] != name]
    if value is not None:
        found.append((name, value))
    return _write_header(request, "Cookie", "; ".join(f"{key}={text}" for key, text in found) or None)


def _write_json(message: Message, name: str, value: str | None) -> Message:
    document = json_of(message)
    if not isinstance(document, dict):
        raise PathError(f"json.{name}: this message has no JSON object")
    *parents, last = name.split(".")
    inner = document
    for key in parents:
        inner = inner.setdefault(key, {}) if isinstance(inner, dict) else {}
    if value is None:
        inner.pop(last, None)
    else:
        inner[last] = value if not isinstance(inner.get(last), (int, float)) else _number(value)
    return _with_body(message, json.dumps(document, separators=(",", ":"), ensure_ascii=False))


def _number(value: str) -> int | str:
    return int(value) if value.lstrip("-").isdigit() else value


def _write_location(message: Message, name: str, value: str | None) -> Message:
    response = _need_response(message, f"location.{name}")
    url = urlsplit(location_of(response))
    part, _, key = name.partition(".")
    if part in {"", "url"}:
        return _write_header(response, "Location", value)
    if part not in {"query", "fragment"}:
        raise PathError(f"location.{name}: location.query.NAME, location.fragment.NAME or location.url")
    changed = _replace(pairs(getattr(url, part)), key, value)
    return _write_header(response, "Location", urlunsplit(url._replace(**{part: changed})))


def _write_status(message: Message, _: str, value: str | None) -> Message:
    response = _need_response(message, "status")
    if value is None or not value.isdigit() or not 200 <= int(value) <= 599:
        raise PathError("status: a number from 200 to 599")
    return Response(int(value), response.headers, response.body)


def _write_method(message: Message, _: str, value: str | None) -> Message:
    request = _need_request(message, "method")
    if value not in {"GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"}:
        raise PathError("method: GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS")
    return Request(value, request.url, request.headers, request.body)


def _write_url(message: Message, _: str, value: str | None) -> Message:
    request = _need_request(message, "url")
    if not value or urlsplit(value).scheme not in {"http", "https"}:
        raise PathError("url: an absolute http or https address")
    return Request(request.method, value, request.headers, request.body)


_WRITERS: dict[str, Callable[[Message, str, str | None], Message]] = {
    "query": _write_query,
    "form": _write_form,
    "header": _write_header,
    "cookie": _write_cookie,
    "json": _write_json,
    "location": _write_location,
    "status": _write_status,
    "method": _write_method,
    "url": _write_url,
    "body": lambda message, _, value: _with_body(message, value or ""),
}
