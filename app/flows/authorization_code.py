"""The authorization code grant (RFC 6749 section 4.1), with or without PKCE (RFC 7636), for both types of client."""

from __future__ import annotations

from dataclasses import replace

from app.actors.client import native
from app.flows import parts
from app.flows.flow import Flow
from app.wire import World


def prepare(world: World) -> None:
    """Register the client at the server, and give the owner an account."""
    own = parts.registration(world)
    uri = parts.REDIRECT_URIS.get(world.switches["client.redirect_uri"])
    if uri and parts.is_public(world.switches):
        own = replace(own, redirect_uri=uri)
        native.claim(world, uri)
    parts.register(world, own)
    parts.open_account(world)


FLOW = Flow(
    id="authorization_code",
    title="Authorization code",
    spec="RFC 6749 §4.1",
    steps=(*parts.ASKING, *parts.ALLOWING, *parts.SWAPPING, *parts.USING),
    phases=parts.PHASES,
    switches=(
        *("client.type", "client.auth", "client.pkce", "client.state", "client.iss", "client.scope", "client.resource"),
        *("client.redirect_uri_at_token", "client.token_place", "client.callback_page"),
        *("client.referrer_policy", "client.third_party"),
        *("as.pkce", "as.redirect_uri_match", "as.redirect_uri_at_token", "as.code_replay", "as.iss", "as.health"),
        *("as.access_token", "as.audience", "as.refresh_token", "rs.token_in_query"),
        *parts.OWNER,
    ),
    lanes=parts.EVERYBODY,
    hosts=parts.hosts,
    prepare=prepare,
    play=parts.ask_and_allow,
)
