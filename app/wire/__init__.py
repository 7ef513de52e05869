"""The in-process internet: hosts, the browser and its cookies, the clock, chance, and the world of one play.

Law: this room imports only `trace`. It knows HTTP and nothing of OAuth.
"""

from app.wire.actor import Actor
from app.wire.browser import Browser, Page
from app.wire.chance import Chance
from app.wire.clock import Clock
from app.wire.frames import Frame
from app.wire.moment import Moment
from app.wire.network import NoSuchHost, WireFault, here
from app.wire.schemes import Claim
from app.wire.script import PlayEnds, Script, Step
from app.wire.taps import Tap
from app.wire.world import World

__all__ = [
    "Actor",
    "Browser",
    "Chance",
    "Claim",
    "Clock",
    "Frame",
    "Moment",
    "NoSuchHost",
    "Page",
    "PlayEnds",
    "Script",
    "Step",
    "Tap",
    "WireFault",
    "World",
    "here",
]
