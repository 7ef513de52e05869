"""Explanations: what parameters, headers and checks mean, and the narration of each step. Pure text from facts.

Law: this room may import `trace`, `checks`, the switches and the scenarios' texts; never `runs`, `exports` or `web`.
"""

from app.explain.details import Detail, details
from app.explain.following import PlaceLine, ValueLine, place_lines, value_lines
from app.explain.knowledge import KnownLine, known_lines
from app.explain.ledger import LEVELS, ledger
from app.explain.narrate import introduction
from app.explain.specs import href
from app.explain.texts import TEXTS, Text

__all__ = [
    "LEVELS",
    "TEXTS",
    "Detail",
    "KnownLine",
    "PlaceLine",
    "Text",
    "ValueLine",
    "details",
    "href",
    "introduction",
    "known_lines",
    "ledger",
    "place_lines",
    "value_lines",
]
