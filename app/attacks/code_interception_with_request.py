"""The same with a thief who reads the authorization request too: `plain` shows the verifier there (RFC 7636 §7.2)."""

from __future__ import annotations

from dataclasses import replace

from app.attacks import code_interception, parts
from app.attacks.attack import Defence
from app.attacks.parts import ATTACKER
from app.wire import Tap

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
    taps=(Tap("authorize.request", ATTACKER, parts.reader("query.code_challenge")),),
    victim="Ana does everything right. Her browser's addresses are in a log, as addresses are, and the thief reads it.",
    attacker="It reads the request in a log or with a browser extension, and claims the scheme of the answer.",
)
