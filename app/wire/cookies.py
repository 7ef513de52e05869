"""A small cookie jar on the run's clock: RFC 6265bis with SameSite, prefixes, Secure and expiry.

HttpOnly changes nothing here: it keeps cookies from scripts, and the browser runs none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
MAX_AGE = re.compile("-?[0-9]+")
LONGEST = 400 * 86_400  # nothing is kept longer than 400 days (section 5.5)
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Cookie:
    """One stored cookie; `expires` is in seconds since 1970, None for the length of the session."""

    name: str
    value: str
    domain: str
    host_only: bool
    path: str
    secure: bool
    same_site: str
    expires: int | None

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two cookies the same one (RFC 6265bis section 5.7)."""
        return (self.name, self.domain, self.path)


@dataclass(slots=True)
class CookieJar:
    """The cookies of one browser, in the order in which they were first set."""

    cookies: dict[tuple[str, str, str], Cookie] = field(default_factory=dict)

    def store(self, header: str, url: str, now: int, cross_site: bool = False) -> Cookie | None:
        """Keep what one Set-Cookie header says; returns None where the standard says to ignore it."""
        target = urlsplit(url)
        cookie = _parse(header, target, now)
        if cookie is None or not _acceptable(cookie, target) or (cross_site and cookie.same_site != "none"):
            return None
        self.cookies[cookie.key] = cookie
        if cookie.expires is not None and cookie.expires <= now:
            del self.cookies[cookie.key]
        return cookie

    def header_for(self, url: str, now: int, method: str, cross_site: bool) -> str | None:
        """The Cookie header for a top-level navigation, None for no cookies. Longer paths come first."""
        target = urlsplit(url)
        fitting = [cookie for cookie in self.cookies.values() if _goes_to(cookie, target, now, method, cross_site)]
        fitting.sort(key=lambda cookie: -len(cookie.path))
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in fitting) or None


def site(url: str) -> str:
    """The schemeful site of an address: scheme and registrable domain, which here is the last two labels."""
    split = urlsplit(url)
    host = split.hostname or ""
    return f"{split.scheme}://{host if _is_address(host) else '.'.join(host.split('.')[-2:])}"


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return host == "localhost"
    return True


def _parse(header: str, target: SplitResult, now: int) -> Cookie | None:
    pair, *attributes = header.split(";")
    name, sign, value = (part.strip() for part in pair.partition("="))
    if not sign or not name:
        return None
    found = {
        key.strip().lower(): text.strip() for key, _, text in (attribute.partition("=") for attribute in attributes)
    }
    if name.lower().startswith("__host-") and "path" not in found:
        return None  # it has to say Path=/ itself (section 5.7)
    domain = found.get("domain", "").lstrip(".").lower()
    path = found.get("path", "")
    return Cookie(
        name=name,
        value=value,
        domain=domain or (target.hostname or ""),
        host_only=not domain,
        path=path if path.startswith("/") else _default_path(target.path),
        secure="secure" in found,
        same_site=_same_site(found.get("samesite", "")),
        expires=_expiry(found, now),
    )


def _same_site(text: str) -> str:
    """Lax for an absent value and for one that nobody knows (section 5.6.7)."""
    return text.lower() if text.lower() in {"strict", "none"} else "lax"


def _default_path(path: str) -> str:
    """The folder of the address that set the cookie (section 5.1.4)."""
    return path.rpartition("/")[0] or "/"


def _expiry(found: dict[str, str], now: int) -> int | None:
    """Max-Age wins over Expires; one that cannot be read counts as absent (section 5.6)."""
    age = found.get("max-age", "")
    if MAX_AGE.fullmatch(age):
        return now + max(-1, min(int(age[:12]), LONGEST))
    try:
        moment = parsedate_to_datetime(found["expires"])
    except (KeyError, ValueError, TypeError, OverflowError):
        return None
    # A date without a zone is read as UTC: the machine's own zone must not decide.
    return int(moment.timestamp() if moment.tzinfo else moment.replace(tzinfo=UTC).timestamp())


def _acceptable(cookie: Cookie, target: SplitResult) -> bool:
    """Secure needs a secure origin, prefixes keep their promise, and a host may only speak for itself."""
    host = target.hostname or ""
    trustworthy = target.scheme == "https" or host in LOOPBACK
    lower = cookie.name.lower()
    return (
        _domain_matches(host, cookie)
        and ("." in cookie.domain or cookie.host_only)
        and (trustworthy or not cookie.secure)
        and (cookie.secure or not lower.startswith(("__secure-", "__host-")))
        and (not lower.startswith("__host-") or (cookie.host_only and cookie.path == "/"))
        and (cookie.same_site != "none" or cookie.secure)
    )


def _domain_matches(host: str, cookie: Cookie) -> bool:
    if host == cookie.domain:
        return True
    return not cookie.host_only and not _is_address(host) and host.endswith("." + cookie.domain)


def _path_matches(path: str, prefix: str) -> bool:
    return path == prefix or path.startswith(prefix if prefix.endswith("/") else prefix + "/")


def _goes_to(cookie: Cookie, target: SplitResult, now: int, method: str, cross_site: bool) -> bool:
    host = target.hostname or ""
    fresh = cookie.expires is None or cookie.expires > now
    lax_may = cookie.same_site == "lax" and method in SAFE_METHODS
    return (
        fresh
        and _domain_matches(host, cookie)
        and _path_matches(target.path or "/", cookie.path)
        and (not cookie.secure or target.scheme == "https" or host in LOOPBACK)
        and (not cross_site or cookie.same_site == "none" or lax_may)
    )
