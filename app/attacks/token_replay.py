"""Access token replay: one API uses the token that it was called with at another API (RFC 9700 §4.9.1 and §4.10.2)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from flask import Flask, Response

from app.actors.bearer import places
from app.actors.places import PRINTS
from app.attacks import parts
from app.attacks.attack import Attack, Defence, Reached
from app.attacks.parts import ATTACKER, STEAL
from app.flows.flow import Hosts
from app.flows.parts import USE
from app.trace import Trace
from app.wire import Step, World, here


@cache
def build() -> Flask:
    """The API of the print service, which has other things in mind."""
    app = Flask("prints", static_folder=None)
    app.add_url_rule("/photos", "photos", take, methods=["GET"])
    return app


def take() -> Response:
    """Take the token that came, call the other API with it, and answer as if that were all."""
    found = places()
    parts.fetch_photos(here().actor(ATTACKER), found[0][1] if found else "")
    document = {"photos": [{"id": 1, "title": "Your album, on its way to you"}]}
    return Response(json.dumps(document, separators=(",", ":")), 200, content_type="application/json")


def hosts(_: Mapping[str, str]) -> Hosts:
    """The API of the print service."""
    return {PRINTS: (ATTACKER, build())}


def prepare(world: World) -> None:
    """The printer has its photos printed by this service, and calls it for them."""
    world.actor("client").know("apis", "photos", f"{PRINTS}/photos")


def goal(trace: Trace) -> Reached:
    """The API gave Ana's photos to the print service."""
    return parts.answered(
        trace, "replayed", "The print service has Ana's photos: the API took its token for a good one."
    )


ATTACK = Attack(
    id="token-replay",
    title="Access token replay at another API",
    spec=("RFC 9700 §4.9.1", "RFC 9700 §4.10.2"),
    flows=("authorization_code",),
    aim="A print service that is called with a token gets Ana's photos from the photo library with it.",
    goal=goal,
    needs={"client.resource": "prints", "as.access_token": "jwt"},
    weak={"rs.audience": "ignored"},
    stops=(
        Defence(
            switch="rs.audience",
            value="compared",
            who="rs",
            sentence="The token names the print service as its audience, and the photo library is another one.",
            check="resource.token.audience",
            at="replayed#1.request",
            status=401,
            error="invalid_token",
        ),
    ),
    promised={"rfc9700": "RFC 9700 §2.3", "oauth-2.1": "OAuth 2.1 §7.1.4"},
    lanes=(parts.thief("Print service", "counterfeit server"),),
    steps=(
        Step("service", "client", ATTACKER, "GET", "/photos", USE, "Call the print service"),
        Step("replayed", ATTACKER, "rs", "GET", "/photos", STEAL, "The service calls the photo library"),
    ),
    phases=(parts.STEALING,),
    hosts=hosts,
    prepare=prepare,
    victim="Ana allowed her photos to be printed. That the print service looks at all of them, nobody tells her.",
    attacker="It is called with a good token, as it should be. It only has to pass the token on.",
    remains="An API that misuses what it may do itself: its own audience is in the token.",
)
