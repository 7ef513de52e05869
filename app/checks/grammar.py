"""Character rules of the RFCs as predicates, and words that several rules say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

PKCE_LEAST, PKCE_MOST = 43, 128
PKCE_CLASS = r"A-Za-z0-9\-._~"
PKCE_SIGNS = "A-Z a-z 0-9 - . _ ~"  # the same, to read
_PKCE = re.compile(rf"[{PKCE_CLASS}]{{{PKCE_LEAST},{PKCE_MOST}}}")
_SCOPE = re.compile(r"[\x21\x23-\x5B\x5D-\x7E]+(?: [\x21\x23-\x5B\x5D-\x7E]+)*")
_OWN_PATH = re.compile(r"/(?![/\\])[!-\[\]-~]*")
_BEARER = re.compile(r"[A-Za-z0-9\-._~+/]+=*")

NO_PKCE = "this server ignores PKCE (as.pkce=off)"
PKCE_RULE = f"{PKCE_LEAST} to {PKCE_MOST} of {PKCE_SIGNS}"


def pkce_text(text: str) -> bool:
    """Whether `text` is a well-formed code verifier or challenge (RFC 7636 sections 4.1 and 4.2)."""
    return bool(_PKCE.fullmatch(text))


def scope_text(text: str) -> bool:
    """Whether `text` is a well-formed scope: tokens with single spaces between (RFC 6749 section 3.3)."""
    return bool(_SCOPE.fullmatch(text))


def bearer_token(text: str) -> bool:
    """Whether `text` is a b64token (RFC 6750 section 2.1)."""
    return bool(_BEARER.fullmatch(text))


def same_redirect_uri(registered: str, requested: str) -> bool:
    """Byte for byte, but for the port of a loopback address (RFC 9700 section 2.1, RFC 8252 section 7.3)."""
    if registered == requested:
        return True
    ours = urlsplit(registered)
    if ours.scheme != "http" or ours.hostname not in {"127.0.0.1", "::1"}:
        return False
    host = ours.netloc.rpartition(":")[0] if ours.port else ours.netloc
    pattern = (
        re.escape(f"http://{host}") + r"(?::([0-9]{1,5}))?" + re.escape(registered[len(f"http://{ours.netloc}") :])
    )
    found = re.fullmatch(pattern, requested)
    return found is not None and 0 < int(found[1] or 80) < 65536


def fits_wildcards(registered: str, requested: str) -> bool:
    """The careless reading of a pattern: `*` stands for any characters (RFC 9700 section 4.1.1)."""
    pieces = (re.escape(piece) for piece in registered.split("*"))
    return "*" in registered and re.fullmatch(".*".join(pieces), requested) is not None


def own_path(address: str) -> bool:
    """Whether this leads to a page of the same host, however a browser reads slashes that lean the other way."""
    return _OWN_PATH.fullmatch(address) is not None


def texts(document: Mapping[str, Any], name: str, omitted: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The texts that a JSON member lists: `omitted` when it is not there, none when it is no list of texts."""
    found = document.get(name)
    if found is None:
        return omitted
    return tuple(found) if isinstance(found, list) and all(isinstance(each, str) for each in found) else ()
