"""What this server says of itself: one document for OIDC Discovery and for RFC 8414.

It is put together from what is really there: the registries of grants and response types, the scopes, the switches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from app.actors.authorization_server import grants, response_types
from app.actors.authorization_server.response_types import MODES
from app.actors.places import (
    AUTHORIZATION_ENDPOINT,
    DEVICE_AUTHORIZATION_ENDPOINT,
    END_SESSION_ENDPOINT,
    IDENTITY_SCOPES,
    INTROSPECTION_ENDPOINT,
    ISSUER,
    KEYS,
    REGISTRATION_ENDPOINT,
    REVOCATION_ENDPOINT,
    SCOPES,
    TOKEN_ENDPOINT,
    USERINFO_ENDPOINT,
)
from app.actors.tokens import ID_TOKEN_ALGORITHM
from app.checks.authorize import METHODS
from app.checks.clients import AUTH_METHODS
from app.checks.token.assertion import ALGORITHM as ASSERTION_ALGORITHM

ENDPOINTS = {
    "authorization_endpoint": AUTHORIZATION_ENDPOINT,
    "token_endpoint": TOKEN_ENDPOINT,
    "userinfo_endpoint": USERINFO_ENDPOINT,
    "jwks_uri": KEYS,
    "end_session_endpoint": END_SESSION_ENDPOINT,
    "registration_endpoint": REGISTRATION_ENDPOINT,
    "device_authorization_endpoint": DEVICE_AUTHORIZATION_ENDPOINT,
    "introspection_endpoint": INTROSPECTION_ENDPOINT,
    "revocation_endpoint": REVOCATION_ENDPOINT,
}
CLAIMS = ("iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "at_hash", "c_hash", "name", "email")


def metadata(switches: Mapping[str, str]) -> dict[str, Any]:
    """The members by their registered names; a list that would be empty is left out (RFC 8414 section 3.2)."""
    words = response_types.offered(switches)
    members: dict[str, Any] = {
        "issuer": ISSUER,
        **ENDPOINTS,
        "scopes_supported": [*IDENTITY_SCOPES, *SCOPES],
        "response_types_supported": _response_types(words),
        "response_modes_supported": list(MODES),
        "grant_types_supported": _grant_types(switches, words),
        "token_endpoint_auth_methods_supported": list(AUTH_METHODS.values()),
        "token_endpoint_auth_signing_alg_values_supported": [ASSERTION_ALGORITHM],
        "code_challenge_methods_supported": [] if switches["as.pkce"] == "off" else list(METHODS),
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": [ID_TOKEN_ALGORITHM],
        "claims_supported": list(CLAIMS),
        "request_parameter_supported": False,
        "request_uri_parameter_supported": False,  # leaving it out would mean true (OIDC Discovery §3)
    }
    if switches["as.iss"] == "sent":
        members["authorization_response_iss_parameter_supported"] = True
    return {name: value for name, value in members.items() if value != []}


def _response_types(words: Sequence[str]) -> list[str]:
    """Every combination of the words, each written in the order of the alphabet, as they are registered."""
    counts = range(1, len(words) + 1)
    return [" ".join(chosen) for count in counts for chosen in combinations(sorted(words), count)]


def _grant_types(switches: Mapping[str, str], words: Sequence[str]) -> list[str]:
    """Those of the token endpoint, and `implicit` where the authorization endpoint itself gives tokens out."""
    unused = {"refresh_token"} if switches["as.refresh_token"] == "none" else set[str]()
    return [
        grant
        for grant in (*grants.offered(switches), *(["implicit"] if set(words) - {"code"} else []))
        if grant not in unused
    ]
