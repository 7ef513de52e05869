"""Bad input: what a request can be turned into by somebody who means harm, or by a program gone wrong."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from msgspec.structs import replace

from app.trace import Body, Request
from app.trace.edits import write
from app.trace.messages import with_header
from app.trace.paths import cookies_of, form_of, query_of

FORM = "application/x-www-form-urlencoded"
MARK = "\"><script>alert(1)</script>'onload=x"  # breaks out of a text, and of an attribute in either quotes
HOSTILE = {
    "script": MARK,
    "another header": "x\r\nSet-Cookie: planted=1\r\n\r\n<script>",
    "a line": "x\ny",
    "NUL": "\0x\0",
    "100 kB": "x" * 100_000,
    "letters of all kinds": "é\u202e\U0001f600\ufeff",
    "another host": "https://evil.example/cb",
    "no scheme": "//evil.example/cb",
    "a script's address": "javascript:alert(1)",
    "no address": "http://[",
    "numbers": "-1e999",
    "JSON": '{"a":[]}',
    "a path": "../../../../etc/passwd",
}
# Pieces of a query or form as they stand on the wire; the first `%s` is a name.
RAW = {
    "no percent-encoding": "%s=%%zz%%",
    "a lone percent sign": "%s=%%",
    "percent-encoded bytes that are no text": "%s=%%ff%%fe%%c0%%af",
    "percent-encoded CR and LF": "%s=x%%0d%%0aX-Planted:%%201",
    "percent-encoded NUL": "%s=%%00",
    "half a surrogate pair": "%s=%%ed%%a0%%80",
    "no value": "%s",
    "no name": "=%s",
    "brackets": "%s[]=x&%s[a]=y",
    "it again": "%s=again&%s=again",
}
VERBS = ("TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "BREW", "get", "POST", "GET", "HEAD", "OPTIONS")
KINDS = (
    *("application/json", "text/plain", "multipart/form-data; boundary=x", "multipart/form-data", "image/png", "", ";"),
    *(f"{FORM}; charset=nope", f"{FORM}; charset=utf-16", f"{FORM};;;=", "x" * 10_000),
)
BODIES = (
    b"\xff\xfe\xfd",
    b'{"a":',
    b"[" * 100_000,
    b"--x\r\n\r\n",
    b"\0" * 1000,
    b"x=" + b"y" * 100_000,
    b"&" * 10_000,
)
HEADERS = {
    "Authorization": (
        "Basic",
        "Basic %",
        "Basic /w==",
        "Basic AAAA",
        "Bearer",
        "Bearer a.b.c",
        "x",
        MARK,
        "Bearer " * 999,
    ),
    "Cookie": ("=", ";;;", "__Host-sid", '__Host-sid="', "__Host-sid=x; __Host-sid=y", "é=é", "x" * 100_000),
    "Host": ("evil.example", "", "a b", MARK, "evil.example:99999", "[::1"),
    "Content-Length": ("-1", "x", "99999999999", "0"),
    "Accept": (MARK, ""),
    "Origin": ("https://evil.example", "null"),
    "Referer": (MARK,),
    "X-Forwarded-Host": ("evil.example",),
    "Transfer-Encoding": ("chunked", "x"),
    "Range": ("bytes=5-1",),
    "If-Modified-Since": ("never",),
}
# Every parameter that a specification names, whether this endpoint knows it or not.
NAMES = (
    *("client_id", "client_secret", "redirect_uri", "response_type", "response_mode", "scope", "state", "nonce"),
    *("code_challenge", "code_challenge_method", "code_verifier", "code", "grant_type", "error", "error_description"),
    *("iss", "prompt", "max_age", "claims", "request", "request_uri", "resource", "authorization_details", "id_token"),
    *("access_token", "refresh_token", "token", "token_type_hint", "username", "password", "csrf_token", "decision"),
    *(
        "device_code",
        "user_code",
        "client_assertion",
        "client_assertion_type",
        "login_hint",
        "id_token_hint",
        "ui_locales",
    ),
    *("registration", "display", "acr_values", "dpop_jkt", "post_logout_redirect_uri"),
)


def spoilt(request: Request) -> Iterator[tuple[str, Request]]:
    """Everything that is done to one request, each under a name."""
    for ways in (_values, _pieces, _strangers, _whole):
        yield from ways(request)


def _values(request: Request) -> Iterator[tuple[str, Request]]:
    """Each parameter with each hostile value, encoded as it must be."""
    for source, found in (("query", query_of(request)), ("form", form_of(request))):
        for name in dict(found):
            for what, value in HOSTILE.items():
                yield f"{source}.{name} is {what}", write(request, f"{source}.{name}", value)
    for name in dict(cookies_of(request)):
        for what, value in HOSTILE.items():
            if value.isascii() and value.isprintable() and ";" not in value:
                yield f"cookie.{name} is {what}", write(request, f"cookie.{name}", value)


def _pieces(request: Request) -> Iterator[tuple[str, Request]]:
    """Each parameter as a piece of a query or form that is badly written; the right one is gone."""
    for what, pattern in RAW.items():
        for name in dict(query_of(request)) or ("x",):
            bare = write(request, f"query.{name}", None)
            yield f"query.{name}: {what}", _with_query(bare, pattern.replace("%s", name).replace("%%", "%"))
        for name in dict(form_of(request)):
            bare = write(request, f"form.{name}", None)
            piece = pattern.replace("%s", name).replace("%%", "%").encode()
            yield f"form.{name}: {what}", _with_body(bare, _content(bare) + b"&" + piece)
    for name, value in form_of(request):
        yield f"form.{name}: bytes that are no text", _with_body(request, name.encode() + b"=\xff\xfe" + value.encode())


def _strangers(request: Request) -> Iterator[tuple[str, Request]]:
    """Every parameter that there is, besides those that are there."""
    for name in NAMES:
        more = urlencode({name: MARK})
        yield f"query.{name} added", _with_query(request, more)
        yield f"form.{name} added", _with_body(request, _content(request) + b"&" + more.encode())


def _whole(request: Request) -> Iterator[tuple[str, Request]]:
    """Another method, another body, another kind of body, other headers, another path."""
    for verb in VERBS:
        yield f"by {verb}", replace(request, method=verb)
    for kind in KINDS:
        headers = with_header(request, "Content-Type", kind)
        yield f"called {kind[:40]}", replace(request, headers=headers)
        yield f"by POST, called {kind[:40]}", replace(request, headers=headers, method="POST")
    for number, content in enumerate(BODIES):
        for kind in (FORM, "application/json", "multipart/form-data; boundary=x"):
            sent = _with_body(replace(request, method="POST"), content)
            yield f"body {number} called {kind}", replace(sent, headers=with_header(sent, "Content-Type", kind))
    for header, values in HEADERS.items():
        for number, value in enumerate(values):
            yield f"{header} {number}", replace(request, headers=with_header(request, header, value))
    address, _, query = request.url.partition("?")
    for more in ("/", "/x", "%00", "%2f..", "//evil.example", ";x", "x" * 100_000):
        yield f"{more[:20]} behind the path", replace(request, url=f"{address}{more}?{query}")


def _with_query(request: Request, piece: str) -> Request:
    mark = "&" if "?" in request.url else "?"
    return replace(request, url=f"{request.url}{mark}{piece}")


def _content(request: Request) -> bytes:
    return request.body.content if request.body else b""


def _with_body(request: Request, content: bytes) -> Request:
    """The request with a body of this length, as a form where it was none."""
    headers = with_header(request, "Content-Length", str(len(content)))
    if not _content(request):
        headers = (*headers, ("Content-Type", FORM))
    return Request(request.method, request.url, headers, Body.of(content))
