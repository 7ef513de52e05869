"""PKCE downgrade: the attacker takes the challenge out of his own request, and nobody minds (RFC 9700 §4.8)."""

from __future__ import annotations

from dataclasses import replace

from app.attacks import csrf
from app.attacks.attack import Defence
from app.attacks.parts import ATTACKER
from app.trace.edits import write
from app.trace.messages import Message
from app.wire import Tap, World


def take_out(_: World, message: Message) -> Message:
    """The authorization request without its challenge."""
    return write(write(message, "query.code_challenge", None), "query.code_challenge_method", None)


ATTACK = replace(
    csrf.ATTACK,
    id="pkce-downgrade",
    title="PKCE downgrade",
    spec=("RFC 9700 §4.8",),
    aim="Ana's session is connected to the attacker's account, though the printer relies on PKCE against that.",
    needs={"client.type": "confidential", "client.pkce": "S256"},
    weak={"as.pkce": "optional", "client.state": "none"},
    stops=(
        Defence(
            switch="as.pkce",
            value="optional+no_downgrade",
            who="as",
            sentence="The printer sends a verifier for a code that no challenge went ahead of: somebody took it out.",
            check="token.pkce.downgrade",
            at="token#1.request",
            status=400,
            error="invalid_request",
        ),
        Defence(
            switch="as.pkce",
            value="required",
            who="as",
            sentence="Without a challenge the attacker gets no code at all.",
            check="authorize.pkce.required",
            at="own_authorize#1.request",
            status=303,
            error="invalid_request",
        ),
        csrf.CALLBACK_STATE,
    ),
    promised={"rfc9700": "RFC 9700 §4.8.2", "oauth-2.1": "OAuth 2.1 §4.1.2.1"},
    taps=(Tap("own_authorize.request", ATTACKER, take_out), *csrf.ATTACK.taps),
    attacker="He deletes two parameters from his own request. Now the code is bound to nothing, and fits any verifier.",
    remains="A server that only seems to support PKCE: a client has to know from its metadata that it does.",
)
