"""What attacks share: the attacker's lanes, what it asks servers for, and proofs that several goals need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

import httpx2

from app.actors.client.token_endpoint import json_object
from app.actors.places import PHOTOS, TOKEN_ENDPOINT
from app.attacks.attack import Defence, Reached
from app.trace import Decision, Lane, Phase, RequestSent, ResponseSent, Trace
from app.trace.messages import Message
from app.trace.paths import read
from app.trace.places import place_at, step_of
from app.wire import Actor, Moment, Step, World

ATTACKER, ATTACKER_BROWSER = "attacker", "attacker_browser"
STEAL = "steal"
STEALING = Phase(STEAL, "Use what was stolen")
COPIES = "copies"  # the shelf with what an attacker read on the line
APP_ID = "printer-app"  # it stands inside the app, which anybody can take apart
REDEEMING = (
    Step("thief_token", ATTACKER, "as", "POST", "/token", STEAL, "The thief redeems the code"),
    Step("thief_photos", ATTACKER, "rs", "GET", "/photos", STEAL, "The thief fetches the photos"),
)


def browser_of(name: str) -> Lane:
    """A browser of the attacker's own."""
    return Lane(ATTACKER_BROWSER, name, "user agent", "attacker")


def thief(name: str, role: str = "attacker") -> Lane:
    """The attacker's own lane."""
    return Lane(ATTACKER, name, role, "attacker")


def implicit_refused(sentence: str) -> Defence:
    """The server knows no implicit grant; the sentence says what the attacker lacks then."""
    return Defence(
        switch="as.implicit",
        value="refused",
        who="as",
        sentence=sentence,
        check="authorize.response_type.supported",
        at="authorize#1.request",
        status=303,
        error="unsupported_response_type",
    )


def answered(
    trace: Trace, step: str, sentence: str, proves: Callable[[ResponseSent], bool] = lambda event: event.status == 200
) -> Reached:
    """Reached where some exchange of that step is answered in a way that proves it: with 200, or as `proves` has it."""
    for event in trace.events:
        if isinstance(event, ResponseSent) and step_of(event.step) == step and proves(event):
            return Reached(True, event.seq, sentence)
    return Reached(False)


def request_of(trace: Trace, step: str) -> RequestSent | None:
    """The first request of a step, as it went on."""
    requests = (event for event in trace.events if isinstance(event, RequestSent))
    return next((event for event in requests if step_of(event.step) == step), None)


def post(actor: Actor, url: str, form: Mapping[str, str]) -> dict[str, Any]:
    """Post a form with the attacker's own HTTP client; the JSON object of the answer, empty where there is none."""
    try:
        return json_object(actor.http.post(url, data=form))
    except httpx2.TransportError:
        return {}


def redeem(actor: Actor, form: Mapping[str, str]) -> str:
    """Ask the token endpoint; the access token, empty where none came."""
    return str(post(actor, TOKEN_ENDPOINT, form).get("access_token", ""))


def use_code(actor: Actor, code: str, redirect_uri: str, besides: Mapping[str, str] | None = None) -> None:
    """Redeem the code of the app, which has no secret, and fetch the photos."""
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri, "client_id": APP_ID}
    fetch_photos(actor, redeem(actor, {**form, **(besides or {})}))


def photos_stolen(trace: Trace) -> Reached:
    """The API gave Ana's photos to the thief."""
    return answered(trace, "thief_photos", "The thief has Ana's photos: the API answered with 200.")


def reader(path: str) -> Callable[[World, Message], Message]:
    """What a tap does that keeps one value of a message, and lets it go on as it is."""

    def read_one(world: World, message: Message) -> Message:
        value = read(message, path)
        name = path.rpartition(".")[2]
        if value:
            world.actor(ATTACKER).put(COPIES, name, value, f"the {name}, read on the line")
        return message

    return read_one


def keeper(path: str) -> Callable[[World, Message], None]:
    """What a tap does that keeps one value of a message, and the message with it."""
    read_one = reader(path)

    def keep(world: World, message: Message) -> None:
        read_one(world, message)

    return keep


def leak(world: World, lane: str, step: str, name: str, value: str) -> str:
    """Let the attacker come by a value that lies with somebody, outside of any message: in a backup, in a log."""
    occurrence = world.script.name_occurrence(step, "answer")
    body, kind = urlencode({name: value}), "application/x-www-form-urlencoded"
    what = {"what": name, "body": body, "type": kind}
    with world.during(Moment(step=occurrence, cause=world.last)):
        fields: dict[str, Any] = {
            "to": ATTACKER,
            "by": "attacker",
            "place": place_at(occurrence, "answer"),
            "question": "copy",
            "answer": what,
        }
        world.record(Decision, lane, **fields)
    world.actor(ATTACKER).put(COPIES, name, value, f"the {name}, copied from {world.actor(lane).name}")
    return value


def shows_photos_of(owner: str) -> Callable[[ResponseSent], bool]:
    """Whether an answer of the API holds this person's photos."""
    return lambda event: event.status == 200 and read(event.message, "json.owner") == owner


def fetch_photos(actor: Actor, token: str) -> None:
    """Call the API with a token, where there is one."""
    if token:
        with suppress(httpx2.TransportError):
            actor.http.get(PHOTOS, headers={"Authorization": f"Bearer {token}"})
