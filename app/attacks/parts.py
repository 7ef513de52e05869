"""What attacks share: the attacker's lanes, what it asks servers for, and proofs that several goals need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import httpx2

from app.actors.client.token_endpoint import json_object
from app.actors.places import PHOTOS, TOKEN_ENDPOINT
from app.attacks.attack import Reached
from app.trace import Lane, Phase, RequestSent, ResponseSent, Trace
from app.wire import Actor

ATTACKER, ATTACKER_BROWSER = "attacker", "attacker_browser"
STEAL = "steal"
STEALING = Phase(STEAL, "Use what was stolen")


def thief(name: str, role: str = "attacker") -> Lane:
    """The attacker's own lane."""
    return Lane(ATTACKER, name, role, "attacker")


def answered(
    trace: Trace, step: str, sentence: str, proves: Callable[[ResponseSent], bool] = lambda event: event.status == 200
) -> Reached:
    """Reached where some exchange of that step is answered in a way that proves it: with 200, or as `proves` has it."""
    for event in trace.events:
        if isinstance(event, ResponseSent) and event.step.partition("#")[0] == step and proves(event):
            return Reached(True, event.seq, sentence)
    return Reached(False)


def request_of(trace: Trace, step: str) -> RequestSent | None:
    """The first request of a step, as it went on."""
    requests = (event for event in trace.events if isinstance(event, RequestSent))
    return next((event for event in requests if event.step.partition("#")[0] == step), None)


def post(actor: Actor, url: str, form: Mapping[str, str]) -> dict[str, Any]:
    """Post a form with the attacker's own HTTP client; the JSON object of the answer, empty where there is none."""
    try:
        return json_object(actor.http.post(url, data=form))
    except httpx2.TransportError:
        return {}


def redeem(actor: Actor, form: Mapping[str, str]) -> str:
    """Ask the token endpoint; the access token, empty where none came."""
    return str(post(actor, TOKEN_ENDPOINT, form).get("access_token", ""))


def fetch_photos(actor: Actor, token: str) -> None:
    """Call the API with a token, where there is one."""
    if token:
        with suppress(httpx2.TransportError):
            actor.http.get(PHOTOS, headers={"Authorization": f"Bearer {token}"})
