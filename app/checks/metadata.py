"""Rules of the client for what a server says of itself, before it uses any of it (RFC 8414)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.checks.clients import AUTH_METHODS
from app.checks.grammar import texts
from app.checks.ledger import Finding, compared, not_applicable, rule


@dataclass(frozen=True)
class ServerMetadata:
    """The metadata as the client read them, empty when the body is no JSON object; `issuer` is whom it asked."""

    status: int
    document: dict[str, Any]
    issuer: str
    switches: Mapping[str, str]


@rule(
    "metadata.success",
    actor="client",
    title="The server has metadata",
    plain="The app asks the login server to describe itself, and goes on only with an answer: without one it does not "
    "know where to send people.",
    failure="The server gave no metadata",
    spec="RFC 8414 §3.2",
    level="MUST",
    looked_at="status",
    causes=(
        "The server has none: RFC 8414 is newer than OAuth 2.0.",
        "The path of the issuer was put behind, not between.",
    ),
)
def success(found: ServerMetadata) -> Finding:
    said = f"{found.status}" + ("" if found.document else " without a JSON object")
    return compared(found.status == 200 and bool(found.document), ("status", said), ("needed", "200"))


@rule(
    "metadata.issuer",
    actor="client",
    title="The metadata are those of the server that was asked",
    plain="The name in the description is compared with the login server that was asked, or one server could speak in "
    "the name of another.",
    failure="The metadata name another issuer than the one that was asked",
    spec="RFC 8414 §3.3",
    level="MUST",
    looked_at="json.issuer",
    causes=(
        "One server shows the metadata of another, to be taken for it.",
        "A trailing slash: the comparison is byte for byte.",
    ),
)
def issuer(found: ServerMetadata) -> Finding:
    named = str(found.document.get("issuer", ""))
    return compared(named == found.issuer, ("issuer", named), ("asked", found.issuer))


@rule(
    "metadata.endpoints",
    actor="client",
    title="The endpoints are there, and are https addresses",
    plain="The description has to name the addresses that the app needs, each of them a protected one, or others could "
    "read along.",
    failure="An endpoint is missing, or is no https address",
    spec="RFC 8414 §2",
    level="MUST",
    looked_at="json.token_endpoint",
    causes=("A proxy in front of the server: it builds its addresses with http.", "The server lacks an endpoint."),
)
def endpoints(found: ServerMetadata) -> Finding:
    needed = ("authorization_endpoint", "token_endpoint")
    wrong = [name for name in needed if not str(found.document.get(name, "")).startswith("https://")]
    return compared(not wrong, ("missing or not https", " and ".join(wrong) or "none"), ("allowed", "none"))


@rule(
    "metadata.response_types",
    actor="client",
    title="The server gives codes",
    plain="What the login server hands out is compared with what the app can use, so that it finds out now and not in "
    "the middle of a log-in.",
    failure="The server does not say that it gives codes",
    spec="RFC 8414 §2",
    level="choice",
    looked_at="json.response_types_supported",
    causes=("A server that offers other flows only.",),
)
def response_types(found: ServerMetadata) -> Finding:
    supported = texts(found.document, "response_types_supported")
    return compared("code" in supported, ("response_types_supported", ", ".join(supported)), ("needed", "code"))


@rule(
    "metadata.auth_method",
    actor="client",
    title="The server lets the client prove itself in its way",
    plain="The app's way to show who it is has to be one that this login server takes, or it would be turned away "
    "later.",
    failure="The server does not take the client's way to prove itself",
    spec="RFC 8414 §2",
    level="choice",
    looked_at="json.token_endpoint_auth_methods_supported",
    causes=("The client is set up for a way that this server does not have.",),
)
def auth_method(found: ServerMetadata) -> Finding:
    supported = texts(found.document, "token_endpoint_auth_methods_supported", ("client_secret_basic",))
    own = AUTH_METHODS[found.switches["client.auth"]]
    return compared(own in supported, ("the client's way", own), ("supported", ", ".join(supported)))


@rule(
    "metadata.pkce",
    actor="client",
    title="The server says that it knows PKCE with S256",
    plain="The login server has to say that it can tie a voucher to a secret of the app: at one that cannot, a stolen "
    "voucher works for the thief.",
    failure="The server does not say that it knows PKCE with S256",
    spec="RFC 9700 §2.1.1",
    level="choice",
    looked_at="json.code_challenge_methods_supported",
    causes=("A server from before RFC 7636: it would ignore the challenge in silence.",),
)
def pkce(found: ServerMetadata) -> Finding:
    if found.switches["client.pkce"] != "S256":
        return not_applicable(f"this client does not rely on S256 (client.pkce={found.switches['client.pkce']})")
    supported = texts(found.document, "code_challenge_methods_supported")
    why = "" if supported else "a server that does not name the methods has no PKCE (RFC 8414 §2)"
    return compared("S256" in supported, ("methods supported", ", ".join(supported)), ("needed", "S256"), why)


TABLE = (success, issuer, endpoints, response_types, auth_method, pkce)
