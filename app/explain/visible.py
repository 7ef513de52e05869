"""Hidden characters as what they are: controls, direction overrides and zero widths must not hide or reorder a text.

The page has the same rule for what it writes itself (`visible` in fit.js); this one is for HTML that is made here.
"""

from __future__ import annotations

import re
from unicodedata import category

BREAKS = re.compile(r"[\n\t]")
UNUSUAL = re.compile(r"[^ -~\n\t]")
HIDING = {"Cc", "Cf", "Zl", "Zp"}


def visible(text: str) -> str:
    """One line of captured text, with `\\u{202e}` in place of each character that is not seen."""
    return BREAKS.sub(" ", visible_html(text))


def visible_html(html: str) -> str:
    """HTML of ours, with texts of a scenario in it: lines stay lines."""
    return UNUSUAL.sub(lambda found: _sign(found[0]), html)


def _sign(sign: str) -> str:
    return f"\\u{{{ord(sign):x}}}" if category(sign) in HIDING else sign
