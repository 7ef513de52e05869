"""The lines of the Tokens tab: what is the same at every stop of a token, and what changes with the run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from app.explain.parameters import Entry
from app.explain.specs import href
from app.explain.texts import text_id
from app.explain.tokens.gathering import Token, begun, gather
from app.explain.tokens.hashes import HashLine, hash_lines
from app.explain.tokens.keys import Published, keys_seen
from app.explain.tokens.kinds import Brief, Kind, kind_of, member
from app.explain.tokens.reading import PARTS, Jwt, read
from app.explain.tokens.signature import SignatureLine, signature_line
from app.explain.tokens.times import TIMES, date, relative, spoils
from app.explain.tokens.validations import Unmade, Validation, unmade
from app.trace import Lane, lane_names
from app.trace.paths import json_text
from app.trace.story import Story
from app.trace.trace import EPOCH_SECONDS

MOST = 2000  # characters of one member that are sent


class MemberLine(msgspec.Struct, frozen=True):
    """One member of a header or one claim. `date` is a time as a date, empty for what is no time.

    `about` is the id of its text; one without a text has a `note` with its section instead.
    """

    name: str
    value: str
    value_id: str | None
    date: str
    about: str
    note: str
    spec: str
    href: str


class PartLine(msgspec.Struct, frozen=True):
    """One of the three parts of a JWT as it is written; `trouble` says why it cannot be read."""

    name: str
    text: str
    members: tuple[MemberLine, ...]
    trouble: str


class TokenLine(msgspec.Struct, frozen=True):
    """A token, known from stop `stop` on: a JWT has parts, and what is none `note` explains. `value_id` is followed."""

    id: str
    stop: int
    title: str
    name: str
    meaning: str
    spec: str
    href: str
    begun: str
    text: str
    value_id: str | None
    form: str
    parts: tuple[PartLine, ...]
    note: str
    note_spec: str
    note_href: str


class TokenState(msgspec.Struct, frozen=True):
    """What holds of a token from stop `stop` on, until its next state.

    `times` are its claims that are times, seen from the run's clock, and `bad` those of them by which it is not good;
    `unmade` are the checks that nobody has made.
    """

    token: str
    stop: int
    times: dict[str, str]
    bad: tuple[str, ...]
    signature: SignatureLine | None
    hashes: tuple[HashLine, ...]
    unmade: tuple[Unmade, ...]


def token_lines(story: Story, cast: Sequence[Lane]) -> Iterator[TokenLine]:
    """The tokens of a story in the order in which they come up."""
    names = lane_names(cast)
    for token in gather(story):
        kind, opened = kind_of(token.name), read(token.text)
        form, note, note_spec = _form(token, kind, opened, names)
        yield TokenLine(
            id=token.id,
            stop=token.stop,
            title=kind.title,
            name=token.name,
            meaning=kind.meaning,
            spec=kind.spec,
            href=href(kind.spec),
            begun=begun(token.maker, token.stop, names),
            text=token.text,
            value_id=story.values.id_of(token.text),
            form=form,
            parts=tuple(_parts(kind, opened, story)) if isinstance(opened, Jwt) else (),
            note=note,
            note_spec=note_spec,
            note_href=href(note_spec),
        )


def _form(token: Token, kind: Kind, opened: Jwt | str, names: Mapping[str, str]) -> tuple[str, str, str]:
    """What the text is, in a word, and what is to be said of one that has no parts: `opaque`, with its section."""
    if isinstance(opened, Jwt):
        return "JWT", "", ""
    if kind.opaque and "." not in token.text:
        return "opaque", kind.opaque.format(server=names.get("as", "its server")), kind.opaque_spec
    return "unreadable", f"It cannot be read, because {opened}.", "RFC 7519 §7.2"


def _parts(kind: Kind, opened: Jwt, story: Story) -> Iterator[PartLine]:
    for name, text, within in zip(PARTS, opened.pieces, ("header", "claims", ""), strict=True):
        found: Mapping[str, Any] = (getattr(opened, within) if within else None) or {}
        trouble = opened.trouble.get(name, "")
        members = tuple(_member(kind, f"{within}.{key}", value, story) for key, value in found.items())
        yield PartLine(name, text, members, f"It cannot be read, because {trouble}." if trouble else "")


def _member(kind: Kind, place: str, value: object, story: Story) -> MemberLine:
    within, _, name = place.partition(".")
    found, text = member(kind, place), json_text(value)
    brief = found if isinstance(found, Brief) else None
    return MemberLine(
        name=name,
        value=text if len(text) <= MOST else f"{text[:MOST]}…",
        value_id=story.values.id_of(text),
        date=date(value) if within == "claims" and name in TIMES else "",
        about=text_id(found) if isinstance(found, Entry) else "",
        note=brief.note if brief else "",
        spec=brief.spec if brief else "",
        href=href(brief.spec) if brief else "",
    )


def token_states(
    story: Story, cast: Sequence[Lane], published: Published, made: Sequence[Validation]
) -> Iterator[TokenState]:
    """The states of every JWT in the order of the stops; `published` are the keys that the actors have from before."""
    tokens = [(token, opened) for token in gather(story) if isinstance(opened := read(token.text), Jwt)]
    names, keys, clock = lane_names(cast), keys_seen(story), _clock(story)
    signatures: dict[tuple[str, int], SignatureLine] = {}
    latest: dict[str, TokenState] = {}
    for stop in range(story.total + 1):
        seen = [key for key in keys if key.n is not None and key.n <= stop]
        for token, opened in tokens:
            if token.stop > stop:
                continue
            signer = kind_of(token.name).signer
            which = token.id, len(seen)
            if which not in signatures:
                signatures[which] = signature_line(opened, signer, seen, published, names)
            claims, header = opened.claims or {}, opened.header or {}
            times = {name: claims[name] for name in TIMES if name in claims}
            done = [each for each in made if each.token == token.id and each.stop <= stop]
            state = TokenState(
                token=token.id,
                stop=stop,
                times={name: relative(name, value, clock[stop]) for name, value in times.items()},
                bad=tuple(name for name, value in times.items() if spoils(name, value, clock[stop])),
                signature=signatures[which],
                hashes=tuple(hash_lines(token, header, claims, story, stop)),
                unmade=unmade(token.name, opened, done, over=stop == story.total),
            )
            before = latest.get(token.id)
            if before is None or msgspec.structs.replace(state, stop=before.stop) != before:
                latest[token.id] = state
                yield state


def _clock(story: Story) -> list[int]:
    """The second that it is at each stop of the run."""
    now, found = 0, []
    for events in story.stops:
        now = max([now, *(event.at for event in events)])
        found.append(EPOCH_SECONDS + now // 1000)
    return found
