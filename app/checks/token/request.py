"""Rules for the shape of a token request (RFC 6749 section 3.2)."""

from __future__ import annotations

from app.checks import posted

method_post, content_type_form, parameters_once = posted.rules(
    "token", "RFC 6749 §3.2", "RFC 6749 §4.1.3", "RFC 6749 §3.2"
)
