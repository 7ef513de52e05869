"""What the authorization server remembers of devices that wait, by device code (RFC 8628 section 3.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from app.actors.authorization_server.records import Records
from app.checks.token.device_code import DeviceGrant

# Letters only, no vowels: nothing that is taken for something else, and no words (section 6.1).
LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
SECONDS = {"10m": 600, "2m": 120}  # as.device_code_life
INTERVAL = 5
SLOWER = 5  # how much longer a device that asks too often has to wait from then on (section 3.5)
SHELF = "device codes"


def remember(records: Records, client_id: str, scope: str) -> DeviceGrant:
    """A new device code, for the device alone, and a user code, to be typed."""
    chance = records.world.chance
    device_code = records.actor.mint("device_code", chance.token("as.device_code"), client_id)
    letters = "".join(LETTERS[octet % len(LETTERS)] for octet in chance.octets("as.user_code", 8))
    user_code = records.actor.mint("user_code", f"{letters[:4]}-{letters[4:]}", "the device code")
    seconds = life(records)
    grant = DeviceGrant(device_code, user_code, client_id, scope, records.world.clock.seconds + seconds, INTERVAL)
    _put(records, grant, f"waits for {seconds} seconds, bound to client and scope, with the user code beside it")
    return grant


def life(records: Records) -> int:
    """For how many seconds both codes are good."""
    return SECONDS[records.world.switches["as.device_code_life"]]


def by_device_code(records: Records, device_code: str) -> DeviceGrant | None:
    """What was remembered with a device code."""
    found: DeviceGrant | None = records.actor.look(SHELF, device_code)
    return found


def by_user_code(records: Records, typed: str) -> DeviceGrant | None:
    """The device that shows this code, however it was typed: small letters, spaces and dashes make no difference."""
    grants: list[DeviceGrant] = [*records.actor.shelf(SHELF).values()]
    return next((grant for grant in grants if _letters(grant.user_code) == _letters(typed)), None)


def _letters(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign in LETTERS)


def decide(records: Records, grant: DeviceGrant, state: Literal["allowed", "denied"], account: str, scope: str) -> None:
    """The owner has spoken; the device learns it when it asks next."""
    _put(records, replace(grant, state=state, account=account, scope=scope), f"{state} by {account}")


def polled(records: Records, grant: DeviceGrant, slower: bool) -> None:
    """The device asked; one that asked too soon has to wait longer from now on."""
    interval = grant.interval + (SLOWER if slower else 0)
    asked = replace(grant, polled=records.world.clock.seconds, interval=interval)
    _put(records, asked, f"the device asked; it may ask again in {interval} seconds")


def use_up(records: Records, grant: DeviceGrant) -> None:
    """The code is good for one token."""
    _put(records, replace(grant, state="used"), "used up")


def _put(records: Records, grant: DeviceGrant, note: str) -> None:
    records.actor.put(SHELF, grant.device_code, grant, note)
