"""How a client says and proves who it is at the token endpoint (RFC 6749 section 2.3): one function for each way."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from urllib.parse import quote_plus

from app.actors.client.registration import Registration
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


WAYS: dict[str, Callable[[Actor, Registration, Fields, Fields], None]] = {"basic": basic, "post": post, "none": none}


def authenticate(actor: Actor, own: Registration, form: Fields, headers: Fields) -> None:
    """Add what the way that the client registered for (`client.auth`) needs to form and headers."""
    WAYS[actor.world.switches["client.auth"]](actor, own, form, headers)
