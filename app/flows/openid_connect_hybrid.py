"""The hybrid flow (OIDC Core §3.3): an ID token comes through the browser beside the code, and vouches for it."""

from __future__ import annotations

from app.actors.owner import Owner
from app.flows import openid_parts, parts
from app.flows.flow import Flow
from app.flows.openid_parts import SWAP
from app.wire import Browser, Step, World

FRAGMENT = {"client.response_mode": ("fragment",)}
RETURNING = (
    Step("callback", "browser", "client", "GET", "/signed-in", SWAP, "Fetch a page that reads the fragment", FRAGMENT),
    Step("posted", "browser", "client", "POST", "/signed-in", SWAP, "Post the answer to the client"),
    Step("token", "client", "as", "POST", "/token", SWAP, "Swap the code for an ID token"),
)


def prepare(world: World) -> None:
    """Register the client for both at once: a code and an ID token."""
    openid_parts.prepare(world, response_type="code id_token")


def play(world: World) -> None:
    """Drive the owner and her browser: sign in, which ends on a page that greets her."""
    openid_parts.sign_in(world, Owner(world), Browser(world))


FLOW = Flow(
    id="openid_connect_hybrid",
    title="OpenID Connect, hybrid flow",
    spec="OIDC Core §3.3",
    steps=(*openid_parts.MEETING, *openid_parts.ASKING, *parts.ALLOWING, *RETURNING, *openid_parts.KNOWING),
    phases=openid_parts.PHASES,
    switches=(*openid_parts.CLIENT_SWITCHES, "client.response_mode", "as.pkce"),
    lanes=openid_parts.LANES,
    hosts=openid_parts.hosts,
    prepare=prepare,
    play=play,
)
