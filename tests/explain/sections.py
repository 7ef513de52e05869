"""How many sections each specification has, and how many subsections each of those that are referred to.

`12 1:9 1.3:4` says: 12 sections, nine under 1, four under 1.3. What is not listed has no subsections, or none that
anything here refers to: whoever refers to one looks it up, and enters the number.
"""

from __future__ import annotations

_TOLD = {
    "RFC 3986": "10 2:5 3:5",
    "RFC 6234": "11",
    "RFC 6749": "12 1:9 1.3:4 2:4 2.3:2 3:3 3.1:2 3.1.2:5 3.2:1 4:5 4.1:4 4.1.2:1 4.2:2 4.2.2:1 4.3:3 4.4:3 5:2 "
    "7:2 10:16",
    "RFC 6750": "7 1:3 2:3 3:1 5:3",
    "RFC 6819": "7 4:6 4.4:4 4.4.1:13 4.4.2:6",
    "RFC 7009": "7 1:1 2:3 2.2:1",
    "RFC 7515": "11 3:3 4:3 4.1:11 5:3 7:2",
    "RFC 7516": "12 7:2",
    "RFC 7517": "10 5:1",
    "RFC 7518": "10 3:6 6:4",
    "RFC 7519": "13 4:3 4.1:7 5:3 7:3",
    "RFC 7521": "10 4:2 4.1:1 4.2:1",
    "RFC 7523": "9 2:2 3:2",
    "RFC 7591": "7 2:3 3:2 3.2:2",
    "RFC 7592": "7",
    "RFC 7636": "8 1:1 4:6 4.4:1 7:5",
    "RFC 7638": "8 3:5",
    "RFC 7662": "6 2:3",
    "RFC 8017": "11 8:2",
    "RFC 8032": "9 5:2",
    "RFC 8037": "6 3:2",
    "RFC 8252": "10 4:1 7:3 8:12",
    "RFC 8414": "8 2:1 3:3",
    "RFC 8628": "8 3:5 3.3:1 5:7 6:2",
    "RFC 8705": "10 3:4",
    "RFC 8707": "6 2:2",
    "RFC 8725": "6 2:9 3:12",
    "RFC 9068": "8 2:2 2.2:3",
    "RFC 9110": "19 5:6 5.6:7 7:8 8:8 10:2 10.1:5 10.2:4 11:7 11.6:3 12:5 12.5:5 15:6 15.4:9 15.5:22",
    "RFC 9111": "9 3:5 5:5",
    "RFC 9112": "13 3:3 6:3",
    "RFC 9126": "10 2:4",
    "RFC 9207": "6 2:4",
    "RFC 9700": "7 2:6 2.1:2 2.2:2 4:17 4.1:3 4.2:4 4.3:2 4.4:2 4.4.2:2 4.5:4 4.5.3:3 4.6:1 4.7:1 4.8:2 4.9:3 4.10:3 "
    "4.11:2 4.14:2 4.15:1 4.17:2",
    "OAuth Form Post Response Mode": "6",
    "OAuth Multiple Response Types": "7 2:2",
    "OIDC Core": "18 3:3 3.1:3 3.1.2:7 3.1.3:8 3.2:2 3.2.2:11 3.3:3 3.3.2:12 3.3.3:9 5:7 5.3:4 6:3 7:5 7.2:1 10:2 15:7 "
    "15.5:3",
    "OIDC Discovery": "8 4:3",
    "OIDC RP-Initiated Logout": "7 2:1 3:1",
}


def _parsed(told: str) -> dict[str, int]:
    total, *under = told.split()
    return {"": int(total), **{section: int(count) for section, _, count in (each.partition(":") for each in under)}}


SECTIONS = {name: _parsed(told) for name, told in _TOLD.items()}


def has(name: str, section: str) -> bool:
    """Whether that specification has such a section: `has("RFC 7636", "4.6")`."""
    above, _, last = section.rpartition(".")
    return 0 < int(last) <= SECTIONS.get(name, {}).get(above, 0)
