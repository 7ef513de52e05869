"""Text with marked parts: names of the wire and names of runs, kept apart from what is said of them.

Whoever shows it chooses how: the page as elements, a terminal by colour. Nothing captured can mark itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

# Private-use characters, which are taken out of whatever is marked.
SIGNS = {"code": ("\ue000", "\ue001"), "run": ("\ue002", "\ue003")}
_MARKED = re.compile("([\ue000\ue002])(.*?)[\ue001\ue003]", re.DOTALL)
_PRIVATE = re.compile("[\ue000-\ue003]")


class Part(msgspec.Struct, frozen=True):
    """A piece of a text: plain words, something of the wire (`code`), or the name of a run."""

    kind: Literal["text", "code", "run"]
    text: str


Marked = tuple[Part, ...]


def code(text: str) -> str:
    """A parameter, a check, a value."""
    return f"{SIGNS['code'][0]}{_PRIVATE.sub('', text)}{SIGNS['code'][1]}"


def run(name: str) -> str:
    """The name of a run."""
    return f"{SIGNS['run'][0]}{_PRIVATE.sub('', name)}{SIGNS['run'][1]}"


def listed(texts: Sequence[str], most: int = 4) -> str:
    """`a`, `a and b`, `a, b and c`; of many the first ones, and how many there are besides."""
    if len(texts) > most:
        texts = [*texts[: most - 1], f"{len(texts) - most + 1} more"]
    return " and ".join(filter(None, (", ".join(texts[:-1]), *texts[-1:])))


def marked(text: str) -> Marked:
    """The parts of a text that was written with `code` and `run`."""
    parts = []
    done = 0
    for found in _MARKED.finditer(text):
        parts.append(Part("text", text[done : found.start()]))
        parts.append(Part("code" if found[1] == SIGNS["code"][0] else "run", found[2]))
        done = found.end()
    return tuple(part for part in (*parts, Part("text", text[done:])) if part.text)


def plain(parts: Marked) -> str:
    """The text alone."""
    return "".join(part.text for part in parts)
