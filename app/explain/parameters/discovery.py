"""What a provider says of itself (OIDC Discovery §3), and its keys."""

from __future__ import annotations

from app.explain.parameters.entry import Entry

_METADATA = "OIDC Discovery §3"
_LOGOUT = "OIDC RP-Initiated Logout §2.1"

ENTRIES = {
    "client:json.issuer": Entry(
        "For whom this document speaks. The client compares it with the issuer that it asked, and with iss of every ID "
        "token.",
        "REQUIRED",
        _METADATA,
    ),
    "client:json.authorization_endpoint": Entry("Where browsers are sent to log in.", "REQUIRED", _METADATA),
    "client:json.token_endpoint": Entry(
        "Where codes are swapped. The client sends its secret there: a forged address would collect it.",
        "REQUIRED",
        _METADATA,
    ),
    "client:json.userinfo_endpoint": Entry("Where more is told about who logged in.", "RECOMMENDED", _METADATA),
    "client:json.jwks_uri": Entry("Where the public keys are.", "REQUIRED", _METADATA),
    "client:json.end_session_endpoint": Entry("Where browsers are sent to log out.", "REQUIRED", _LOGOUT),
    "client:json.introspection_endpoint": Entry(
        "Where an API asks whether a token is active, and what it stands for.", "OPTIONAL", "RFC 8414 §2"
    ),
    "client:json.revocation_endpoint": Entry("Where clients take tokens back.", "OPTIONAL", "RFC 8414 §2"),
    "client:json.scopes_supported": Entry("What can be asked for.", "RECOMMENDED", _METADATA),
    "client:json.response_types_supported": Entry(
        "What the authorization endpoint gives out, and in which combinations.", "REQUIRED", _METADATA
    ),
    "client:json.response_modes_supported": Entry("How answers can come back.", "OPTIONAL", _METADATA),
    "client:json.grant_types_supported": Entry(
        "Which grants there are; implicit stands for tokens right from the authorization endpoint.",
        "OPTIONAL",
        _METADATA,
    ),
    "client:json.token_endpoint_auth_methods_supported": Entry(
        "How clients may prove themselves.", "OPTIONAL", _METADATA
    ),
    "client:json.token_endpoint_auth_signing_alg_values_supported": Entry(
        "How a client may sign the JWT that it proves itself with.", "OPTIONAL", _METADATA
    ),
    "client:json.code_challenge_methods_supported": Entry(
        "Which methods of PKCE there are. Where it is missing, the server ignores PKCE.", "OPTIONAL", "RFC 8414 §2"
    ),
    "client:json.subject_types_supported": Entry(
        "public: every client is told the same sub for one person. With pairwise each would be told another.",
        "REQUIRED",
        _METADATA,
    ),
    "client:json.id_token_signing_alg_values_supported": Entry(
        "How ID tokens are signed; RS256 must be among them.", "REQUIRED", _METADATA
    ),
    "client:json.claims_supported": Entry("What can be told about somebody.", "RECOMMENDED", _METADATA),
    "client:json.request_parameter_supported": Entry(
        "Whether parameters may come inside a JWT.", "OPTIONAL", _METADATA
    ),
    "client:json.request_uri_parameter_supported": Entry(
        "Whether they may be fetched from an address. Left out it would mean yes.", "OPTIONAL", _METADATA
    ),
    "client:json.keys": Entry(
        "The public keys, each with its kid, its use and its algorithm. A client takes no key from anywhere else, "
        "least of all from a token.",
        "REQUIRED",
        "RFC 7517 §5.1",
    ),
}
