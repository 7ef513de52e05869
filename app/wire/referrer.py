"""The Referer header: how much a request says of where it comes from (Referrer Policy, sections 3 and 8)."""

from __future__ import annotations

from urllib.parse import urldefrag, urlsplit

from app.trace import Response
from app.wire.cookies import LOOPBACK

DEFAULT = "strict-origin-when-cross-origin"
POLICIES = frozenset(
    {
        *("no-referrer", "no-referrer-when-downgrade", "origin", "origin-when-cross-origin"),
        *("same-origin", "strict-origin", "strict-origin-when-cross-origin", "unsafe-url"),
    }
)


def origin_of(url: str) -> str:
    """`https://printer.example`: scheme, host and port of an address."""
    split = urlsplit(url)
    return f"{split.scheme}://{split.netloc}"


def policy_of(response: Response) -> str:
    """The policy that a response names: the last one that is known, empty where there is none (section 8.1)."""
    values = (value for name, value in response.headers if name.lower() == "referrer-policy")
    named = (token.strip().lower() for value in values for token in value.split(","))
    return next((token for token in reversed(list(named)) if token in POLICIES), "")


def referrer(policy: str, source: str, target: str) -> str:
    """What a request to `target` says of `source`, the address that it comes from; empty for nothing (section 8.3)."""
    policy = policy or DEFAULT
    same = origin_of(source) == origin_of(target)
    if not source or policy == "no-referrer" or (policy == "same-origin" and not same):
        return ""
    if _is_downgrade(source, target) and (policy.startswith("strict-") or policy == "no-referrer-when-downgrade"):
        return ""
    if policy in {"origin", "strict-origin"} or (policy.endswith("-when-cross-origin") and not same):
        return f"{origin_of(source)}/"
    return urldefrag(source).url


def sender(policy: str, source: str, target: str) -> str:
    """The Origin header of a POST: `null` where the policy would say nothing of the source (Fetch, section 3.2)."""
    hidden = policy not in {"origin", "origin-when-cross-origin", "unsafe-url"} and not referrer(policy, source, target)
    return "null" if hidden else origin_of(source)


def _is_downgrade(source: str, target: str) -> bool:
    """Whether a request leaves TLS for somebody on the line to read."""
    to = urlsplit(target)
    return urlsplit(source).scheme == "https" and to.scheme != "https" and to.hostname not in LOOPBACK
