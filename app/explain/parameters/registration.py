"""What a client says of itself when it registers, and what it is told (RFC 7591)."""

from __future__ import annotations

from app.explain.parameters.entry import Entry

_SPEC = "RFC 7591 §2"

_DESCRIPTION = {
    "client_name": Entry(
        "What the owner will read on the consent page. Nobody proves it: any client can call itself anything.",
        "RECOMMENDED",
        _SPEC,
    ),
    "redirect_uris": Entry(
        "Where answers may go. From now on only these are accepted, byte for byte.", "REQUIRED", _SPEC
    ),
    "grant_types": Entry("The grants that the client will use.", "OPTIONAL", _SPEC),
    "response_types": Entry("What it will ask for at the authorization endpoint.", "OPTIONAL", _SPEC),
    "token_endpoint_auth_method": Entry("How it will prove itself at the token endpoint.", "OPTIONAL", _SPEC),
    "jwks": Entry(
        "Its public keys, to verify its signatures with. The private halves stay at home.", "OPTIONAL", _SPEC
    ),
}

ENTRIES = {
    **{f"as:json.{name}": entry for name, entry in _DESCRIPTION.items()},
    **{f"client:json.{name}": entry for name, entry in _DESCRIPTION.items()},
    "as:json.scope": Entry("What it may ever ask for.", "OPTIONAL", _SPEC),
    "client:json.client_id": Entry("The name that the server made up for this client.", "REQUIRED", "RFC 7591 §3.2.1"),
    "client:json.client_secret": Entry(
        "The secret that this client will prove itself with; it travels this once.", "OPTIONAL", "RFC 7591 §3.2.1"
    ),
    "client:json.client_id_issued_at": Entry(
        "When the client was registered, in seconds since 1970.", "OPTIONAL", "RFC 7591 §3.2.1"
    ),
    "client:json.client_secret_expires_at": Entry(
        "Until when the secret is good; 0 means for ever.", "REQUIRED", "RFC 7591 §3.2.1"
    ),
}
