"""Redirect URIs that are compared by their beginning: another host can begin the same way (RFC 9700 §4.1.1)."""

from __future__ import annotations

from app.actors.places import CLIENT_ORIGIN
from app.attacks.redirect_uri import attack

ATTACK = attack(
    "prefix",
    id="redirect-uri-prefix",
    title="Redirect URI by its beginning",
    registered=CLIENT_ORIGIN,
    uri=f"{CLIENT_ORIGIN}.evil.example/cb",
    attacker="He owns evil.example, and so every name that ends in it, such as printer.example.evil.example.",
    remains="A page of the printer's own that sends browsers on: then the registered address itself leads to him.",
)
