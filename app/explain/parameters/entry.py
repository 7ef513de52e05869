"""What is said of one parameter or header, at the three depths that a reader can choose."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """One explanation.

    `plain` is a sentence of everyday words, `meaning` what a practitioner needs, `rule` who must do what according to
    `spec`, `gain` what an attacker gains without it. `level` is REQUIRED, RECOMMENDED, OPTIONAL or empty.
    """

    plain: str
    meaning: str
    rule: str
    gain: str
    level: str
    spec: str


def description(spec: str) -> Entry:
    """The `error_description` that `spec` defines."""
    return Entry(
        plain="A few words on what went wrong, for the people who build the app.",
        meaning="More about the error for a developer who reads along; not meant for users.",
        rule="Text for people, of printable ASCII: the quotation mark and the backslash MUST NOT stand in it. Programs "
        "go by error.",
        gain="Without it nothing. A chatty one helps him: it tells a guesser which half of his guess was right.",
        level="OPTIONAL",
        spec=spec,
    )
