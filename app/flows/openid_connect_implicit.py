"""Signing in with what the fragment brings: an access token, or an ID token beside it (OIDC Core §3.2).

`client.sign_in_by` is what the client goes by; with a code, this is the flow of OIDC Core §3.1 again.
"""

from __future__ import annotations

from app.actors.owner import Owner
from app.flows import openid_parts, parts
from app.flows.flow import Flow
from app.flows.openid_parts import SWAP
from app.wire import Browser, Step, World

RESPONSE_TYPES = {"access_token": "token", "id_token": "id_token token", "code": "code"}
BY_TOKEN, BY_CODE = {"client.sign_in_by": ("access_token", "id_token")}, {"client.sign_in_by": ("code",)}
RETURNING = (
    Step("callback", "browser", "client", "GET", "/signed-in", SWAP, "Go to the client's redirect URI"),
    Step("posted", "browser", "client", "POST", "/signed-in", SWAP, "Post the answer to the client", BY_TOKEN),
    Step("token", "client", "as", "POST", "/token", SWAP, "Swap the code for an ID token", BY_CODE),
)


def prepare(world: World) -> None:
    """Register the client for what it signs people in by."""
    openid_parts.prepare(world, response_type=RESPONSE_TYPES[world.switches["client.sign_in_by"]])


def play(world: World) -> None:
    """Drive the owner and her browser: sign in, which ends on a page that greets her."""
    openid_parts.sign_in(world, Owner(world), Browser(world))


FLOW = Flow(
    id="openid_connect_implicit",
    title="OpenID Connect, implicit flow",
    spec="OIDC Core §3.2",
    steps=(*openid_parts.MEETING, *openid_parts.ASKING, *parts.ALLOWING, *RETURNING, *openid_parts.KNOWING),
    phases=openid_parts.PHASES,
    switches=(*openid_parts.CLIENT_SWITCHES, "client.sign_in_by", "client.response_mode", "as.implicit", "as.pkce"),
    lanes=openid_parts.LANES,
    hosts=openid_parts.hosts,
    prepare=prepare,
    play=play,
)
