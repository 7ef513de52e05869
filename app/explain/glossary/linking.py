"""Links terms to the glossary: the first time that a text uses one, never in code, links or headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup, escape

from app.explain.glossary.registry import TERMS

# What is part of a longer name, such as that of a check, of a parameter or of a host, is no word.
_BEFORE, _AFTER = r"(?<![\w./@=:-])", r"(?![\w-]|[./@=:]\w)"


def link_terms(markdown: MarkdownIt) -> None:
    """A plug-in of markdown-it: terms in the text become links. Whatever is put into the HTML later stays as it is."""
    markdown.core.ruler.push("terms", _link)


def linked(text: str, without: str = "") -> Markup:
    """Plain text as HTML with its terms linked, all but the term with the id `without`."""
    linked_already = {without}
    return Markup("").join(
        Markup('<a class="term" href="{}">{}</a>').format(address(id), part) if id else escape(part)
        for part, id in _split(text, linked_already)
    )


def address(id: str) -> str:
    """Where the glossary speaks of it."""
    return f"/glossary#{id}"


def _link(state: StateCore) -> None:
    seen: set[str] = set()
    heading = False
    for token in state.tokens:
        heading = token.type == "heading_open" or (heading and token.type != "heading_close")
        if token.type == "inline" and not heading:
            token.children = list(_with_links(_unbroken(token.children or []), seen))


def _unbroken(tokens: list[Token]) -> list[Token]:
    """The tokens with lines of text joined, since a term may go on in the next line of the source."""
    joined: list[Token] = []
    for token in tokens:
        if token.type == "softbreak":
            token = Token("text", "", 0, content="\n", level=token.level)
        if token.type == "text" and joined and joined[-1].type == "text":
            joined[-1].content += token.content
        else:
            joined.append(token)
    return joined


def _with_links(tokens: list[Token], seen: set[str]) -> Iterator[Token]:
    """The tokens of a paragraph, texts taken apart where a term stands that was not `seen` before."""
    depth = 0
    for token in tokens:
        depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type != "text" or depth:
            yield token
            continue
        for part, id in _split(token.content, seen):
            text = Token("text", "", 0, content=part, level=token.level)
            if not id:
                yield text
                continue
            yield Token("link_open", "a", 1, attrs={"class": "term", "href": address(id)}, level=token.level)
            yield text
            yield Token("link_close", "a", -1, level=token.level)


def _split(text: str, seen: set[str]) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the id of the term that it is to link to, or none; adds them to `seen`."""
    end = 0
    for found in _pattern().finditer(text):
        id = _ids()[" ".join(found.group().lower().split())]
        if id not in seen:
            seen.add(id)
            if found.start() > end:
                yield text[end : found.start()], ""
            yield found.group(), id
            end = found.end()
    if end < len(text):
        yield text[end:], ""


@lru_cache(maxsize=1)
def _ids() -> dict[str, str]:
    """The id by every way of writing a term that is linked."""
    found: dict[str, str] = {}
    for term in TERMS.values():
        for name in () if term.everyday else (term.name, *term.also):
            for written in (name.lower(), _plural(name.lower())):
                if found.setdefault(written, term.id) != term.id:
                    raise ValueError(f"{written} is a word for {found[written]} and for {term.id}")
    return found


def _plural(name: str) -> str:
    return f"{name[:-1]}ies" if re.search("[^aeiou]y$", name) else f"{name}es" if name.endswith("sh") else f"{name}s"


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Any of them, the longest first, so that a code challenge is not taken for a challenge."""
    names = sorted(_ids(), key=len, reverse=True)
    written = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return re.compile(f"{_BEFORE}(?:{written}){_AFTER}", re.IGNORECASE)
