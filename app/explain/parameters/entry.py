"""What is said of one parameter."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """The meaning in one line, the level (REQUIRED, RECOMMENDED, OPTIONAL or empty), and the section."""

    meaning: str
    level: str
    spec: str


DESCRIPTION = "More about the error for a developer who reads along; not meant for users."
