"""What people call switches and their values: as on the chips."""

from __future__ import annotations

from collections.abc import Mapping

from app.switches.registry import SWITCHES


def short_name(name: str) -> str:
    """`PKCE` for `client.pkce`; what is no switch, such as a check set off, keeps its name."""
    return SWITCHES[name].short if name in SWITCHES else name


def settings_in_words(settings: Mapping[str, str]) -> str:
    """`PKCE: S256, server PKCE: required`, in the order given."""
    return ", ".join(f"{short_name(name)}: {value}" for name, value in settings.items())
