"""The same with a page that asks the request whom to tell: an origin that begins like its own is not its own.

The page looks at the origin before it sends. But it looks at the beginning alone, and the name of a host goes on
(RFC 9700 §4.17.1, on URIs that are validated too loosely).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.actors.places import AUTHORIZATION_ENDPOINT, CLIENT_ORIGIN
from app.actors.redirects import with_query
from app.attacks import message_to_opener as plain
from app.attacks import parts
from app.attacks.parts import ATTACKER
from app.flows.flow import Hosts
from app.wire import World

SITE = f"{CLIENT_ORIGIN}.evil.example"
REQUEST = with_query(AUTHORIZATION_ENDPOINT, {**plain.ASKED, "state": SITE})


def hosts(_: Mapping[str, str]) -> Hosts:
    """The attacker's site, under a name that begins like the printer's."""
    return {SITE: (ATTACKER, plain.build(REQUEST))}


def script(world: World) -> None:
    """The request names the attacker's page as the one that is to be told."""
    plain.through_window(world, SITE, REQUEST)


ATTACK = replace(
    plain.ATTACK,
    id="message-to-named-opener",
    title="Message to the opener that the request names",
    spec=("RFC 9700 §4.17.1",),
    weak={**plain.ATTACK.weak, plain.SWITCH: "prefix"},
    lanes=(parts.thief("printer.example.evil.example", "attacker's site"),),
    hosts=hosts,
    script=script,
    attacker="He owns evil.example, and so every name that ends in it. Whom the page tells, his own request says.",
)
