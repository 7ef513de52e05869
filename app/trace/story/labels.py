"""What a row is called: the verb, the texts from longest to shortest, and the accessible name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from http import HTTPStatus

from app.trace.messages import REDIRECTS, Message, Request, Response, body_text, header
from app.trace.paths import Pairs, form_of, json_of, location_of, pairs, query_of, split_url

# What people look for first in an address or a form, most telling first.
TELLING = (
    "error",
    "prompt",
    "code_verifier",
    "code",
    "user_code",
    "device_code",
    "code_challenge",
    "access_token",
    "id_token",
    "id_token_hint",
    "refresh_token",
    "token",
    "state",
    "client_secret",
    "password",
    "decision",
)
REASONS = {status.value: status.phrase for status in HTTPStatus}  # RFC 9110 section 15
HIDDEN = frozenset({"password"})  # what a person typed stays off the diagram
SHORT = 4
MANY = 6
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def shortened(value: str) -> str:
    """`Splx…`: enough to recognise a random value by."""
    return value if len(value) <= SHORT + 3 else f"{value[:SHORT]}…"


def path_of(url: str) -> str:
    """The path of an address, `/` when empty."""
    return split_url(url).path or "/"


def _told(found: Pairs) -> Pairs:
    """The telling ones of some parameters, most telling first, at most three."""
    by_name = dict(reversed(found))
    shown = {name: "•" * 4 if name in HIDDEN else value for name, value in by_name.items()}
    return [(name, shown[name]) for name in TELLING if name in shown][:3]


def verb_of(message: Message) -> str:
    """`POST` or `303`."""
    return message.method if isinstance(message, Request) else str(message.status)


def texts_of(message: Message) -> tuple[str, ...]:
    """What to write beside the verb, longest first."""
    found = _request_texts(message) if isinstance(message, Request) else _response_texts(message)
    return tuple(sorted(dict.fromkeys(text for text in found if text), key=len, reverse=True))


def _request_texts(request: Request) -> list[str]:
    path = path_of(request.url)
    told = _told(query_of(request) + form_of(request))
    bearer = _credentials(request)
    with_values = " ".join([*(f"{name}={shortened(value)}" for name, value in told), bearer]).strip()
    names = " + ".join([*(name for name, _ in told), *([bearer.split(" ")[0]] if bearer else [])])
    first = told[0][0] if told else bearer.split(" ")[0]
    return [f"{path} {with_values}".strip(), f"{path} {names}".strip(), f"{path} {first}".strip(), path]


def _credentials(request: Request) -> str:
    scheme, _, rest = (header(request, "authorization") or "").partition(" ")
    return f"{scheme} {shortened(rest)}" if scheme else ""


def leads_to(response: Response) -> str:
    """Where a redirect leads; empty for any other status, whatever its Location says (RFC 9110 section 15.4)."""
    return location_of(response) if response.status in REDIRECTS else ""


def _response_texts(response: Response) -> list[str]:
    location = leads_to(response)
    if location:
        return _location_texts(location)
    document = json_of(response)
    if isinstance(document, dict) and document:
        names = [_member(name, document[name]) for name in sorted(document, key=_rank)]
        shorter = [", ".join(names[:most]) for most in (2, 1)]
        return [str(document["error"])] if "error" in document else [listed(names), *shorter]
    return [_says(response)]


def _rank(name: str) -> int:
    """Telling names first, the others in the order in which they stand."""
    return TELLING.index(name) if name in TELLING else len(TELLING)


def _member(name: str, value: object) -> str:
    """The name of a JSON member, with a value that is the whole point: `active false`."""
    return f"{name} {str(value).lower()}" if isinstance(value, bool) else name


def listed(names: Sequence[str]) -> str:
    """Names with commas between; of many, the first ones and how many there are besides."""
    if len(names) <= MANY:
        return ", ".join(names)
    shown = MANY // 2
    return f"{', '.join(names[:shown])} and {len(names) - shown} more"


def _location_texts(location: str) -> list[str]:
    split = split_url(location)
    place = _place(location)
    query, fragment = _told(pairs(split.query)), _told(pairs(split.fragment))
    values = _written("?", query) + _written("#", fragment)
    names = ", ".join(name for name, _ in query + fragment)
    return [
        f"→ {place}{values}",
        f"→ {_path(location)} {names}".strip(),
        f"→ {_path(location)}",
    ]


def _written(sign: str, told: Pairs) -> str:
    """`?code=Splx…&state=af0i…`, or nothing."""
    return sign + "&".join(f"{name}={shortened(value)}" for name, value in told) if told else ""


def _place(location: str) -> str:
    """Host and path of an address; any other scheme than http and https stays in sight."""
    split = split_url(location)
    scheme = "" if split.scheme in {"", "http", "https"} else f"{split.scheme}:"
    return f"{scheme}{split.netloc}{split.path}"


def _path(location: str) -> str:
    """The path alone, where the scheme is an ordinary one."""
    split = split_url(location)
    return split.path or split.netloc if split.scheme in {"", "http", "https"} else _place(location)


def _says(response: Response) -> str:
    """The title of its page, or what its status is called."""
    return page_title(response) or REASONS.get(response.status, "")


def page_title(response: Response) -> str:
    """The title of an HTML page, else nothing."""
    found = _TITLE.search(body_text(response))
    return unescape(found.group(1)).strip() if found else ""


def name_of(message: Message, sender: str, to: str) -> str:
    """The accessible name without its number: `POST /token, Photo printer to Accounts`."""
    return f"{_named(message)}, {sender} to {to}"


def _named(message: Message) -> str:
    if isinstance(message, Request):
        return f"{message.method} {path_of(message.url)}"
    location = leads_to(message)
    if location:
        return f"{message.status} to {_place(location)}"
    document = json_of(message)
    if isinstance(document, dict) and document:
        said = document.get("error")
        told = listed([_member(name, value) for name, value in document.items()])
        return f"{message.status} {said}" if said else f"{message.status} with {told}"
    return f"{message.status} {_says(message)}".strip()
