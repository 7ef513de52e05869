"""JSON for a script element of a page."""

from __future__ import annotations

from markupsafe import Markup


def for_script(text: str) -> Markup:
    """JSON inside a script element: nothing in it can end the element or begin a comment."""
    for sign, escaped in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(sign, escaped)
    return Markup(text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
