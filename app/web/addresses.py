"""What is demanded of every address: that it is no longer than is read, and that the place it names is there."""

from __future__ import annotations

from flask import request

from app.runs import RunError
from app.runs.links import MAX_LINK


def demand_short(hint: str = "", *, most: int = MAX_LINK) -> None:
    """Raise RunError for an address of more characters than `most`; `hint` says how it can have fewer."""
    if len(request.full_path) > most:
        raise RunError("link", f"the address has more than {most} characters{hint and f'; {hint}'}")


def demand_at(text: str | None, total: int, there: str = "this run has messages") -> int:
    """The place that an address names, 0 when absent. Raises RunError above `total`; `there` says what is counted."""
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) < 7 and int(text) <= total):
        raise RunError("at", f"at is {text[:40]!r}; {there} 0 to {total}")
    return int(text)
