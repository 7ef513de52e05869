"""How a client says and proves who it is at the token endpoint (RFC 6749 section 2.3): one function for each way."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from typing import Any
from urllib.parse import quote_plus

from app.actors.assertions import ASSERTION_SECONDS, sign
from app.actors.client.registration import Registration
from app.actors.client.server import own_server
from app.checks.token.assertion import ALGORITHM, TYPE
from app.wire import Actor

Fields = dict[str, str]


def basic(_actor: Actor, own: Registration, _form: Fields, headers: Fields) -> None:
    """client_secret_basic: each part is form-encoded before the two are joined (RFC 6749 appendix B)."""
    pair = f"{quote_plus(own.client_id)}:{quote_plus(own.secret or '')}"
    headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"


def post(_actor: Actor, own: Registration, form: Fields, _headers: Fields) -> None:
    """client_secret_post."""
    form["client_id"] = own.client_id
    form["client_secret"] = own.secret or ""


def none(_actor: Actor, own: Registration, form: Fields, _headers: Fields) -> None:
    """A public client only says who it is (section 3.2.1)."""
    form["client_id"] = own.client_id


def private_key_jwt(actor: Actor, own: Registration, form: Fields, _headers: Fields) -> None:
    """private_key_jwt: a fresh assertion, for this server and for one use (RFC 7523 section 2.2).

    `client_id` is sent as well, so that the server knows whose key to take before it believes the assertion.
    """
    world, audience = actor.world, own_server(actor).issuer
    claims: dict[str, Any] = {
        "iss": own.client_id,
        "sub": own.client_id,
        "aud": audience,
        "iat": world.clock.seconds,
        "exp": world.clock.seconds + ASSERTION_SECONDS,
        "jti": world.chance.token("client.jti", 16),
    }
    signed = sign(claims)
    actor.signed(ALGORITHM, claims, signed)
    form["client_id"] = own.client_id
    form["client_assertion_type"] = TYPE
    form["client_assertion"] = actor.mint("client_assertion", signed, f"{own.client_id}, {audience}, one use")


WAYS: dict[str, Callable[[Actor, Registration, Fields, Fields], None]] = {
    "basic": basic,
    "post": post,
    "none": none,
    "private_key_jwt": private_key_jwt,
}


def authenticate(actor: Actor, own: Registration, form: Fields, headers: Fields) -> None:
    """Add what the way that the client registered for (`client.auth`) needs to form and headers."""
    WAYS[actor.world.switches["client.auth"]](actor, own, form, headers)
