"""Rules for a device code that is redeemed: the device polls until its owner has decided (RFC 8628 section 3.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.checks.ledger import Finding, compared, not_applicable, rule
from app.checks.token.subject import TokenRequest

NO_SUCH = "there is no such device code"


@dataclass(frozen=True)
class DeviceGrant:
    """What the server remembers with a device code. Times are in seconds; `polled` is when the device last asked."""

    device_code: str
    user_code: str
    client_id: str
    scope: str
    expires: int
    interval: int
    state: Literal["waiting", "allowed", "denied", "used"] = "waiting"
    account: str = ""
    polled: int | None = None


@dataclass(frozen=True)
class Poll:
    """One token request of a device, with what the server remembers of its code."""

    asked: TokenRequest
    grant: DeviceGrant | None


@rule(
    "token.device_code.present",
    actor="as",
    title="There is a device code",
    plain="The device has to send the long code that it was given, since that is how it can be told from all others.",
    failure="The device code is missing",
    spec="RFC 8628 §3.4",
    level="MUST",
    looked_at="form.device_code",
    error="invalid_request",
    causes=("The device sends its user code instead.",),
)
def present(poll: Poll) -> Finding:
    sent = poll.asked.params.get("device_code")
    return compared(bool(sent), ("device_code sent", sent), ("needed", "a value"))


@rule(
    "token.device_code.known",
    actor="as",
    title="The server issued this device code",
    plain="The device's code is looked up among those that this login server made, because anybody could make one up.",
    failure="The server issued no such device code",
    spec="RFC 6749 §5.2",
    level="MUST",
    looked_at="form.device_code",
    error="invalid_grant",
    causes=("The code was cut off when it was stored.", "It comes from another server."),
)
def known(poll: Poll) -> Finding:
    issued = poll.grant.device_code if poll.grant else "no such code"
    sent = poll.asked.params.get("device_code")
    return compared(poll.grant is not None, ("device_code sent", sent), ("issued", issued))


@rule(
    "token.device_code.client",
    actor="as",
    title="The device code was issued to this client",
    plain="The app that sends the code is compared with the one that it was given to, so that nobody else fetches the "
    "pass.",
    failure="The device code was issued to another client",
    spec="RFC 6749 §5.2",
    level="MUST",
    looked_at="form.client_id",
    error="invalid_grant",
    causes=("Somebody redeems a device code that another client received.",),
)
def of_client(poll: Poll) -> Finding:
    if poll.grant is None:
        return not_applicable(NO_SUCH)
    asks, owner = poll.asked.client_id, poll.grant.client_id
    sides = ("client that asks", asks), ("client of the device code", owner)
    return compared(asks == owner, *sides, "", poll.asked.client_at)


@rule(
    "token.device_code.unused",
    actor="as",
    title="The device code was not used before",
    plain="The login server looks whether this code was swapped before, because whoever comes second may only have "
    "copied it.",
    failure="The device code was used before",
    spec="RFC 6749 §5.2",
    level="choice",
    looked_at="form.device_code",
    error="invalid_grant",
    causes=("The answer with the token was lost, and the device asked again.",),
)
def unused(poll: Poll) -> Finding:
    if poll.grant is None:
        return not_applicable(NO_SUCH)
    times = "once" if poll.grant.state == "used" else "never"
    return compared(times == "never", ("used before", times), ("needed", "never"))


@rule(
    "token.device_code.unexpired",
    actor="as",
    title="The device code has not expired",
    plain="The clock is compared with the end of the code's time, so that a question that nobody answered does not "
    "stay open for ever.",
    failure="The device code has expired",
    spec="RFC 8628 §3.5",
    level="MUST",
    looked_at="form.device_code",
    error="expired_token",
    causes=("Nobody typed the user code in time. The device has to ask for new codes.",),
)
def unexpired(poll: Poll) -> Finding:
    if poll.grant is None:
        return not_applicable(NO_SUCH)
    now, expires = poll.asked.now, poll.grant.expires
    return compared(now < expires, ("now", str(now)), ("valid before", str(expires)))


@rule(
    "token.device_code.pace",
    actor="as",
    title="The device waited as long as it was told to",
    plain="The time since the device last asked is compared with the pause that it was told to make, so that the login "
    "server is not overrun.",
    failure="The device asks again too soon",
    spec="RFC 8628 §3.5",
    level="MUST",
    looked_at="form.device_code",
    error="slow_down",
    causes=("The device does not look at interval.", "It was told to slow down, and did not remember it."),
)
def pace(poll: Poll) -> Finding:
    if poll.grant is None:
        return not_applicable(NO_SUCH)
    if poll.grant.polled is None:
        return not_applicable("it asks for the first time")
    waited = poll.asked.now - poll.grant.polled
    sides = ("seconds since it last asked", str(waited)), ("needed at least", str(poll.grant.interval))
    return compared(waited >= poll.grant.interval, *sides)


@rule(
    "token.device_code.undenied",
    actor="as",
    title="The owner has not denied it",
    plain="The login server looks whether the person said no, because then the device must get nothing.",
    failure="The owner denied it",
    spec="RFC 8628 §3.5",
    level="MUST",
    looked_at="form.device_code",
    error="access_denied",
    causes=("The owner clicked Deny.", "The device that asked was not hers: somebody sent her its code."),
)
def undenied(poll: Poll) -> Finding:
    if poll.grant is None:
        return not_applicable(NO_SUCH)
    said = "denied" if poll.grant.state == "denied" else "not denied"
    return compared(said == "not denied", ("the owner's answer", said), ("needed", "not denied"))


@rule(
    "token.device_code.decided",
    actor="as",
    title="The owner has decided",
    plain="The login server looks whether the person has answered yet: until she has, the device can only wait and ask "
    "again.",
    failure="The owner has not decided yet",
    spec="RFC 8628 §3.5",
    level="MUST",
    looked_at="form.device_code",
    error="authorization_pending",
    causes=("This is what a device is told while its owner is still looking for her phone.",),
)
def decided(poll: Poll) -> Finding:
    if poll.grant is None:
        return not_applicable(NO_SUCH)
    said = "none yet" if poll.grant.state == "waiting" else "allowed"
    return compared(poll.grant.state != "waiting", ("the owner's answer", said), ("needed", "allowed"))


TABLE = (present, known, of_client, unused, unexpired, pace, undenied, decided)
