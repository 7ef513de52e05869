"""Rules of device authorization (RFC 8628) besides those of the token endpoint: giving codes, and typing one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.checks import posted
from app.checks.ledger import Finding, compared, not_applicable, rule
from app.checks.login import from_own_page
from app.checks.token.device_code import DeviceGrant
from app.checks.token.subject import ClientRequest

GRANT_TYPE = "urn:ietf:params:oauth:grant-type:device_code"
MAX_WRONG = 5
NO_SUCH = "no device waits with such a code"

SHAPE = posted.rules("device_authorization", "RFC 8628 §3.1", "RFC 8628 §3.1", "RFC 8628 §3.1")


@rule(
    "device_authorization.client",
    actor="as",
    title="This client may use the device grant",
    plain="The app is looked up among those that may log in by way of a second device, so that no other gets codes for "
    "that.",
    failure="This client may not use the device grant",
    spec="RFC 6749 §5.2",
    level="MUST",
    looked_at="form.client_id",
    error="unauthorized_client",
    causes=("The client was registered for another grant.",),
)
def client_allowed(asked: ClientRequest) -> Finding:
    registered = asked.known.grant_types
    sides = ("grant needed", GRANT_TYPE), ("registered for", " ".join(registered) or "none")
    return compared(GRANT_TYPE in registered, *sides, "", asked.client_at)


@dataclass(frozen=True)
class UserCodeForm:
    """The form with the user code as it came back, and the device that waits with that code, if there is one.

    `wrong` counts the wrong codes that this account has typed.
    """

    session_known: bool
    expected_token: str
    form_token: str
    typed: str
    grant: DeviceGrant | None
    wrong: int
    now: int


form_token = from_own_page("device.csrf", "The form with the code", "send a code in her name")


def _counts_nothing(switches: Mapping[str, str]) -> str:
    counted = switches["as.user_code_attempts"] != "any"
    return "" if counted else "this server lets everybody try (as.user_code_attempts=any)"


@rule(
    "device.user_code.attempts",
    actor="as",
    title="This account has not typed too many wrong codes",
    plain="The wrong codes that this account has typed are counted, because a short code is found by whoever may try "
    "for long enough.",
    failure="This account has typed too many wrong codes",
    spec="RFC 8628 §5.1",
    level="SHOULD",
    looked_at="form.user_code",
    status=429,
    causes=("Somebody tries codes until one is right. They are short, so that people can type them.",),
    lax=_counts_nothing,
)
def attempts(form: UserCodeForm) -> Finding:
    return compared(form.wrong < MAX_WRONG, ("wrong codes so far", str(form.wrong)), ("allowed below", str(MAX_WRONG)))


@rule(
    "device.user_code.known",
    actor="as",
    title="A device waits with this code",
    plain="The code that was typed is looked up among those that wait on a screen somewhere, so that the right device "
    "is let in.",
    failure="No device waits with this code",
    spec="RFC 8628 §3.3",
    level="MUST",
    looked_at="form.user_code",
    status=200,
    causes=("A typing error.", "The device has shown a new code since.", "Somebody tries codes."),
)
def user_code_known(form: UserCodeForm) -> Finding:
    issued = form.grant.user_code if form.grant else "no such code"
    return compared(form.grant is not None, ("code typed", form.typed), ("issued", issued))


@rule(
    "device.user_code.unexpired",
    actor="as",
    title="The code has not expired",
    plain="The clock is compared with the end of the code's few minutes, since the longer it is good, the more people "
    "can try to hit it.",
    failure="The code has expired",
    spec="RFC 8628 §3.2",
    level="MUST",
    looked_at="form.user_code",
    status=200,
    causes=("The owner took her time. The device has a new code by now, or offers to fetch one.",),
)
def user_code_unexpired(form: UserCodeForm) -> Finding:
    if form.grant is None:
        return not_applicable(NO_SUCH)
    return compared(form.now < form.grant.expires, ("now", str(form.now)), ("valid before", str(form.grant.expires)))


@rule(
    "device.user_code.waiting",
    actor="as",
    title="Nobody has decided about this code",
    plain="The login server looks whether this code was answered before, so that nobody can turn a no into a yes, or "
    "the other way round.",
    failure="Somebody has decided about this code already",
    spec="RFC 8628 §3.3",
    level="choice",
    looked_at="form.user_code",
    status=200,
    causes=("The page was opened a second time.", "Somebody else typed the code first."),
)
def user_code_waiting(form: UserCodeForm) -> Finding:
    if form.grant is None:
        return not_applicable(NO_SUCH)
    return compared(form.grant.state == "waiting", ("this code is", form.grant.state), ("needed", "waiting"))


@dataclass(frozen=True)
class DeviceAnswer:
    """The answer with the codes as the device read it; `document` is empty when the body is no JSON object."""

    status: int
    document: dict[str, Any]


@rule(
    "device_response.success",
    actor="client",
    title="The device authorization endpoint answers with success",
    plain="The device looks whether it was given its codes, because without them it has nothing to show on its screen.",
    failure="The device authorization endpoint did not answer with success",
    spec="RFC 8628 §3.2",
    level="MUST",
    looked_at="status",
    causes=("The server refused the request: its check says why.", "The message was lost on the way."),
)
def success(answer: DeviceAnswer) -> Finding:
    error = answer.document.get("error", "")
    return compared(answer.status == 200, ("status", f"{answer.status} {error}".strip()), ("needed", "200"))


@rule(
    "device_response.codes",
    actor="client",
    title="Both codes and the address are there",
    plain="Two codes and an address have to be there: one code to show, one to ask with, and the place where the first "
    "is typed.",
    failure="A code or the address is missing",
    spec="RFC 8628 §3.2",
    level="MUST",
    looked_at="body",
    status=200,
    causes=("The server calls the address verification_url, as drafts of the specification did.",),
)
def codes(answer: DeviceAnswer) -> Finding:
    wanted = ("device_code", "user_code", "verification_uri")
    missing = [name for name in wanted if not isinstance(answer.document.get(name), str)]
    return compared(not missing, ("missing", ", ".join(missing) or "nothing"), ("allowed to miss", "nothing"))


ANSWER = (success, codes)
