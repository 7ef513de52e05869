"""Captured pages: HTML that an actor of a run made, rewritten so that it can be shown and its forms lead to us.

What keeps us safe from it is the sandbox of the frame and the policy of the answer (`headers`); the rewriting only
gives forms their new address and takes away what would do nothing, or lead away.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

from app.runs.answers import Form
from app.trace.paths import split_url

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "form-action {forms}",
        "frame-ancestors 'self'",
        "base-uri 'none'",
        "sandbox {sandbox}",  # also for whoever opens the address outside of the frame
    )
)
# Elements that fetch, run or lead somewhere else; of the first kind whatever they hold goes too.
WHOLE = frozenset({"script", "noscript", "template", "iframe", "object", "svg", "math"})
ALONE = frozenset({"base", "embed", "frame", "link", "meta"})
SENDING = frozenset({"action", "form", "formaction", "formmethod", "formtarget", "method", "target"})
LEADING = SENDING | {"background", "href", "ping", "src", "srcdoc", "srcset"}
USABLE = frozenset({"button", "input", "select", "textarea"})
ATTRIBUTE = re.compile("[a-z][a-z0-9-]*")


def headers(*, answers: bool) -> dict[str, str]:
    """The headers of a captured page; its forms work only where somebody asks for an answer."""
    policy = POLICY.format(forms="'self'" if answers else "'none'", sandbox="allow-forms" if answers else "").rstrip()
    return {"Content-Security-Policy": policy, "Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}


def shown(html: str, action: str | None = None, number: int = 0) -> str:
    """The page with one of its forms going to `action`; all else can be looked at and not used."""
    writer = _Writer(action, number)
    writer.read(html)
    return "".join(writer.pieces)


def forms_in(html: str) -> list[Form]:
    """The forms of the page, in order."""
    writer = _Writer(None, 0)
    writer.read(html)
    return [Form(path, frozenset(fields)) for path, fields in writer.forms]


def plain(text: str) -> str:
    """A page that says one thing: what is not HTML, and what went wrong."""
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><pre>{escape(text)}</pre></html>'


class _Writer(HTMLParser):
    """Writes a page again while it reads it."""

    def __init__(self, action: str | None, number: int) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.forms: list[tuple[str, set[str]]] = []
        self._action = action
        self._number = number
        self._in_form = False
        self._inside: list[str] = []  # elements left out, whole
        self._raw = False

    def read(self, html: str) -> None:
        """Take a whole page; what Python's parser cannot read ends it."""
        try:
            self.feed(html)
            self.close()
        except AssertionError:  # at `<![x[`
            return

    def handle_decl(self, decl: str) -> None:
        if decl.lower().startswith("doctype"):
            self.pieces.append("<!doctype html>")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in WHOLE:
            self._inside.append(tag)
        if self._inside or tag in ALONE:
            return
        found = {name: value for name, value in attrs if _is_harmless(name)}
        if tag == "form":
            self.forms.append((split_url(dict(attrs).get("action") or "").path, set()))
            self._in_form = True
        elif tag in USABLE and self._in_form and found.get("name"):
            self.forms[-1][1].add(found["name"] or "")
        found |= self._given(tag)
        self._raw = tag == "style"
        self.pieces.append(f"<{tag}{''.join(_attribute(*each) for each in found.items())}>")

    def _given(self, tag: str) -> dict[str, str | None]:
        """What we add to an element: where the one form goes, and that nothing else can be used."""
        used = self._action is not None and self._in_form and len(self.forms) == self._number + 1
        if tag == "form" and used:
            return {"action": self._action, "method": "post"}
        return {"disabled": None} if tag in USABLE and not used else {}

    def handle_endtag(self, tag: str) -> None:
        self._raw = False
        if tag == "form":
            self._in_form = False
        if tag in self._inside:
            del self._inside[self._inside.index(tag) :]
        elif not self._inside and tag not in ALONE:
            self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.pieces.append(data if self._raw else escape(data, quote=False))


def _is_harmless(name: str) -> bool:
    return ATTRIBUTE.fullmatch(name) is not None and name not in LEADING and not name.startswith("on")


def _attribute(name: str, value: str | None) -> str:
    return f" {name}" if value is None else f' {name}="{escape(value)}"'
