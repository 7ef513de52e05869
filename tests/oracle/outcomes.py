"""What came of a request, in the few words in which two servers are compared."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from flask import Flask

from app.trace import Response
from app.trace.messages import body_text, header
from app.trace.paths import location_of, parsed, split_url
from app.wire import World
from app.wire.network import call
from tests.oracle.drafts import Draft
from tests.oracle.known import ACCESS_TOKENS, CLIENTS, REFRESH_TOKENS, prepared

BAD = {token.token for token in (*ACCESS_TOKENS, *REFRESH_TOKENS) if token.revoked}
TOKENS = ("access_token", "refresh_token", "id_token", "device_code")


@dataclass(frozen=True)
class Answer:
    """What a server answered, and the outcome in a few words.

    `proceeds`, `page` or `redirect invalid_scope` at the authorization endpoint; anywhere else `2xx access_token`, `4xx
    invalid_client` and the like, with the tokens that it put an end to.
    """

    response: Response
    outcome: str


def ask(app: Flask, draft: Draft) -> Answer:
    """Send a request to a server in a world where nothing has happened yet."""
    world = prepared()
    response = call(app, draft.request(), world)
    if response.status >= 500:
        return Answer(response, "crash")
    said = _shown(draft, response) if draft.path == "/authorize" else _answered(response)
    return Answer(response, ", ends ".join([said, *_ended(world)]))


def _ended(world: World) -> list[str]:
    """The tokens that were good before."""
    server = world.actor("as")
    found = [token for shelf in ("tokens", "refresh tokens") for token in server.shelf(shelf).values() if token.revoked]
    return sorted({token.token for token in found} - BAD)


def _shown(draft: Draft, response: Response) -> str:
    """Where the browser goes next."""
    location = split_url(location_of(response))
    told, hidden = dict(parse_qsl(location.query)), dict(parse_qsl(location.fragment))
    answer = {**told, **hidden}
    if "error" not in answer:
        return "proceeds" if response.status in {200, 303} else "page"
    sent = dict(reversed(draft.params))
    client = CLIENTS.get(sent.get("client_id", ""))
    trusted = sent.get("redirect_uri") or (client.redirect_uris[0] if client else "")
    if not location.geturl().startswith(trusted):
        return f"redirect elsewhere: {location.geturl()}"
    place = " in the fragment" if "error" in hidden else ""
    lost = "" if answer.get("state", "") == sent.get("state", "") else ", state lost"
    return f"redirect {answer['error']}{place}{lost}"


def _answered(response: Response) -> str:
    """The class of the status, the error code or what was issued or told, and a challenge if one is missing."""
    found = parsed(body_text(response))
    document = found if isinstance(found, dict) else {}
    said = [document["error"]] if "error" in document else [name for name in TOKENS if name in document]
    if "active" in document:
        said.append("active" if document["active"] else "inactive")
    if response.status == 401 and header(response, "www-authenticate") is None:
        said.append("without a challenge")
    return " ".join([f"{response.status // 100}xx", *said])
