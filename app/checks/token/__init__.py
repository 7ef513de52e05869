"""Rules of the token endpoint, by what they look at: the request, the client, the grant type, and what it brings."""

# Entered in the order in which the endpoint examines them, which is the order in which the ledger is listed.
from app.checks.token import request, client, assertion, grant_type, code, pkce, refresh  # isort: skip
from app.checks.token import own_name, password, device_code, scope, target, replay  # isort: skip
from app.checks.token.pkce import s256
from app.checks.token.subject import ClientRequest, CodeGrant, TokenRequest

__all__ = [
    "ClientRequest",
    "CodeGrant",
    "TokenRequest",
    "assertion",
    "client",
    "code",
    "device_code",
    "grant_type",
    "own_name",
    "password",
    "pkce",
    "refresh",
    "replay",
    "request",
    "s256",
    "scope",
    "target",
]
