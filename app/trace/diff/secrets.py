"""What each run lets be seen: which values travel by the front channel, and who knows which at the end."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import msgspec

from app.trace.story import Story


class Knowers(msgspec.Struct, frozen=True):
    """Who knows values of one name at the end: for each run the lanes, None where no such value comes up.

    `stands` names what travels under that name, for each run: with `plain` the code verifier is the code challenge.
    """

    name: str
    lanes: tuple[tuple[str, ...] | None, ...]
    stands: tuple[str, ...] = ()


def on_front(story: Story, untold: Collection[str]) -> tuple[str, ...]:
    """The names of the values that stand in messages of the front channel, in the order in which they are seen."""
    names = (seen.name for row in story.rows if row.channel == "front" for seen in row.sightings)
    return tuple(name for name in dict.fromkeys(names) if name not in untold)


def knowers(stories: Sequence[Story], untold: Collection[str]) -> Iterator[Knowers]:
    """Who knows what at the end of each run, by name, in the order in which the names come up."""
    known = [_by_name(story) for story in stories]
    names = dict.fromkeys(name for each in known for name in each if name not in untold)
    for name in names:
        stands = tuple(
            name if name in each else _under(name, story) for each, story in zip(known, stories, strict=True)
        )
        lanes = tuple(each.get(stood) for each, stood in zip(known, stands, strict=True))
        yield Knowers(name, lanes, stands)


def _under(name: str, story: Story) -> str:
    """The name of the value that travels in a parameter called `name`, or `name`."""
    ends = f".{name}"
    return next((seen.name for row in story.rows for seen in row.sightings if seen.at.endswith(ends)), name)


def _by_name(story: Story) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for each in story.knowledge:
        found.setdefault(story.values.by_id(each.value).name, {})[each.lane] = None
    return {name: tuple(lanes) for name, lanes in found.items()}
