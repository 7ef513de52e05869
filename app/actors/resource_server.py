"""The resource server: an API that takes a bearer token (RFC 6750).

It reads a JWT by itself (RFC 9068), and asks the authorization server about any other token (RFC 7662). `/photos` is
what an owner lets a client see; `/prices` a client sees in its own name.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import Flask, Response, request

from app.actors import confusion
from app.actors.bearer import challenge, places
from app.actors.introspection import introspect
from app.actors.keys import ID_TOKENS
from app.actors.places import API, ASKED_SCOPE, CLIENT_ORIGIN, ISSUER, OWN_SCOPE, OWNERS
from app.actors.server import Server
from app.actors.tokens import ALGORITHM, ID_TOKEN_ALGORITHM, is_own_id_token, verifies
from app.checks import Rule, examine
from app.checks.resource import OWNED, REQUEST, SELF_CONTAINED, Presented
from app.trace.paths import jwt_parts
from app.wire import here

PHOTOS = [{"id": number, "title": title} for number, title in enumerate(("Beach", "Grandmother", "The cat"), start=1)]
PRICES = [{"size": size, "cents": cents} for size, cents in (("10×15", 9), ("13×18", 19), ("20×30", 99))]
REALM = "photos"
Table = tuple[Rule[Presented], ...]


def build() -> Flask:
    """The API's app."""
    app = Server("photos")
    app.add_url_rule("/photos", "photos", photos, methods=["GET"])
    app.add_url_rule("/prices", "prices", prices, methods=["GET"])
    app.after_request(let_scripts_read)
    app.register_error_handler(404, lambda _: _json({"error": "not_found"}, 404))
    app.register_error_handler(405, lambda _: _json({"error": "method_not_allowed"}, 405))
    return app


def let_scripts_read(response: Response) -> Response:
    """Cross-origin resource sharing, with one origin: the pages of the client that is registered here."""
    if request.headers.get("Origin") == CLIENT_ORIGIN:
        response.headers["Access-Control-Allow-Origin"] = CLIENT_ORIGIN
        response.headers["Access-Control-Allow-Headers"] = "Authorization"
    return response


def photos() -> Response:
    """The owner's photos, if the token allows it."""
    return _serve(ASKED_SCOPE, _photos_of, OWNED)


def prices() -> Response:
    """What the library charges its partners, for a client that asks in its own name."""
    return _serve(OWN_SCOPE, lambda shown: {"partner": shown.claim("sub"), "prices": PRICES})


def _photos_of(shown: Presented) -> dict[str, Any]:
    """Photos lie under the name of their owner; whoever has none here has none to show."""
    owner = shown.claim("sub")
    return {"owner": owner, "photos": PHOTOS if owner in OWNERS else []}


def _serve(scope: str, content: Callable[[Presented], dict[str, Any]], besides: Table = ()) -> Response:
    """What is asked for, if the token allows it; `besides` are the rules for this alone."""
    shown, failed = _validate(_read(scope))
    failed = failed or examine(here(), besides, shown)
    return _refuse(failed, scope) if failed else _json(content(shown), 200)


def _read(scope: str) -> Presented:
    """Where tokens stand in this request (RFC 6750 section 2), and what the first one says."""
    found = places()
    token = found[0][1] if found else ""
    header, claims = jwt_parts(token) or (None, {})
    other_key = (header or {}).get("kid") == ID_TOKENS  # the issuer publishes both, each for one algorithm
    return Presented(
        tokens=found,
        header=header,
        claims=claims,
        signed_by_issuer=lambda: _verifies(token, other_key),
        issuer=ISSUER,
        audience=API,
        scope_needed=scope,
        now=here().clock.seconds,
        algorithm=ID_TOKEN_ALGORITHM if other_key else ALGORITHM,
        any_kind=here().switches["rs.check_typ"] == "ignored",
    )


def _verifies(token: str, other_key: bool) -> bool:
    """Whether the signature is good: by what this API knows of the issuer, or by what the token says of itself."""
    if here().switches["rs.jwt_alg"] == "from_header":
        return confusion.verifies(ISSUER, token)
    return is_own_id_token(token) if other_key else verifies(ISSUER, token)


def _validate(shown: Presented) -> tuple[Presented, Rule[Any] | None]:
    """What was presented, with all that is known of it, and the rule that stops, if any."""
    world = here()
    failed: Rule[Any] | None = examine(world, REQUEST, shown)
    if failed or world.switches["as.access_token"] != "opaque":
        return shown, failed or examine(world, SELF_CONTAINED, shown)
    claims, failed = introspect(world, shown.token, shown.scope_needed)
    return replace(shown, claims=claims), failed


def _refuse(failed: Rule[Any], scope: str) -> Response:
    """The challenge of RFC 6750 section 3: no error code at all when no token came."""
    # Without a token nothing was wrong with one: no error code, no other information (RFC 6750 section 3.1).
    document = {"error": failed.error} if failed.error else {}
    return _json(document, failed.status, challenge(REALM, failed, scope))


def _json(document: object, status: int, headers: dict[str, str] | None = None) -> Response:
    content = json.dumps(document, separators=(",", ":"))
    return Response(content, status, {"Cache-Control": "no-store", **(headers or {})}, content_type="application/json")
