"""The same with a thief who reads the authorization request too: `plain` shows the verifier there (RFC 7636 §7.2)."""

from __future__ import annotations

from dataclasses import replace

from app.attacks import code_interception
from app.attacks.attack import Defence
from app.attacks.code_interception import COPIES
from app.attacks.parts import ATTACKER
from app.trace import Request
from app.trace.messages import Message
from app.trace.paths import query_of
from app.wire import Tap, World


def read_request(world: World, message: Message) -> Message:
    """Keep the code challenge, where there is one, and let the request go on as it is."""
    challenge = dict(query_of(message)).get("code_challenge") if isinstance(message, Request) else None
    if challenge:
        world.actor(ATTACKER).put(COPIES, "code_challenge", challenge, "the code challenge, out of the request")
    return message


ATTACK = replace(
    code_interception.ATTACK,
    id="code-interception-with-request",
    title="Code interception, with the request read",
    spec=("RFC 7636 §7.2",),
    needs={**code_interception.ATTACK.needs, "client.redirect_uri": "custom_scheme"},
    weak={"client.pkce": "plain"},
    stops=(
        Defence(
            switch="client.pkce",
            value="S256",
            who="as",
            sentence="The thief read the hash of the verifier, which gives nothing of the verifier away.",
            check="token.pkce.verify",
            at="thief_token#1.request",
            status=400,
            error="invalid_grant",
        ),
    ),
    taps=(Tap("authorize.request", ATTACKER, read_request),),
    victim="Ana does everything right. Her browser's addresses are in a log, as addresses are, and the thief reads it.",
    attacker="It reads the request in a log or with a browser extension, and claims the scheme of the answer.",
)
