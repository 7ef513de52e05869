"""The times in a token for people: as a date, and seen from the run's clock (RFC 7519 section 2, NumericDate)."""

from __future__ import annotations

from datetime import UTC, datetime

# What each claim that is a time says of the past, of this second, and of the future; `{}` is how long.
TIMES = {
    "iat": ("{} ago", "just now", "in {}: it is from the future"),
    "exp": ("expired {} ago", "expired this second", "in {}"),
    "nbf": ("good since {}", "good since this second", "not good for another {}"),
    "auth_time": ("{} ago", "just now", "in {}: it is from the future"),
}
UNITS = (("d", 86_400), ("h", 3600), ("min", 60), ("s", 1))
SHOWN = 2  # units, from the largest on
FORM = "{:%Y-%m-%d %H:%M:%S} UTC"


def moment(value: object) -> int | None:
    """The second that a claim names; None for what is no number of seconds, or outside of any calendar."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        return int(datetime.fromtimestamp(value, UTC).timestamp())
    except (ValueError, OverflowError, OSError):
        return None


def date(value: object) -> str:
    """A claim as a date and a time of day, or why it is none."""
    second = moment(value)
    return "not a number of seconds" if second is None else FORM.format(datetime.fromtimestamp(second, UTC))


def relative(claim: str, value: object, now: int) -> str:
    """A claim seen from the run's clock: `in 59 min 59 s`, `expired 3 s ago`; empty for what is no time."""
    second = moment(value)
    if second is None:
        return ""
    past, present, future = TIMES[claim]
    if second == now:
        return present
    return (past if second < now else future).format(_long(abs(now - second)))


def spoils(claim: str, value: object, now: int) -> bool:
    """Whether this claim makes a token not good now: from `exp` on, before `nbf` (RFC 7519 sections 4.1.4, 4.1.5)."""
    second = moment(value)
    if second is None:
        return False
    return second <= now if claim == "exp" else claim == "nbf" and now < second


def _long(seconds: int) -> str:
    parts = []
    for unit, length in UNITS:
        count, seconds = divmod(seconds, length)
        parts.append((count, unit))
    first = next(index for index, (count, _) in enumerate(parts) if count)
    return " ".join(f"{count:,} {unit}" for count, unit in parts[first : first + SHOWN] if count)
