"""Looks an authorization server up: fetches what it says of itself, and checks that before using it (RFC 8414)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from app.actors.client.discovery import fetch
from app.actors.client.server import Server
from app.actors.places import METADATA_PATH
from app.checks import Rule, examine
from app.checks import metadata as rules
from app.trace.edits import is_address
from app.wire import Actor


def metadata_address(issuer: str) -> str:
    """Where the metadata of an issuer are: the well-known path goes between its host and its path (section 3.1)."""
    url = urlsplit(issuer)
    return f"{url.scheme}://{url.netloc}{METADATA_PATH}{url.path.rstrip('/')}"


def look_up(actor: Actor, issuer: str) -> Rule[Any] | None:
    """Fetch, check, and remember what the server says of itself; returns the rule that stops, if any."""
    status, document, moment = fetch(actor, metadata_address(issuer))
    found = rules.ServerMetadata(status, document, issuer, actor.world.switches)
    failed = examine(actor.world, rules.TABLE, found, about=moment)
    server = None if failed else _read(issuer, document)
    if server is None:
        # What has no address cannot be asked, even with its check set off.
        return failed or rules.endpoints
    actor.put("servers", "own", server, f"what {issuer} says of itself: {', '.join(document)}")
    return None


def _read(issuer: str, document: dict[str, Any]) -> Server | None:
    authorization, token = (str(document.get(f"{name}_endpoint", "")) for name in ("authorization", "token"))
    if not (is_address(authorization) and is_address(token)):
        return None
    announced = document.get("authorization_response_iss_parameter_supported") is True
    return Server(issuer, authorization, token, iss_announced=announced)
