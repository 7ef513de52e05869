"""Refresh token theft: a copied refresh token brings tokens for as long as nobody notices (RFC 9700 §4.14)."""

from __future__ import annotations

from app.actors.client.native import RUNNING
from app.actors.client.token_endpoint import Tokens
from app.actors.owner import Owner
from app.actors.places import TOKEN_ENDPOINT
from app.attacks import parts
from app.attacks.attack import Attack, Defence
from app.attacks.parts import APP_ID, ATTACKER, COPIES, STEAL
from app.flows.parts import log_in_and_consent, start
from app.flows.refresh_token import come_back
from app.trace import Phase
from app.wire import Actor, Browser, Step, World

SWITCH = "as.refresh_token"
AGAIN = "again"


def script(world: World) -> None:
    """Ana connects the app, its backup is copied, the thief refreshes; later the app does, and then the thief again."""
    owner, browser = Owner(world), Browser(world)
    start(world, owner, browser)
    log_in_and_consent(owner, browser)
    tokens: Tokens | None = world.actor("client").look("tokens", RUNNING)
    thief = world.actor(ATTACKER)
    if tokens and tokens.refresh:
        parts.leak(world, "client", "backup", "refresh_token", tokens.refresh)
        refresh(thief)
    if tokens:
        come_back(world, owner, browser)
    if tokens and tokens.refresh:
        parts.fetch_photos(thief, refresh(thief))


def refresh(thief: Actor) -> str:
    """Use the newest refresh token that the thief has; gives the access token, empty where none came."""
    token = thief.look(COPIES, "refresh_token")
    form = {"grant_type": "refresh_token", "refresh_token": token, "client_id": APP_ID}
    answer = parts.post(thief, TOKEN_ENDPOINT, form)
    if answer.get("refresh_token"):
        thief.put(COPIES, "refresh_token", str(answer["refresh_token"]), "the refresh token that took its place")
    return str(answer.get("access_token", ""))


ATTACK = Attack(
    id="refresh-token-theft",
    title="Refresh token theft",
    spec=("RFC 9700 §4.14", "RFC 6749 §10.4"),
    flows=("refresh_token",),
    aim="The thief goes on getting access tokens, after the app has used its refresh token as well.",
    goal=parts.photos_stolen,
    needs={"client.type": "public", "client.auth": "none"},
    weak={SWITCH: "static"},
    stops=(
        Defence(
            switch=SWITCH,
            value="rotation+reuse_detection",
            who="as",
            sentence="The same token came twice: the server takes the whole family back, from the app and the thief.",
            check="token.refresh_token.unrevoked",
            at="thief_again#1.request",
            status=400,
            error="invalid_grant",
        ),
    ),
    promised={"rfc9700": "RFC 9700 §4.14.2", "oauth-2.1": "OAuth 2.1 §4.3.1"},
    lanes=(parts.thief("Thief"),),
    steps=(
        Step("backup", "client", ATTACKER, "act", "", STEAL, "The thief copies a backup"),
        Step(
            *("thief_again", ATTACKER, "as", "POST", "/token", AGAIN, "The thief refreshes again"),
            after="later",
        ),
        Step("thief_refresh", ATTACKER, "as", "POST", "/token", STEAL, "The thief refreshes"),
        Step("thief_photos", ATTACKER, "rs", "GET", "/photos", AGAIN, "The thief fetches the photos"),
    ),
    phases=(parts.STEALING, Phase(AGAIN, "Come back as the thief")),
    script=script,
    victim="Ana notices nothing while tokens are static. With reuse detection her app asks her anew, once.",
    attacker="He needs one copy of one file. A client without a secret has nothing else that he would lack.",
    remains="A thief who is never followed by the app: if Ana gave it up, nobody shows the token twice.",
)
