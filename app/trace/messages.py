"""One HTTP message, as a value: a request or a response with its headers in order and duplicates kept (RFC 9110)."""

from __future__ import annotations

import base64
from typing import Literal

import msgspec

Headers = tuple[tuple[str, str], ...]
Channel = Literal["front", "back"]

REDIRECTS = frozenset({301, 302, 303, 307, 308})  # whose Location a browser follows (RFC 9110 section 15.4)


class Body(msgspec.Struct, frozen=True, omit_defaults=True):
    """The bytes of a body: `{"text": …}` when they are UTF-8, else `{"base64": …}`."""

    text: str | None = None
    base64: str | None = None

    @classmethod
    def of(cls, content: bytes) -> Body | None:
        """The body that carries `content`; None for no bytes at all."""
        if not content:
            return None
        try:
            return cls(text=content.decode())
        except UnicodeDecodeError:
            return cls(base64=base64.b64encode(content).decode())

    @property
    def content(self) -> bytes:
        """The bytes themselves."""
        return self.text.encode() if self.text is not None else base64.b64decode(self.base64 or "")


class Request(msgspec.Struct, frozen=True):
    """What a client sends: method, absolute URL (a fragment never travels), headers, body."""

    method: str
    url: str
    headers: Headers = ()
    body: Body | None = None


class Response(msgspec.Struct, frozen=True):
    """What a server answers: status, headers, body."""

    status: int
    headers: Headers = ()
    body: Body | None = None


Message = Request | Response


def header(message: Message, name: str) -> str | None:
    """The first header of that name, compared without case (RFC 9110 section 5.1)."""
    wanted = name.lower()
    return next((value for key, value in message.headers if key.lower() == wanted), None)


def with_header(message: Message, name: str, value: str | None) -> Headers:
    """The headers with `name` replaced in place, added at the end, or taken out when `value` is None."""
    wanted = name.lower()
    kept = [(key, text) for key, text in message.headers if key.lower() != wanted]
    if value is None:
        return tuple(kept)
    places = [index for index, (key, _) in enumerate(message.headers) if key.lower() == wanted]
    kept.insert(places[0] if places else len(kept), (name, value))
    return tuple(kept)


def body_text(message: Message) -> str:
    """The body as text, empty when there is none or it is not UTF-8."""
    return message.body.text or "" if message.body else ""
