"""The little HTML that the mock servers show. Every value is escaped by markupsafe; no page has a script."""

from __future__ import annotations

from flask import Response
from markupsafe import Markup

STYLE = Markup(
    "body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:3rem auto;padding:0 1rem;color:#1d2330}"
    "h1{font-size:1.3rem}label{display:block;margin:.6rem 0}input:not([type=checkbox]){font:inherit;width:100%;"
    "box-sizing:border-box;padding:.4rem}button{font:inherit;padding:.5rem 1rem;margin:.8rem .5rem 0 0}"
)
FRAME = Markup(
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>{style}</style></head>'
    "<body><h1>{title}</h1>{content}</body></html>"
)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",  # for browsers older than frame-ancestors (RFC 9700 section 4.16)
}


def page(title: str, content: Markup, status: int = 200) -> Response:
    """A whole page that no other site can frame."""
    html = FRAME.format(title=title, style=STYLE, content=content)
    return Response(html, status, HEADERS, content_type="text/html; charset=utf-8")


def problem(title: str, text: str, status: int = 400) -> Response:
    """A page that tells a person what is wrong."""
    return page(title, Markup("<p>{}</p>").format(text), status)
