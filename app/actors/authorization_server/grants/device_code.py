"""The device code grant at the token endpoint, which a device asks again and again (RFC 8628 sections 3.4 and 3.5)."""

from __future__ import annotations

from typing import Any

from app.actors.authorization_server import devices
from app.actors.authorization_server.issue import Granted, access_token
from app.actors.authorization_server.records import Records
from app.checks import Rule, device, examine
from app.checks.token import TokenRequest, device_code

GRANT_TYPE = device.GRANT_TYPE


def redeem(records: Records, asked: TokenRequest) -> Rule[Any] | dict[str, Any]:
    """Say whether the owner has decided, and issue when she has allowed it."""
    grant = devices.by_device_code(records, asked.params.get("device_code"))
    failed = examine(records.world, device_code.TABLE, device_code.Poll(asked, grant))
    if grant is None:
        return failed or device_code.known
    if failed is device_code.pace or failed is device_code.decided:
        devices.polled(records, grant, slower=failed is device_code.pace)
    if failed:
        return failed
    devices.use_up(records, grant)
    granted = Granted(grant.account, grant.client_id, grant.scope, "device code")
    return {**access_token(records, granted), "scope": granted.scope}
