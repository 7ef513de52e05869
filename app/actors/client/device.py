"""The client as a device without a browser or keyboard: it shows a code, and asks again and again (RFC 8628)."""

from __future__ import annotations

from dataclasses import dataclass

from app.actors.client.protocol import Client
from app.actors.client.token_endpoint import Tokens, json_object, read, send
from app.actors.places import DEVICE_AUTHORIZATION_ENDPOINT
from app.checks import device as rules
from app.checks import examine
from app.wire import World

EAGER = 1  # seconds that a device waits which does not look at `interval`
USUAL = 5  # where the answer names no interval (section 3.2)
SLOWER = 5  # what `slow_down` adds, for good (section 3.5)


@dataclass(frozen=True)
class Shown:
    """What stands on the device's screen, and in the picture beside it that a phone can scan. Never the device code."""

    user_code: str
    address: str
    picture: str


class Device:
    """One device in one play, from the first tap to the photos. `waiting` says whether asking again makes sense."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.client = Client.of(world)
        self.client.actor.http.headers["User-Agent"] = "Frame/1.0"
        self.waiting = False
        self._device_code = ""
        self._told = USUAL
        self._pause = USUAL

    def begin(self) -> Shown | None:
        """Ask for codes (section 3.1); None where there are none to show."""
        actor, own = self.client.actor, self.client.registration
        response = send(actor, own, {"scope": own.scope}, DEVICE_AUTHORIZATION_ENDPOINT)
        if response is None:
            return None
        found = json_object(response)
        answer = rules.DeviceAnswer(response.status_code, found)
        if examine(self.world, rules.ANSWER, answer, about=response.extensions["moment"]):
            return None
        self._device_code = str(found.get("device_code", ""))
        interval = found.get("interval")
        self._told = interval if type(interval) is int and 0 < interval <= 60 else USUAL
        self._pause = EAGER if self.world.switches["client.polling"] == "eager" else self._told
        self.waiting = True
        actor.put("codes", "device_code", self._device_code, "the device code for itself, the user code for its screen")
        address = str(found.get("verification_uri", ""))
        picture = str(found.get("verification_uri_complete") or address)
        return Shown(str(found.get("user_code", "")), address, picture)

    def poll(self) -> Tokens | None:
        """Wait, then ask for the token (sections 3.4 and 3.5). An error that is not about waiting ends it."""
        self.world.clock.advance(1000 * self._pause)
        grant = {"grant_type": rules.GRANT_TYPE, "device_code": self._device_code}
        response = send(self.client.actor, self.client.registration, grant)
        if response is None:
            self._pause *= 2  # nobody answered: it must not come back at the same pace
            return None
        error = json_object(response).get("error") if response.status_code == 400 else None
        if error == "slow_down":
            self._told += SLOWER
            self._pause = self._told
        if error in {"slow_down", "authorization_pending"}:
            return None
        self.waiting = False
        tokens, _ = read(self.client.actor, response)
        return tokens

    def show_photos(self, tokens: Tokens) -> None:
        """Fetch what it was made for."""
        self.client.actor.put("tokens", "this device", tokens, "the access token of this device")
        self.client.fetch_photos(tokens)
