"""Following a value, in words: what it is, what it comes from, and what is done with it at each of its places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from app.explain.knowledge import OTHERS, PUBLIC, SECRETS
from app.explain.specs import href
from app.trace import Lane, Store, lane_names
from app.trace.story import Place, Story, Value
from app.trace.story.labels import HIDDEN

ENDS = {"head": 13, "tail": 4}
# How a value comes from another, said of the one and of the other.
ORIGINS = {
    "hash": ("the hash of", "hashed into"),
    "input": ("computed from", "computed into"),
    "grant": ("issued for", "swapped for"),
    "claim": ("states", "stated in"),
    "part": ("signed by", "signs"),
}
SOURCES = {
    "query": "in the query",
    "form": "in the form",
    "cookie": "in the cookie",
    "json": "in the JSON",
    "location.query": "in the query of the Location header",
    "location.fragment": "in the fragment of the Location header",
    "header": "in the header",
}
WHOLE = {
    "url": "in the address",
    "location.url": "in the Location header",
    "body": "in the body",
    "header.authorization": "in the Authorization header",
    "header.authorization.basic.client_secret": "in the Basic credentials of the Authorization header",
}
BEGUN = {
    "made": "made by",
    "computed": "computed by",
    "entered": "entered by",
    "carried": "brought by",
    "planted": "written by an edit into what is sent by",
}
# What is done with a value at a place of each kind.
SAID = {
    "made": "{who} makes it",
    "computed": "{who} computes it: {at}",
    "hashed": "{who} hashes it: {at}",
    "used": "{who} computes with it: {at}",
    "entered": "{who} enters it",
    "handed": "{who} hands it to {to} {stands}",
    "carried": "it stands {stands}",
    "planted": "an edit puts it {stands}",
    "stored": "{who} stores it in {at}",
    "filed": "{who} keeps under it, in {at}: {note}",
    "taken": "{who} takes what lay under it in {at}: {note}",
    "forgotten": "{who} forgets what lay under it in {at}: {note}",
    "checked": "{who} checks it: {at}",
}


class OriginLine(msgspec.Struct, frozen=True):
    """`back` is said of the value, `forth` of what it comes from: "the hash of", "hashed into"."""

    value: str
    back: str
    forth: str


class ValueLine(msgspec.Struct, frozen=True):
    """A value that can be followed. `rank` is its place in the list of who knows what, None where it is not listed."""

    id: str
    name: str
    stop: int
    shown: str
    title: str
    meaning: str
    spec: str
    href: str
    begun: str
    origins: tuple[OriginLine, ...]
    group: str
    rank: int | None


class PlaceLine(msgspec.Struct, frozen=True):
    """One place of a value: `where` in the run, and what is `said` of it there."""

    value: str
    how: str
    lane: str
    stop: int
    seq: int
    row: int | None
    activity: int | None
    verdicts: tuple[str, ...]
    where: str
    said: str


def value_lines(story: Story, cast: Sequence[Lane]) -> Iterator[ValueLine]:
    """The values of a story in the order in which they come up."""
    names = lane_names(cast)
    first: dict[str, Place] = {}
    for place in story.places:
        first.setdefault(place.value, place)
    ranks = {name: rank for rank, name in enumerate(SECRETS)}
    for value in story.values:
        if value.id not in first:
            continue
        secret = SECRETS.get(value.name)
        yield ValueLine(
            id=value.id,
            name=value.name,
            stop=value.stop,
            shown=shown(value),
            title=secret.title if secret else value.name,
            meaning=secret.meaning if secret else "",
            spec=secret.spec if secret else "",
            href=href(secret.spec) if secret else "",
            begun=_begun(first[value.id], names),
            origins=tuple(OriginLine(origin.value, *ORIGINS[origin.kind]) for origin in value.origins),
            group=secret.group if secret else OTHERS,
            rank=None if value.name in PUBLIC else ranks.get(value.name, len(ranks)),
        )


def shown(value: Value) -> str:
    """Enough of a value to know it by; nothing of one that is not to be read over a shoulder."""
    if value.name in HIDDEN:
        return "••••"
    head, tail = ENDS["head"], ENDS["tail"]
    return value.text if len(value.text) <= head + tail + 1 else f"{value.text[:head]}…{value.text[-tail:]}"


def _begun(place: Place, names: Mapping[str, str]) -> str:
    by = f"{BEGUN[place.how]} {names.get(place.lane, place.lane)}"
    if place.how in {"carried", "planted", "entered"}:
        return f"{by} at message {place.stop}"
    return f"{by} {'after message ' + str(place.stop) if place.stop else 'before message 1'}"


def place_lines(story: Story, cast: Sequence[Lane]) -> Iterator[PlaceLine]:
    """Every place of every value, in words."""
    names = lane_names(cast)
    events = {event.seq: event for stop in story.stops for event in stop}
    for place in story.places:
        note = getattr(events[place.seq], "note", "") if isinstance(events[place.seq], Store) else ""
        name = story.values.by_id(place.value).name
        yield PlaceLine(
            value=place.value,
            how=place.how,
            lane=place.lane,
            stop=place.stop,
            seq=place.seq,
            row=place.row,
            activity=place.activity,
            verdicts=place.verdicts,
            where=_where(place, story),
            said=_said(place, names, name, note),
        )


def _where(place: Place, story: Story) -> str:
    row = story.rows[place.row] if place.row is not None else None
    if row is not None and row.n is not None and place.how in {"carried", "planted", "checked"}:
        return f"Message {row.n}, {row.text.partition(',')[0]}"
    stop = row.stop if row is not None else 0
    return f"After message {stop}" if stop else "Before message 1"


def _said(place: Place, names: Mapping[str, str], name: str, note: str) -> str:
    inside = place.how in {"carried", "handed", "planted"}
    stands = " and ".join(stands_at(path, name) for path in place.at) if inside else ""
    who, to = names.get(place.lane, place.lane), names.get(place.to or "", place.to or "")
    return SAID[place.how].format(who=who, to=to, at=", ".join(place.at), stands=stands, note=note)


def stands_at(path: str, name: str) -> str:
    """Where in a message a value stands: `in the query as code_challenge`; its own name is not said again."""
    if path in WHOLE:
        return WHOLE[path]
    outer, inside, claim = path.partition(".jwt.claims.")
    if inside:
        return f"inside {outer.rpartition('.')[2]}" + ("" if claim == name else f", as {claim}")
    source = next(each for each in sorted(SOURCES, key=len, reverse=True) if path.startswith(f"{each}."))
    called = path.removeprefix(f"{source}.")
    if source in {"cookie", "header"}:
        return f"{SOURCES[source]} {called}"
    return SOURCES[source] if called == name else f"{SOURCES[source]} as {called}"
