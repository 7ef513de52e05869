"""Asks the token endpoint, whatever the grant, and checks what it answers (RFC 6749 section 5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx2

from app.actors.client.authentication import authenticate
from app.actors.client.registration import Registration
from app.actors.client.server import own_server
from app.checks import Rule, examine, token_response
from app.trace.paths import parsed
from app.wire import Actor, Moment


@dataclass(frozen=True)
class Tokens:
    """What a client was given; empty for what it was not."""

    access: str
    refresh: str = ""
    id_token: str = ""
    scope: str = ""
    moment: Moment | None = None  # of the answer that brought them


def ask_for_tokens(
    actor: Actor, own: Registration, grant: Mapping[str, str], tries: int = 1
) -> tuple[Tokens | None, Rule[Any] | None]:
    """Send a grant with the client's authentication, up to `tries` times if no answer comes.

    Returns the tokens, or the rule that stops.
    """
    response = send(actor, own, grant)
    if response is not None:
        return read(actor, response)
    return ask_for_tokens(actor, own, grant, tries - 1) if tries > 1 else (None, token_response.success)


def send(actor: Actor, own: Registration, parameters: Mapping[str, str], to: str = "") -> httpx2.Response | None:
    """Post a form with the client's authentication to an endpoint of the server, by default to its token endpoint.

    None where no answer came.
    """
    form, headers = dict(parameters), dict[str, str]()
    authenticate(actor, own, form, headers)
    try:
        return actor.http.post(to or own_server(actor).token_endpoint, data=form, headers=headers)
    except (httpx2.TransportError, httpx2.InvalidURL):
        return None


def read(actor: Actor, response: httpx2.Response) -> tuple[Tokens | None, Rule[Any] | None]:
    """Check a token response; returns the tokens, or the rule that stops."""
    document = json_object(response)
    answer, moment = token_response.TokenAnswer(response.status_code, document), response.extensions["moment"]
    failed = examine(actor.world, token_response.TABLE, answer, about=moment)
    return (None, failed) if failed else (_read(document, moment), None)


def _read(document: Mapping[str, Any], moment: Moment) -> Tokens | None:
    """None without an access token, which only happens with that check set off."""
    access, refresh, id_token, scope = (
        value if isinstance(value, str) else ""
        for value in (document.get(name) for name in ("access_token", "refresh_token", "id_token", "scope"))
    )
    return Tokens(access, refresh, id_token, scope, moment) if access else None


def json_object(response: httpx2.Response) -> dict[str, Any]:
    """The JSON object that a response has as its body, empty for anything else."""
    document = parsed(response.content)
    return document if isinstance(document, dict) else {}
