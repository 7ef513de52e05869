"""The grants that there are to choose from, each with the scenario that introduces it."""

from __future__ import annotations

from typing import NamedTuple


class Grant(NamedTuple):
    """What a grant is called, and the scenario to watch it in."""

    title: str
    scenario: str


GRANTS = {
    "code": Grant("Authorization code with PKCE", "pkce-s256"),
    "openid": Grant("OpenID Connect", "openid-connect"),
    "refresh": Grant("Refresh token", "refresh-token"),
    "device": Grant("Device authorization", "device-authorization"),
    "client_credentials": Grant("Client credentials", "client-credentials"),
    "implicit": Grant("Implicit", "implicit"),
    "password": Grant("Resource owner password credentials", "resource-owner-password"),
}
