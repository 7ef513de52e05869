"""Opening a run for a page: from a link or a query to a showing, with every field that is wrong named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from app.runs import RunError, parse_link
from app.runs.asked import find_scenario
from app.runs.links import MAX_LINK
from app.scenario import Library
from app.switches import suggest
from app.web.addresses import demand_at
from app.web.carrying import carry
from app.web.showing import MODES, Mode, Showing, show

# What a link is made of, and what each part of it is called.
PARTS = {
    "set": "a switch",
    "seed": "the seed",
    "attack": "the attack",
    "people": "who is played by a person",
    "d": "the changes",
    "v": "the version",
    "digest": "the scenario's digest",
    "at": "the message",
    "mode": "the mode",
    "view": "the view",
    "follow": "the value to follow",
    "from": "the run before",
}
MANY = {"set", "people"}
VIEWS = ("sequence", "lanes", "split", "list")


class LinkQuery(dict[str, list[str]]):
    """The query of a link that came over the socket."""

    def get(self, key: str, default: Any = None) -> Any:
        """The first value."""
        found = super().get(key)
        return found[0] if found else default

    def getlist(self, key: str) -> list[str]:
        """All values."""
        return super().get(key) or []


def demand_whole(field: str, value: object, low: int = 0) -> int:
    """A whole number from `low` up. Raises RunError that names the field."""
    if isinstance(value, bool) or not isinstance(value, int) or value < low:
        raise RunError(field, f"{field} is {value!r:.40}; it is a whole number from {low} up")
    return value


def demand_mode(value: object) -> Mode:
    """`open` or `hidden`. Raises RunError."""
    for mode in MODES:
        if value == mode:
            return mode
    raise RunError("mode", f"mode is {value!r:.40}; it is one of {', '.join(MODES)}")


def open_link(library: Library, link: object) -> tuple[Showing, int, Mode, list[str]]:
    """The showing, cursor, mode and notices of a link `/s/…?…`. Raises RunError that names the field."""
    if not isinstance(link, str) or not link.startswith("/s/"):
        raise RunError("link", "link is the address of a run: /s/SCENARIO?…")
    if len(link) > MAX_LINK:
        raise RunError("link", f"link has {len(link)} characters; at most {MAX_LINK} are read")
    address = urlsplit(link)
    query = LinkQuery(parse_qs(address.query, keep_blank_values=True))
    return open_query(library, unquote(address.path.removeprefix("/s/")), query)


def open_query(library: Library, name: str, query: Any) -> tuple[Showing, int, Mode, list[str]]:
    """The same from a scenario's name and a query."""
    scenario = find_scenario(library, name)
    run, notices = parse_link(scenario, query)
    if came := query.get("from"):
        run, said = carry(library, run, scenario, came)
        notices = [*notices, *said]
    showing = show(run, scenario)
    notices = [*notices, *_passed_over(query)]
    return showing, demand_at(query.get("at"), showing.total), demand_mode(query.get("mode") or "open"), notices


def _passed_over(query: Any) -> Iterator[str]:
    """What stands in a link without an effect: said, since whoever wrote it meant something."""
    for key in query:
        if key not in PARTS:
            yield f"{key[:40]} is no part of a link and was passed over{suggest(key, PARTS)}."
        elif key not in MANY and len(query.getlist(key)) > 1:
            yield f"{key} stands in the link more than once; the first one counts."
    if (view := query.get("view") or VIEWS[0]) not in VIEWS:
        yield f"view is {view[:40]!r}; it is one of {', '.join(VIEWS)}."
    settings = [text.partition(":")[0] for text in query.getlist("set")]
    for name in dict.fromkeys(name for name in settings if settings.count(name) > 1):
        yield f"{name[:80]} is set more than once; the last one counts."
