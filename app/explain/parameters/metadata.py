"""What RFC 8414 and later RFCs add to what a server says of itself."""

from __future__ import annotations

from app.explain.parameters.entry import Entry

ENTRIES = {
    "client:json.registration_endpoint": Entry("Where a client can register itself.", "OPTIONAL", "RFC 8414 §2"),
    "client:json.device_authorization_endpoint": Entry(
        "Where a device without a browser begins.", "OPTIONAL", "RFC 8628 §4"
    ),
    "client:json.authorization_response_iss_parameter_supported": Entry(
        "true: each answer will name this server, so that an answer without iss has to be refused.",
        "OPTIONAL",
        "RFC 9207 §3",
    ),
}
