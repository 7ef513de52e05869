"""What attacks on the signature of a token share: a token for less that leaked, and a copy of it that says more."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from typing import Any

from app.actors.client.web import NOBODY
from app.actors.places import ASKED_SCOPE
from app.attacks import parts
from app.attacks.attack import Attack, Defence
from app.attacks.parts import ATTACKER, STEAL
from app.flows.parts import ask_and_allow
from app.trace.paths import jwt_parts
from app.wire import Actor, Step, World

SWITCH = "rs.jwt_alg"
Sign = Callable[[Actor, str], str]


def script(head: Mapping[str, str], sign: Sign) -> Callable[[World], None]:
    """Ana's printer may see her albums alone; a crash report holds its token, and the thief makes another of it."""

    def play(world: World) -> None:
        ask_and_allow(world)
        held = [tokens.access for key, tokens in world.actor("client").shelf("tokens").items() if key != NOBODY]
        if not held:
            return
        token = parts.leak(world, "client", "crash_report", "access_token", held[0])
        claims = (jwt_parts(token) or ({}, {}))[1]
        if claims:
            parts.fetch_photos(world.actor(ATTACKER), forged(world.actor(ATTACKER), head, claims, sign))

    return play


def forged(thief: Actor, head: Mapping[str, str], claims: Mapping[str, Any], sign: Sign) -> str:
    """A token with this header that allows the photos, signed in the attacker's way."""
    signed = f"{encoded(head)}.{encoded({**claims, 'scope': ASKED_SCOPE})}"
    return thief.mint("access_token", f"{signed}.{sign(thief, signed)}", "nobody: it is forged")


def encoded(members: Mapping[str, Any]) -> str:
    """A part of a JWT (RFC 7515 section 3.1)."""
    text = json.dumps(members, separators=(",", ":"))
    return urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


def attack(id: str, head: Mapping[str, str], sign: Sign, steps: tuple[Step, ...] = (), **fields: Any) -> Attack:
    """An attack with a forged token, stopped by an API that knows for which algorithm each key is."""
    defence = Defence(
        switch=SWITCH,
        value="allow_list",
        who="rs",
        sentence="The API knows which algorithm the issuer's key is for, and looks at no other.",
        check="resource.token.algorithm",
        at="thief_photos#1.request",
        status=401,
        error="invalid_token",
    )
    return Attack(
        id=id,
        flows=("authorization_code",),
        goal=parts.photos_stolen,
        needs={"client.scope": "less", "as.access_token": "jwt"},
        weak={SWITCH: "from_header"},
        stops=(defence,),
        lanes=(parts.thief("Thief"),),
        steps=(
            *steps,
            Step("crash_report", "client", ATTACKER, "act", "", STEAL, "The thief finds a token"),
            Step("thief_photos", ATTACKER, "rs", "GET", "/photos", STEAL, "The thief fetches the photos"),
        ),
        phases=(parts.STEALING,),
        script=script(head, sign),
        **fields,
    )
