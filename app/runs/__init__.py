"""Runs: play a run into a trace, and read runs from links. Forks and comparisons are runs like any other.

Law: this room may import everything that makes a trace (`trace`, `wire`, `checks`, `actors`, `flows`, `attacks`,
scenarios and switches); never `explain`, `exports` or `web`.
"""

from app.runs.keys import published_keys
from app.runs.links import RunError, link_of, parse_link
from app.runs.play import NO_ATTACK, attack_of, play, played_flow, resolve_run

__all__ = [
    "NO_ATTACK",
    "RunError",
    "attack_of",
    "link_of",
    "parse_link",
    "play",
    "played_flow",
    "published_keys",
    "resolve_run",
]
