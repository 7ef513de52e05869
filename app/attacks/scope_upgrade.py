"""Scope upgrade: a stolen refresh token for little is refreshed into an access token for more (RFC 6749 §6)."""

from __future__ import annotations

from app.actors.client.native import RUNNING
from app.actors.client.token_endpoint import Tokens
from app.actors.places import ASKED_SCOPE
from app.attacks import parts
from app.attacks.attack import Attack, Defence
from app.attacks.parts import APP_ID, ATTACKER, STEAL
from app.flows.parts import ask_and_allow
from app.wire import Step, World

SWITCH = "as.refresh_scope"


def script(world: World) -> None:
    """Ana lets the app see her albums, and nothing else; a thief with a copy of its refresh token asks for photos."""
    ask_and_allow(world)
    tokens: Tokens | None = world.actor("client").look("tokens", RUNNING)
    if tokens is None or not tokens.refresh:
        return
    token = parts.leak(world, "client", "backup", "refresh_token", tokens.refresh)
    form = {"grant_type": "refresh_token", "refresh_token": token, "client_id": APP_ID, "scope": ASKED_SCOPE}
    parts.fetch_photos(world.actor(ATTACKER), parts.redeem(world.actor(ATTACKER), form))


ATTACK = Attack(
    id="scope-upgrade",
    title="Scope upgrade at the refresh",
    spec=("RFC 6749 §6", "RFC 6749 §3.3"),
    flows=("authorization_code",),
    aim="A refresh token for the albums brings an access token for the photos.",
    goal=parts.photos_stolen,
    needs={"client.type": "public", "client.auth": "none", "client.scope": "less"},
    weak={SWITCH: "any"},
    stops=(
        Defence(
            switch=SWITCH,
            value="granted",
            who="as",
            sentence="The server compares what is asked for with what Ana granted, and the photos are not in it.",
            check="token.refresh_token.scope",
            at="thief_refresh#1.request",
            status=400,
            error="invalid_scope",
        ),
    ),
    promised={"rfc6749": "RFC 6749 §6", "rfc9700": "RFC 6749 §6", "oauth-2.1": "OAuth 2.1 §4.3.1"},
    lanes=(parts.thief("Thief"),),
    steps=(
        Step("backup", "client", ATTACKER, "act", "", STEAL, "The thief copies a backup"),
        Step("thief_refresh", ATTACKER, "as", "POST", "/token", STEAL, "The thief asks for more"),
        Step("thief_photos", ATTACKER, "rs", "GET", "/photos", STEAL, "The thief fetches the photos"),
    ),
    phases=(parts.STEALING,),
    script=script,
    victim="Ana read what the app wanted: her albums. She was careful, and is not asked again.",
    attacker="He has a token for little, and one parameter at a refresh says for what the next one shall be good.",
    remains="A thief who is content with the albums: within what Ana granted, this check stops nobody.",
)
