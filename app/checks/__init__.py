"""The check ledger: one rule a function, with a stable id, its section and normative level, grouped by who checks what.

Law: this room imports only `trace`. A rule reads a subject and says passed, failed or not applicable; it decides
nothing else. What a failure leads to (a page, a redirect, an error) stands beside it, and the endpoint carries it out.
"""

# Entered in the order in which they are examined, where two of them share an endpoint.
from app.checks import authorize, target  # isort: skip
from app.checks import (
    callback,
    consent,
    device,
    discovery,
    goodbye,
    id_token,
    introspect,
    introspection_response,
    login,
    logout,
    metadata,
    openid,
    page,
    register,
    register_response,
    resource,
    revocation_response,
    revoke,
    token,
    token_response,
    userinfo,
    userinfo_response,
)
from app.checks.ledger import LEDGER, Finding, Params, Rule, examine

__all__ = [
    "LEDGER",
    "Finding",
    "Params",
    "Rule",
    "authorize",
    "callback",
    "consent",
    "device",
    "discovery",
    "examine",
    "goodbye",
    "id_token",
    "introspect",
    "introspection_response",
    "login",
    "logout",
    "metadata",
    "openid",
    "page",
    "register",
    "register_response",
    "resource",
    "revocation_response",
    "revoke",
    "target",
    "token",
    "token_response",
    "userinfo",
    "userinfo_response",
]
