"""The token request and its answer (RFC 6749 sections 4.1.3, 5.1 and 5.2)."""

from __future__ import annotations

from app.explain.parameters.entry import DESCRIPTION, Entry

ENTRIES = {
    "as:query.client_secret": Entry(
        "A secret in an address ends up in logs and histories: this must not be done.", "", "RFC 6749 §2.3.1"
    ),
    "as:form.grant_type": Entry("Which grant is redeemed here.", "REQUIRED", "RFC 6749 §4.1.3"),
    "as:form.code": Entry("The code that the browser brought back, shown once.", "REQUIRED", "RFC 6749 §4.1.3"),
    "as:form.redirect_uri": Entry(
        "Must equal, byte for byte, the one of the authorization request. Nothing is redirected to it here.",
        "REQUIRED",
        "RFC 6749 §4.1.3",
    ),
    "as:form.client_id": Entry(
        "Which client asks. A public client only names itself; it proves nothing.", "REQUIRED", "RFC 6749 §3.2.1"
    ),
    "as:form.client_secret": Entry(
        "The client's password in the form (client_secret_post), which is NOT RECOMMENDED: forms get logged.",
        "REQUIRED",
        "RFC 6749 §2.3.1",
    ),
    "as:form.code_verifier": Entry(
        "The secret behind the challenge. With S256 it has not travelled until now; with plain it is the challenge.",
        "REQUIRED",
        "RFC 7636 §4.5",
    ),
    "as:header.authorization.basic.client_id": Entry(
        "Who asks, form-encoded inside the Authorization header.", "REQUIRED", "RFC 6749 §2.3.1"
    ),
    "as:header.authorization.basic.client_secret": Entry(
        "The password of who asks (client_secret_basic), form-encoded before it is put into base64.",
        "REQUIRED",
        "RFC 6749 §2.3.1",
    ),
    "client:json.access_token": Entry(
        "What the client may call the API with. To the client it is an opaque text.", "REQUIRED", "RFC 6749 §5.1"
    ),
    "client:json.token_type": Entry(
        "How the token is used: Bearer means that whoever holds it is let in.", "REQUIRED", "RFC 6749 §7.1"
    ),
    "client:json.expires_in": Entry("How many seconds the token is good for.", "RECOMMENDED", "RFC 6749 §5.1"),
    "client:json.scope": Entry(
        "What was granted, or what a client may ask for. It must be said where it differs from what was asked for.",
        "OPTIONAL",
        "RFC 6749 §5.1",
    ),
    "client:json.error": Entry(
        "Why the request was refused, as one of the codes of the specification.", "REQUIRED", "RFC 6749 §5.2"
    ),
    "client:json.error_description": Entry(DESCRIPTION, "OPTIONAL", "RFC 6749 §5.2"),
}
