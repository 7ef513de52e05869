"""OpenID Connect with the authorization code flow (OIDC Core §3.1): a client learns who is there."""

from __future__ import annotations

from app.actors.owner import Owner
from app.flows import openid_parts
from app.flows.flow import Flow
from app.wire import Browser, World


def play(world: World) -> None:
    """Drive the owner and her browser: sign in, which ends on a page that greets her."""
    openid_parts.sign_in(world, Owner(world), Browser(world))


FLOW = Flow(
    id="openid_connect",
    title="OpenID Connect",
    spec="OIDC Core §3.1",
    steps=openid_parts.SIGNING_IN,
    phases=openid_parts.PHASES,
    switches=(*openid_parts.CLIENT_SWITCHES, "as.pkce"),
    lanes=openid_parts.LANES,
    hosts=openid_parts.hosts,
    prepare=openid_parts.prepare,
    play=play,
)
