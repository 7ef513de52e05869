"""The little HTML that the mock servers show. Every value is escaped by markupsafe.

A page has one script at most, and its policy lets no other run. Our browser runs none: it does what the attributes of
the form say, or leaves the script to its author (see `app/wire/browser`).
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256

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
SCRIPT = Markup(
    "for(const form of document.forms){"
    'if("fragment"in form.dataset)for(const[name,value]of new URLSearchParams(location.hash.slice(1)))'
    'form.append(Object.assign(document.createElement("input"),{type:"hidden",name,value}));'
    'if("submit"in form.dataset)form.submit()}'
)
SENDING = Markup(
    '<form method="post" action="{action}"{attributes}>{fields}<button>Go on</button></form><script>{script}</script>'
)
FIELD = Markup('<input type="hidden" name="{name}" value="{value}">')
SCRIPTED = Markup('{content}<script id="{id}">{script}</script>')
ALONE = "; frame-ancestors 'none'"
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": f"default-src 'none'; style-src 'unsafe-inline'{ALONE}",
    "X-Frame-Options": "DENY",  # for browsers older than frame-ancestors (RFC 9700 section 4.16)
}


def page(title: str, content: Markup, status: int = 200) -> Response:
    """A whole page that no other site can frame."""
    html = FRAME.format(title=title, style=STYLE, content=content)
    return Response(html, status, HEADERS, content_type="text/html; charset=utf-8")


def let_be_framed(response: Response) -> Response:
    """Take back what keeps a page out of other sites' frames."""
    policy = response.headers.get("Content-Security-Policy")
    if policy:
        response.headers["Content-Security-Policy"] = policy.replace(ALONE, "")
    response.headers.pop("X-Frame-Options", None)
    return response


def problem(title: str, text: str, status: int = 400) -> Response:
    """A page that tells a person what is wrong."""
    return page(title, Markup("<p>{}</p>").format(text), status)


def posting_page(title: str, action: str, fields: Mapping[str, str], *, fragment: bool = False) -> Response:
    """A page whose script posts `fields` to `action` at once; with `fragment`, those of its own fragment as well."""
    attributes = Markup(" data-fragment data-submit" if fragment else " data-submit")
    inputs = Markup("").join(FIELD.format(name=name, value=value) for name, value in fields.items())
    response = page(title, SENDING.format(action=action, attributes=attributes, fields=inputs, script=SCRIPT))
    return _letting_run(response, SCRIPT)


def scripted_page(title: str, content: Markup, id: str, script: str, connect: str = "") -> Response:
    """A page with a script of its client's own, which may call the origin `connect`."""
    response = page(title, SCRIPTED.format(content=content, id=id, script=Markup(script)))
    if connect:
        response.headers["Content-Security-Policy"] += f"; connect-src {connect}"
    return _letting_run(response, script)


def _letting_run(response: Response, script: str) -> Response:
    """Let this one script run, which the policy names by its hash (Content Security Policy, script-src)."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    response.headers["Content-Security-Policy"] += f"; script-src 'sha256-{digest}'"
    return response
