"""Mix-up: the client takes the answer of one authorization server for that of another (RFC 9700 §4.4).

It then carries the code to the server that it believes it asked, which is the attacker's, and the verifier with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from flask import Flask, Response, request

from app.actors.authorization_server.json_responses import document
from app.actors.client.registration import Registration
from app.actors.client.server import Server
from app.actors.places import AUTHORIZATION_ENDPOINT, CALLBACKS, LOOPBACK_ORIGIN
from app.actors.redirects import redirect, with_query
from app.attacks import parts
from app.attacks.attack import Attack, Defence
from app.attacks.parts import APP_ID, ATTACKER
from app.flows.flow import Hosts
from app.flows.parts import ASK, SWAP
from app.wire import Step, World, here

OTHER = "https://other.example"
OTHER_SERVER = Server(OTHER, f"{OTHER}/authorize", f"{OTHER}/token")


def callbacks(world: World) -> tuple[str, str]:
    """The client's redirect URIs: the one that the honest server knows, and the one for this server."""
    honest, other = CALLBACKS[world.switches["client.redirect_uris"]]
    return f"{LOOPBACK_ORIGIN}{honest}", f"{LOOPBACK_ORIGIN}{other}"


def prepare(world: World) -> None:
    """The client is registered at both servers, and this time it was the attacker's that Ana chose."""
    client = world.actor("client")
    own: Registration = client.look("registration", "own")
    there = replace(own, client_id="printer-at-other", redirect_uri=callbacks(world)[1])
    client.know("registration", "own", there)
    client.know("servers", "own", OTHER_SERVER)


@cache
def build() -> Flask:
    """The attacker's authorization server, as far as it goes."""
    app = Flask("other-accounts", static_folder=None)
    app.add_url_rule("/authorize", "authorize", authorize, methods=["GET"])
    app.add_url_rule("/token", "token", token, methods=["POST"])
    return app


def authorize() -> Response:
    """Send the browser on to the honest server, with the client's name there; state and challenge stay."""
    asked = {"client_id": APP_ID, "redirect_uri": callbacks(here())[0]}
    return redirect(with_query(AUTHORIZATION_ENDPOINT, {**request.args.to_dict(), **asked}))


def token() -> Response:
    """Take what the client brings to the honest server oneself, and tell the client that it did not work."""
    world = here()
    verifier = request.form.get("code_verifier")
    brought = {"code_verifier": verifier} if verifier else {}
    parts.use_code(world.actor(ATTACKER), request.form.get("code", ""), callbacks(world)[0], brought)
    return document({"error": "invalid_grant"}, 400)


def hosts(_: Mapping[str, str]) -> Hosts:
    """The attacker's authorization server."""
    return {OTHER: (ATTACKER, build())}


ATTACK = Attack(
    id="mix-up",
    title="Mix-up",
    spec=("RFC 9700 §4.4", "RFC 9207 §1"),
    flows=("authorization_code",),
    aim="The attacker's authorization server is brought a code that the honest one made, and redeems it.",
    goal=parts.photos_stolen,
    needs={"client.type": "public", "client.auth": "none", "client.redirect_uri": "loopback", "as.iss": "sent"},
    weak={"client.iss": "ignored", "client.redirect_uris": "shared"},
    stops=(
        Defence(
            switch="client.iss",
            value="compared",
            who="client",
            sentence="The answer says which server gave it, and that is not the one which was asked.",
            check="callback.iss",
            at="callback#1.request",
            status=400,
        ),
        Defence(
            switch="client.redirect_uris",
            value="per_server",
            who="client",
            sentence="The answer comes to the address for Accounts, and it was the other server that was asked.",
            check="callback.redirect_uri",
            at="callback#1.request",
            status=400,
        ),
    ),
    promised={"rfc9700": "RFC 9700 §2.1", "oauth-2.1": "OAuth 2.1 §7.15"},
    lanes=(parts.thief("Other Accounts", "attacker's server"),),
    steps=(
        Step("ask_other", "browser", ATTACKER, "GET", "/authorize", ASK, "Ask the server that Ana chose"),
        Step("carried_off", "client", ATTACKER, "POST", "/token", SWAP, "Bring the code to the wrong server"),
        *parts.REDEEMING,
    ),
    phases=(parts.STEALING,),
    hosts=hosts,
    prepare=prepare,
    victim="Ana chose Other Accounts, and was asked by Accounts. She allows it, and the app says: it did not work.",
    attacker="He runs a server that the client works with, and passes the request on. The client does all else.",
    remains="Somebody who logs in at the dishonest server itself has told it all there is to tell.",
)
