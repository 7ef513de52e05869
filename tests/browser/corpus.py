"""Texts that mean harm, and scenarios that carry each of them wherever a text can stand.

A scenario brings five of them as names of its actors, and as roles, titles and tellings; edits put the same ones into
the query, the form, the JSON, the headers and the bodies of its messages, as names and as values. `RAN` is what the
page would have, had one of them run.
"""

import json
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import quote

from app.runs import link_of
from app.trace import Run, RunDecision

RAN = "ran"
_RUN = f"globalThis.{RAN}=1"

TEXTS = {
    # Markup and script
    "script": f"<script>{_RUN}</script>",
    "closing tags": f"</script></style></title></textarea></svg><script>{_RUN}</script>",
    "image": f'"><img src=x onerror="{_RUN}">',
    "svg": f"<svg/onload={_RUN}><animate onbegin={_RUN} attributeName=x>",
    "body": f"<body onload={_RUN}><details open ontoggle={_RUN}>",
    "frame": f'<iframe srcdoc="<script>parent.{RAN}=1</script>"></iframe>',
    "style": f"<style>*{{display:none}}</style><link rel=stylesheet href=//nobody.example/{RAN}.css>",
    "form": "<form action=//nobody.example><input name=q autofocus onfocus=top.ran=1></form>",
    "base": "<base href=//nobody.example/><meta http-equiv=refresh content=0;url=//nobody.example>",
    "attributes": f"' onmouseover='{_RUN}' x=' autofocus onfocus={_RUN} ",
    "comment": f"--><script>{_RUN}</script><!--",
    "cdata": f"]]><script>{_RUN}</script><![CDATA[",
    "processing": f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y "{RAN}">]>&y;',
    "mutation": f'<noscript><p title="</noscript><img src=x onerror={_RUN}>">',
    "template element": f"<template shadowrootmode=open><script>{_RUN}</script></template>",
    # Addresses that run
    "javascript": f"javascript:{_RUN}//%0a",
    "javascript split": f"java\tscript:{_RUN}",
    "data address": f"data:text/html,<script>opener.{RAN}=1</script>",
    "protocol-relative": f"//nobody.example/{RAN}?\\@accounts.example",
    "user info": "https://accounts.example@nobody.example:443/..%2f..%2fetc/passwd",
    # Style, templates, formats
    "expression": f"x:expression({_RUN});background:url(javascript:{_RUN})",
    "css escape": "}*{all:unset;content:'\\0000201c'}@import '//nobody.example/x.css';",
    "mustache": f"{{{{constructor.constructor('{_RUN}')()}}}} ${{{_RUN}}} #{{7*7}} <%= 7*7 %>",
    "template literal": f"`${{{_RUN}}}`",
    "pointer": "{form.code_verifier} {authorize#1.request.query.state} {nothing.here}",
    "markdown": f"[click](javascript:{_RUN}) ![x](https://nobody.example/x.png) <https://nobody.example> **b** `c`",
    "markdown block": "# title\n> quote\n```\ncode\n```\n| a | b |\n|---|---|\n* * *\n",
    "mermaid": "A->>B: x;\nparticipant E as end\nNote over A,B: #60;b#62; %%{init: {}}%%\nend loop alt",
    "graph": 'click A href "javascript:ran=1"; classDef x fill:#f00; --x -.-> ==> :::x',
    "json": f'"}}],"x":[{{"__proto__":{{"{RAN}":1}}}}]}}',
    "formula": f"=cmd|' /C calc'!A0+@SUM(1+1)*HYPERLINK(\"//nobody.example/{RAN}\")",
    "csv": '"a";"b"\r\n=1+1,+1,-1,@x\t"',
    "sql": "'; DROP TABLE runs; --",
    "shell": "$(touch ran) `touch ran` && touch ran; \\' \" | cat",
    "entities": "&lt;script&gt;ran=1&lt;/script&gt;&#0;&#x202e;&NotAnEntity;&amp;amp;",
    "header split": f"x\r\nSet-Cookie: {RAN}=1\r\n\r\n<script>{_RUN}</script>",
    # Names that mean something to a program
    "proto": "__proto__",
    "constructor": "constructor",
    "to string": "toString.valueOf.hasOwnProperty",
    "number": "1e999 NaN -0 0x1F 1_000",
    "nothing": "null undefined None false",
    # Encodings
    "percent": "%00%0d%0a%u0041%E0%A4%A%zz%",
    "double encoding": "%253Cscript%253Eran%253D1%253C%252Fscript%253E",
    "overlong": "%c0%ae%c0%ae%c0%af %fe%ff+%26%3D%23",
    "path": "../../../../etc/passwd%00.html;jsessionid=1//\\..\\",
    "surrogate escapes": "\\ud800\\udfff \\u0000 \\x00 \\u{1F600}",
    # Characters
    "control": "a\x01b\x07c\x08d\x0be\x7ff\x85g",
    "terminal": "\x1b[31mred\x1b[0m\x1b]0;title\x07\x1b[2J",
    "lines": "one\r\ntwo\rthree\nfour\tfive\u2028six\u2029seven",
    "spaces": "\u00a0\u1680\u2003\u3000 wide \u202f spaces \u205f",
    "bidi override": "\u202egnp.tpircs\u202c\u202dabc\u202b",
    "bidi isolate": "\u2066left\u2067right\u2068first\u2069\u2069\u2069",
    "bidi marks": "a\u200eb\u200fc\u061cd",
    "zero width": "pho\u200bto\u200c pri\u200dnt\u2060er\ufeff\u00ad",
    "tags": "flag\U000e0067\U000e0062\U000e007f end",
    "arabic": "طابعة الصور (١٢٣) ثم 456",
    "hebrew": "מדפסת תמונות, 12 (אב) – 34!",
    "mixed directions": "abc אבג 123 ابت def (x) ]",
    "combining": "Z" + "\u0351\u0324\u0347\u0321\u0489" * 20 + "algo",
    "emoji": "\U0001f469\u200d\U0001f467 \U0001f3f3\ufe0f\u200d\U0001f308 \U0001f1ec\U0001f1e7 1\ufe0f\u20e3" * 3,
    "tall": "ဪ𒐫﷽꧅" * 4,
    "homoglyphs": "Αссоunts.ехаmрlе ／∕⁄ ․․ ａｃｃｏｕｎｔｓ",  # noqa: RUF001
    "unbroken": "x" * 3000,
    "unbroken wide": "Ŵ𝕎" * 400,
    "long words": "a word and another one " * 150,
    "many parts": "/a" * 300 + "?" + "&".join(f"p{n}={n}" for n in range(100)) + "#f",
    "one": "·",
}
SCENARIOS = [f"corpus-{number}" for number in range(-(-len(TEXTS) // 5))]
_LANES = ("owner", "browser", "client", "as", "rs")
_PHASES = ("ask", "allow", "swap", "use")
_SHORT, _LONG = 120, 3900  # what a scenario file takes as a name and as a text


def write_scenarios(folder: Path) -> Path:
    """A folder in which each of SCENARIOS carries five of the texts, everywhere."""
    texts = cycle(TEXTS.values())
    for name in SCENARIOS:
        (folder / f"{name}.toml").write_text(_scenario(list(islice(texts, 5))), encoding="utf-8")
    return folder


def _scenario(texts: list[str]) -> str:
    short = [quoted(text[:_SHORT]) for text in texts]
    long = [quoted(text[:_LONG]) for text in texts]
    cast = [
        f"  {{ lane = {quoted(lane)}, name = {short[i]}, role = {short[i - 1]} }}," for i, lane in enumerate(_LANES)
    ]
    phases = [f"  {{ id = {quoted(phase)}, title = {short[i]} }}," for i, phase in enumerate(_PHASES)]
    told = [
        f"[[steps.{step}]]\ntell = {long[i % 5]}\nthen = {long[(i + 1) % 5]}"
        for i, step in enumerate(("authorize", "consent", "token", "photos"))
        if "{" not in texts[i % 5] + texts[(i + 1) % 5]  # a pointer to nothing is refused when the file is read
    ]
    edits = [f'[[decisions]]\nat = {quoted(at)}\ndo = "edit"\nset = {_table(edit)}' for at, edit in _edits(texts)]
    return "\n".join(
        [
            "format = 1",
            'extends = "pkce-s256"',
            f"title = {short[0]}",
            f"summary = {long[1]}",
            f"introduction = {long[2]}",
            "cast = [",
            *cast,
            "]",
            "phases = [",
            *phases,
            "]",
            f'references = [{{ spec = "RFC 7636 §4", why = {long[3]} }}]',
            *told,
            *edits,
            "",
        ]
    )


def quoted(text: str) -> str:
    """A string of TOML: what JSON writes, but for half surrogates, which it has not, and DEL, which it escapes."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _table(edit: dict[str, str]) -> str:
    return "{ " + ", ".join(f"{quoted(path)} = {quoted(value)}" for path, value in edit.items()) + " }"


def _edits(texts: list[str]) -> list[tuple[str, dict[str, str]]]:
    """Additions that stop nothing: the flow goes on to its last message, whose body and address are hostile too."""
    named = {f"x{number}": text for number, text in enumerate(texts)}
    plain = [text.replace(".", " ") for text in texts]  # in a path a dot leads further
    headers = {f"header.x-{number}": printable(text)[:1000] for number, text in enumerate(texts)}
    headers |= {f"header.{name}": "1" for name in map(header_name, texts) if name}
    address = "https://photos.example/photos/" + "/".join(
        quote(text[:300], safe="!\"'()*,:;<>@[]{}|~$&+=") for text in texts
    )
    return [
        ("authorize#1.request", {**under("query", named), **under("query", dict.fromkeys(plain, "1"))}),
        ("login_page#1.response", headers),
        ("token#1.request", {**under("form", named), **under("form", dict.fromkeys(plain, "1")), **headers}),
        ("token#1.response", {**under("json", named), **under("json", dict.fromkeys(plain, "1"))}),
        ("photos#1.request", {"url": address}),
        ("callback#1.response", {"body": f"<title>{texts[0]}</title>" + "\n".join(texts)}),
    ]


def under(source: str, pairs: dict[str, str]) -> dict[str, str]:
    return {f"{source}.{name}": value for name, value in pairs.items()}


def printable(text: str) -> str:
    """What a header can carry of it."""
    return "".join(sign for sign in text if sign >= " ").strip()


def header_name(text: str) -> str:
    """What a header's name can carry of it: a token (RFC 9110 section 5.6.2), without the dot that paths use."""
    return "".join(sign for sign in text if sign.isascii() and (sign.isalnum() or sign in "!#$%&'*+-^_`|~"))[:300]


def links_with_state() -> list[str]:
    """Runs in which one of the texts is the state, long enough to be followed; it is compared, and refused."""
    return [
        link_of(Run(scenario="pkce-s256", decisions=(RunDecision(at="authorize#1.request", do="edit", set=edit),)))
        for edit in ({"query.state": text[:600] if len(text) > 12 else 12 * text} for text in TEXTS.values())
    ]
