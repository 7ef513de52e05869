"""What the decision path is made of: questions with answers, and ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Answer(NamedTuple):
    """One answer, with a line of help. `to` is the id of the next question or of an end.

    `against` says of each grant that this answer rules out why it does; an answer further on may say it better.
    """

    id: str
    text: str
    help: str
    to: str
    against: Mapping[str, str] = {}


class Question(NamedTuple):
    """One question; `short` is what it is called beside an answer that was given."""

    id: str
    text: str
    short: str
    answers: tuple[Answer, ...]


class Reading(NamedTuple):
    """A section to read, and why."""

    spec: str
    why: str


class End(NamedTuple):
    """Where a path ends: the grants to use, and the scenario with the switches that shows them.

    `legacy` are scenarios that show what was asked for and is left behind; `then` are worth watching next.
    """

    id: str
    title: str
    grants: tuple[str, ...]
    scenario: str
    why: str
    read: tuple[Reading, ...]
    switches: Mapping[str, str] = {}
    legacy: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
