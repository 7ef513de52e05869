"""Changing one place of a message: the writing half of the path grammar (see `paths`)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from urllib.parse import quote_plus, unquote_plus, urlsplit, urlunsplit

from app.trace.messages import Body, Message, Request, Response, body_text, header, with_header
from app.trace.paths import PathError, is_form, json_of, location_of, parts_of

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # what a header or a cookie may be called (RFC 9110 section 5.6.2)
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,15}")


def write(message: Message, path: str, value: str | None) -> Message:
    """The message with the text at `path` replaced, added when absent, or removed when `value` is None.

    Everything else stays as it was sent. Raises PathError for a path that this message does not have or that cannot be
    written.
    """
    source, name, tail = parts_of(path)
    writer = _WRITERS.get(source)
    if writer is None or tail:
        raise PathError(f"{path}: an edit may set {', '.join(_WRITERS)}, and each only as a whole")
    if value is not None and any("\ud800" <= sign <= "\udfff" for sign in value):
        raise PathError(f"{path}: half a surrogate pair is no text")
    return writer(message, name, value)


def _replace(text: str, name: str, value: str | None) -> str:
    """Set the first pair of that name in its place or append it, or drop all; the other pairs keep their bytes."""
    pieces = text.split("&") if text else []
    places = [index for index, piece in enumerate(pieces) if unquote_plus(piece.partition("=")[0]) == name]
    if value is None:
        return "&".join(piece for index, piece in enumerate(pieces) if index not in places)
    written = f"{quote_plus(name)}={quote_plus(value)}"
    if places:
        pieces[places[0]] = written
    else:
        pieces.append(written)
    return "&".join(pieces)


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
    url = urlsplit(request.url)
    url = url._replace(query=_replace(url.query, name, value))
    return Request(request.method, urlunsplit(url), request.headers, request.body)


def _with_body(message: Message, text: str) -> Message:
    """The message with another body, and a Content-Length that fits it."""
    content = text.encode()
    headers = with_header(message, "Content-Length", str(len(content)) if content else None)
    if isinstance(message, Request):
        return Request(message.method, message.url, headers, Body.of(content))
    return Response(message.status, headers, Body.of(content))


def _write_form(message: Message, name: str, value: str | None) -> Message:
    if not is_form(message):
        raise PathError(f"form.{name}: this message has no form")
    return _with_body(message, _replace(body_text(message), name, value))


def _write_header(message: Message, name: str, value: str | None) -> Message:
    if not TOKEN.fullmatch(name):
        raise PathError(f"header.{name}: no header is called that")
    if value is not None and (any(sign < " " and sign != "\t" for sign in value) or value != value.strip(" ")):
        raise PathError(f"header.{name}: a header value has no control characters, and no space around it")
    headers = with_header(message, name, value)
    if isinstance(message, Request):
        return Request(message.method, message.url, headers, message.body)
    return Response(message.status, headers, message.body)


def _write_cookie(message: Message, name: str, value: str | None) -> Message:
    request = _need_request(message, f"cookie.{name}")
    if not TOKEN.fullmatch(name) or (value is not None and ";" in value):
        raise PathError(f"cookie.{name}: a name has no spaces or = in it, a value no semicolon")
    pieces = [piece.strip() for piece in (header(request, "cookie") or "").split(";") if piece.strip()]
    places = [index for index, piece in enumerate(pieces) if piece.partition("=")[0] == name]
    if value is None:
        pieces = [piece for index, piece in enumerate(pieces) if index not in places]
    elif places:
        pieces[places[0]] = f"{name}={value}"
    else:
        pieces.append(f"{name}={value}")
    return _write_header(request, "Cookie", "; ".join(pieces) or None)


def _write_json(message: Message, name: str, value: str | None) -> Message:
    document = json_of(message)
    *parents, last = name.split(".")
    inner = document
    for key in parents:
        inner = inner.setdefault(key, {}) if isinstance(inner, dict) else None
    if not isinstance(inner, dict):
        raise PathError(f"json.{name}: this message has no JSON object there")
    if value is None:
        inner.pop(last, None)
    else:
        inner[last] = _like(inner.get(last), value)
    return _with_body(message, json.dumps(document, separators=(",", ":"), ensure_ascii=False))


def _like(before: object, value: str) -> int | bool | str:
    """A number stays a number, true and false stay themselves, as long as what was written is one."""
    if isinstance(before, bool):
        return value == "true" if value in {"true", "false"} else value
    return int(value) if isinstance(before, (int, float)) and WHOLE_NUMBER.fullmatch(value) else value


def _write_location(message: Message, name: str, value: str | None) -> Message:
    response = _need_response(message, f"location.{name}")
    part, _, key = name.partition(".")
    if part in {"", "url"}:
        return _write_header(response, "Location", value)
    try:
        url = urlsplit(location_of(response))
    except ValueError as error:
        raise PathError(f"location.{name}: this message leads to no address ({error})") from error
    changed = _replace(getattr(url, part), key, value)
    return _write_header(response, "Location", urlunsplit(url._replace(**{part: changed})))


def _write_status(message: Message, _: str, value: str | None) -> Message:
    response = _need_response(message, "status")
    if not re.fullmatch("[2-5][0-9][0-9]", value or ""):
        raise PathError("status: a number from 200 to 599")
    return Response(int(value or 0), response.headers, response.body)


def _write_method(message: Message, _: str, value: str | None) -> Message:
    request = _need_request(message, "method")
    if value not in METHODS:
        raise PathError(f"method: one of {', '.join(METHODS)}")
    return Request(value, request.url, request.headers, request.body)


def _write_url(message: Message, _: str, value: str | None) -> Message:
    request = _need_request(message, "url")
    if not is_address(value or ""):
        raise PathError("url: an absolute http or https address in ASCII, without a fragment: that is never sent")
    return Request(request.method, value or "", request.headers, request.body)


def is_address(text: str) -> bool:
    """Whether a request can be sent there."""
    if not all("!" <= sign <= "~" for sign in text) or "#" in text:
        return False
    try:
        url = urlsplit(text)
        return url.scheme in {"http", "https"} and bool(url.hostname) and url.port != 0
    except ValueError:
        return False


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
