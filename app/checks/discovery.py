"""Rules of the client for what a provider says of itself: its configuration and its keys (OIDC Discovery §4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.checks.id_token import ALGORITHMS
from app.checks.ledger import Finding, compared, rule

NEEDED = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")


@dataclass(frozen=True)
class Configuration:
    """The configuration document as the client read it, and the issuer that it asked."""

    status: int
    document: Mapping[str, Any]
    issuer: str

    def text(self, name: str) -> str:
        """A member as text, empty for none."""
        value = self.document.get(name, "")
        return value if isinstance(value, str) else ""


@dataclass(frozen=True)
class KeySet:
    """The JWK Set as the client read it."""

    status: int
    keys: tuple[Mapping[str, Any], ...]


@rule(
    "discovery.success",
    actor="client",
    title="The provider describes itself",
    plain="The app asks the login server for its description, and stops where none comes: it would not know whom to "
    "believe.",
    failure="The provider does not describe itself",
    spec="OIDC Discovery §4.2",
    level="MUST",
    looked_at="status",
    causes=("It is a plain OAuth server, without OpenID Connect.", "The issuer is written wrongly.", "It is down."),
)
def success(found: Configuration) -> Finding:
    ok = found.status == 200 and bool(found.document)
    body = "a JSON object" if found.document else "no JSON object"
    return compared(ok, ("answer", f"{found.status}, {body}"), ("needed", "200, a JSON object"))


@rule(
    "discovery.issuer",
    actor="client",
    title="The document speaks for the issuer that was asked",
    plain="The description has to carry the very name that was asked for, or somebody else could answer in the login "
    "server's place.",
    failure="The document speaks for another issuer than the one that was asked",
    spec="OIDC Discovery §4.3",
    level="MUST",
    looked_at="json.issuer",
    causes=(
        "A trailing slash: the comparison is byte for byte.",
        "A provider behind a proxy does not know its own address.",
        "Somebody answers in the provider's place.",
    ),
)
def issuer(found: Configuration) -> Finding:
    said = found.text("issuer")
    return compared(said == found.issuer, ("issuer in the document", said), ("issuer asked", found.issuer))


@rule(
    "discovery.endpoints",
    actor="client",
    title="The addresses that the client needs are there, and use TLS",
    plain="Every address that the app is going to need has to be there and protected, since others could listen in on "
    "the way otherwise.",
    failure="An address that the client needs is missing, or does not use TLS",
    spec="OIDC Discovery §3",
    level="MUST",
    looked_at="json.token_endpoint",
    causes=("The provider does not support what this client does.", "http instead of https."),
)
def endpoints(found: Configuration) -> Finding:
    wrong = [name for name in NEEDED if not found.text(name).startswith("https://")]
    where = f"json.{wrong[0]}" if wrong else ""
    return compared(not wrong, ("missing or without TLS", ", ".join(wrong) or "none"), ("allowed", "none"), "", where)


@rule(
    "discovery.algorithm",
    actor="client",
    title="The provider signs ID tokens in a way that the client verifies",
    plain="The ways in which the login server signs are compared with those that the app can examine, since what "
    "cannot be examined cannot be believed.",
    failure="The provider signs ID tokens in no way that the client verifies",
    spec="OIDC Discovery §3",
    level="MUST",
    looked_at="json.id_token_signing_alg_values_supported",
    causes=("The provider left RS256 out, which every provider has to support.",),
)
def algorithm(found: Configuration) -> Finding:
    listed = found.document.get("id_token_signing_alg_values_supported")
    offered = [str(each) for each in listed] if isinstance(listed, list) else []
    ok = bool(set(offered) & set(ALGORITHMS))
    return compared(ok, ("offered", ", ".join(offered) or "none"), ("known to the client", ", ".join(ALGORITHMS)))


@rule(
    "discovery.keys",
    actor="client",
    title="The provider publishes keys to verify with",
    plain="The login server has to show what its seal looks like, or the app could not tell a real note from a forged "
    "one.",
    failure="The provider publishes no key to verify with",
    spec="OIDC Core §10.1",
    level="MUST",
    looked_at="json.keys",
    causes=("jwks_uri leads to something else.", "Every key is meant for encryption."),
)
def keys(found: KeySet) -> Finding:
    usable = [str(key.get("kid", "?")) for key in found.keys if key.get("use", "sig") == "sig"]
    ok = found.status == 200 and bool(usable)
    return compared(ok, ("keys for signatures", ", ".join(usable) or "none"), ("needed", "one at least"))


CONFIGURATION = (success, issuer, endpoints, algorithm)
KEYS = (keys,)
