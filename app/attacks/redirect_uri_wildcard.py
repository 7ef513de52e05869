"""Redirect URIs that are compared as patterns: a `*` may stand for more than was meant (RFC 9700 §4.1.1)."""

from __future__ import annotations

from app.attacks.csrf import EVIL
from app.attacks.redirect_uri import attack

ATTACK = attack(
    "wildcard",
    id="redirect-uri-wildcard",
    title="Redirect URI with a wildcard",
    registered="https://*.printer.example/*",
    uri=f"{EVIL}/.printer.example/cb",
    attacker="The * was meant for the names of the printer's hosts. He writes his own host there, and a slash.",
    remains="A host of the printer's that was given up and taken over: it fits even a pattern that is read well.",
)
