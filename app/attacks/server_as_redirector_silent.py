"""The same without any login page: `prompt=none` asks for an answer at once, and the answer is an error."""

from __future__ import annotations

from dataclasses import replace

from app.actors.places import ASKED_SCOPE
from app.attacks import server_as_redirector as invited
from app.wire import World


def script(world: World) -> None:
    """Nobody is signed in, and no page may be shown: the server can only say so to the client."""
    invited.follow(world, invited.link(scope=ASKED_SCOPE, prompt="none"))


ATTACK = replace(
    invited.ATTACK,
    id="server-as-redirector-silent",
    title="Authorization server as open redirector, without a login",
    spec=("RFC 9700 §4.11.2", "OIDC Core §3.1.2.1"),
    goal=invited.reached("login_required", "Accounts asked nothing, and Ana's browser shows the attacker's page."),
    stops=tuple(each for each in invited.ATTACK.stops if each.value != "after_login"),
    promised={},
    script=script,
    attacker="He forbids the server every page by prompt=none. To ask for a login first is no defence against that.",
    remains="A server that may show no page and knows no client: then only who may register at all is left to decide.",
)
