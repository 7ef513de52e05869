"""Where checks are made: the endpoint that the first part of a check's id names, and who examines there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.checks.ledger import LEDGER, Rule

ROLES = {"as": "authorization server", "browser": "user agent", "client": "client", "rs": "resource server"}


@dataclass(frozen=True)
class Endpoint:
    """One place where an actor examines what arrives; `spec` is the section that describes the place.

    `redirects` says that an error with a code is sent back through the browser (RFC 6749 section 4.1.2.1).
    """

    id: str
    title: str
    actor: str
    spec: str
    redirects: bool = False

    @property
    def rules(self) -> tuple[Rule[Any], ...]:
        """Its rules in the order of entry into the ledger, which is the order in which they are examined."""
        return tuple(rule for rule in LEDGER.values() if rule.id.partition(".")[0] == self.id)

    def status(self, rule: Rule[Any]) -> int:
        """The HTTP status that a failure of the rule is answered with."""
        return 303 if self.redirects and rule.error else rule.status


# In the order in which a flow comes by.
ENDPOINTS = (
    Endpoint("metadata", "Server metadata", "client", "RFC 8414 §3"),
    Endpoint("register", "Registration endpoint", "as", "RFC 7591 §3"),
    Endpoint("register_response", "Registration response", "client", "RFC 7591 §3.2.1"),
    Endpoint("discovery", "Provider configuration", "client", "OIDC Discovery §4"),
    Endpoint("authorize", "Authorization endpoint", "as", "RFC 6749 §3.1", redirects=True),
    Endpoint("login", "Login page", "as", "RFC 6749 §3.1"),
    Endpoint("consent", "Consent page", "as", "RFC 6749 §4.1.1", redirects=True),
    Endpoint("callback", "Redirect URI", "client", "RFC 6749 §3.1.2"),
    Endpoint("page", "Client's page", "browser", "RFC 6749 §4.2.2"),
    Endpoint("device_authorization", "Device authorization endpoint", "as", "RFC 8628 §3.1"),
    Endpoint("device_response", "Device authorization response", "client", "RFC 8628 §3.2"),
    Endpoint("device", "Verification page", "as", "RFC 8628 §3.3"),
    Endpoint("token", "Token endpoint", "as", "RFC 6749 §3.2"),
    Endpoint("token_response", "Token response", "client", "RFC 6749 §5.1"),
    Endpoint("id_token", "ID token", "client", "OIDC Core §3.1.3.7"),
    Endpoint("userinfo", "UserInfo endpoint", "as", "OIDC Core §5.3"),
    Endpoint("userinfo_response", "UserInfo response", "client", "OIDC Core §5.3.2"),
    Endpoint("resource", "Protected resource", "rs", "RFC 6750 §3"),
    Endpoint("introspect", "Introspection endpoint", "as", "RFC 7662 §2"),
    Endpoint("introspection_response", "Introspection response", "rs", "RFC 7662 §2.2"),
    Endpoint("revoke", "Revocation endpoint", "as", "RFC 7009 §2"),
    Endpoint("revocation_response", "Revocation response", "client", "RFC 7009 §2.2"),
    Endpoint("logout", "Logout endpoint", "as", "OIDC RP-Initiated Logout §2"),
    Endpoint("goodbye", "Post-logout redirect URI", "client", "OIDC RP-Initiated Logout §3"),
)
