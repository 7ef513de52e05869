"""The same by a denial: the request is right, Ana wants none of it, and is sent to the client for saying so.

She has logged in, and pressed a button of the real server. What comes next she takes for a page of it.
"""

from __future__ import annotations

from dataclasses import replace

from app.actors.places import ASKED_SCOPE
from app.attacks import server_as_redirector as invited
from app.wire import World


def script(world: World) -> None:
    """All is right in this request, and it is the client that Ana does not like."""
    invited.follow(world, invited.link(scope=ASKED_SCOPE), logs_in=True)


ATTACK = replace(
    invited.ATTACK,
    id="server-as-redirector-denied",
    title="Authorization server as open redirector, by a denial",
    aim="Ana denies the request of a client that she does not know, and ends at its page, which looks like Accounts.",
    goal=invited.reached("access_denied", "Ana denied it at Accounts, and her browser shows the attacker's page."),
    needs={"owner.consent": "deny"},
    stops=(invited.NAMED,),
    promised={},
    script=script,
    victim="Ana sees the real login page, the real question, and says no. She has done all that she was ever taught.",
    attacker="He asks for her photos in his own name. If she allows it he has them, and if not he has her at his page.",
    remains="A server that would rather ask nobody: a client has to learn of a denial, so somebody has to be sent.",
)
