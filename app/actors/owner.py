"""The resource owner: answers what she is asked, by the script or by the person who plays her."""

from __future__ import annotations

from typing import Any

from app.actors.places import ACCOUNT
from app.wire import Moment, World

PASSWORDS = {"right": "correct horse battery staple", "wrong": "12345678"}


class Owner:
    """The person whose photos they are. She acts through her browser and on her own device."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.actor = world.actor("owner")

    def starts(self, step: str, to: str) -> Moment:
        """She asks for prints; returns the moment that her decision makes, for what follows from it."""
        _, moment = self._answers(step, to, "start", {"wants": "prints of her photos"})
        return moment

    def connects(self, step: str, to: str) -> Moment:
        """She asks a device to show her photos."""
        return self._answers(step, to, "connect", {"wants": "her photos on it"})[1]

    def visits(self, step: str, seconds: int) -> tuple[bool, Moment]:
        """She takes her phone, after a while, and opens the address that the device shows; True where she scans it."""
        answer, moment = self._answers(step, "browser", "visit", {"seconds": seconds, "scans": False})
        self.world.clock.advance(1000 * int(answer.get("seconds", seconds)))
        return bool(answer.get("scans")), moment

    def types_code(self, step: str, shown: str) -> tuple[dict[str, str], int | None]:
        """She types the code that she reads off the device: the field to send, and the seq."""
        answer, moment = self._answers(step, "browser", "user_code", {"user_code": shown})
        return {"user_code": str(answer.get("user_code", ""))}, moment.cause

    def wants_in(self, step: str, to: str) -> Moment:
        """She asks to be signed in at the client."""
        return self._answers(step, to, "sign_in", {"wants": "to sign in with Accounts"})[1]

    def wants_out(self, step: str, to: str) -> Moment:
        """She asks to be signed out at the client."""
        return self._answers(step, to, "sign_out", {"wants": "to sign out"})[1]

    def logs_out(self, step: str) -> tuple[dict[str, str], int | None]:
        """She is asked whether to log out of the authorization server as well: the field to send, and the seq."""
        answer, moment = self._answers(step, "browser", "logout", {"allow": True})
        return {"decision": "log out" if answer.get("allow") else "stay"}, moment.cause

    def signs_in(self, step: str, to: str = "browser") -> tuple[dict[str, str], int | None]:
        """She types account and password: the fields to send, and the seq. What was typed is never recorded here."""
        scripted = {"account": ACCOUNT, "password": self.world.switches["owner.login"]}
        answer, moment = self._answers(step, to, "login", scripted)
        password = PASSWORDS["right" if answer.get("password") == "right" else "wrong"]
        return {"username": str(answer.get("account", "")), "password": password}, moment.cause

    def consents(self, step: str, scopes: list[str], decision: str = "") -> tuple[dict[str, Any], int | None]:
        """She allows or denies, and may allow less than was asked for; `decision` is what the page made her decide."""
        decision = decision or self.world.switches["owner.consent"]
        ticked = scopes[:-1] if decision == "less" else scopes
        answer, moment = self._answers(step, "browser", "consent", {"allow": decision != "deny", "scopes": ticked})
        allowed = [str(scope) for scope in answer.get("scopes", scopes)]
        return {"decision": "allow" if answer.get("allow") else "deny", "scope": allowed}, moment.cause

    def follows_link(self, step: str, what: str) -> Moment:
        """She follows a link that somebody sent her."""
        return self._answers(step, "browser", "link", {"wants": what})[1]

    def clicks(self, step: str, what: str) -> Moment:
        """She clicks on something that she sees."""
        return self._answers(step, "browser", "click", {"wants": what})[1]

    def leaves(self, step: str, to: str) -> Moment:
        """She has enough prints, and looks for the way to end it."""
        _, moment = self._answers(step, to, "leave", {"wants": "no more prints"})
        return moment

    def disconnects(self, step: str) -> Moment:
        """She ends it, by a button."""
        _, moment = self._answers(step, "browser", "disconnect", {"wants": "the printer disconnected"})
        return moment

    def goes_on(self, step: str, willing: bool) -> tuple[bool, int | None]:
        """She reads to which site she would go on: True where she does, and the seq."""
        answer, moment = self._answers(step, "browser", "go_on", {"allow": willing})
        return bool(answer.get("allow")), moment.cause

    def lets_pass(self, step: str, seconds: int, to: str = "browser", question: str = "later") -> Moment:
        """She comes back later, or only waits: the clock moves on, by as much as is answered."""
        answer, moment = self._answers(step, to, question, {"seconds": seconds})
        self.world.clock.advance(1000 * int(answer.get("seconds", seconds)))
        return moment

    def _answers(self, step: str, to: str, question: str, scripted: dict[str, Any]) -> tuple[dict[str, Any], Moment]:
        """Ask at `step`; a person's answer wins over the script's. Raises PlayEnds where it is still open."""
        script = self.world.script
        place = script.name_occurrence(step, "answer")
        with self.world.during(Moment(step=place, cause=self.world.last)):
            answer, by = script.answer(place, "owner", scripted)
            return answer, Moment(step=place, cause=self.actor.decide(place, to, question, answer, by))
