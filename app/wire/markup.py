"""Reads a page as far as anybody in a flow acts on it: its title, forms, scripts, frames and parts."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser

BUTTONS = frozenset({"submit", "button", "reset", "image"})


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a page: where it goes, how, and its fields, each with the values it would send as it stands.

    A script of the page may put the fragment into it, and may submit it.
    """

    action: str
    method: str
    fields: Mapping[str, list[str]]
    takes_fragment: bool = False
    submits_itself: bool = False


@dataclass(frozen=True, slots=True)
class Markup:
    """What a page says: `parts` are pictures and scripts to be fetched, each with its kind and address."""

    title: str
    forms: tuple[Form, ...]
    scripts: tuple[str, ...]
    frames: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]


# Whoever goes back or changes a switch plays the same pages again.
@lru_cache(maxsize=256)
def read_page(text: str) -> Markup:
    """What the HTML says; whoever changes the fields of a form takes a copy."""
    reader = _Reader()
    with suppress(AssertionError):  # what Python's parser raises at `<![x[`: the page ends there
        reader.feed(text)
    return Markup(
        reader.title.strip(),
        tuple(reader.forms),
        tuple(reader.scripts),
        tuple(reader.frames),
        tuple(reader.parts),
    )


class _Reader(HTMLParser):
    """Reads the title, forms, scripts, frames and parts of a page: all that anybody in a flow acts on."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.forms: list[Form] = []
        self.scripts: list[str] = []
        self.parts: list[tuple[str, str]] = []
        self.frames: list[str] = []
        self._in_title = False
        self._fields: dict[str, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag in {"img", "script"} and found.get("src"):
            self.parts.append((tag, found["src"]))
        if tag == "title":
            self._in_title = True
        elif tag == "script" and found.get("id"):
            self.scripts.append(found["id"])
        elif tag == "iframe" and found.get("src"):
            self.frames.append(found["src"])
        elif tag == "form":
            self._fields = {}
            method = found.get("method", "get").upper()
            scripted = "data-fragment" in found, "data-submit" in found
            self.forms.append(Form(found.get("action", ""), method, self._fields, *scripted))
        elif tag == "input" and self._fields is not None and found.get("name") and _counts(found):
            self._fields.setdefault(found["name"], []).append(found.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        elif tag == "form":
            self._fields = None

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data


def _counts(attributes: Mapping[str, str]) -> bool:
    """Whether a form sends this field as it stands: an unticked box is not sent, nor a button that nobody clicked."""
    kind = attributes.get("type", "").lower()
    return kind not in BUTTONS and (kind not in {"checkbox", "radio"} or "checked" in attributes)
