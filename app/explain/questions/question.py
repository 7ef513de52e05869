"""What a question is: as a kind drafts it, as it is kept, as it is put, and what an answer to it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import msgspec

from app.explain.specs import href

MOST = 4


@dataclass(frozen=True)
class Choice:
    """One answer, and why it is right or is not."""

    text: str
    why: str


@dataclass(frozen=True)
class Draft:
    """What a kind would ask: the one right choice, and wrong ones with the most tempting first.

    `lead` is what may be said of the message beforehand, `weight` how telling the question would be here. `ordered`
    choices have an order of their own, by their text; `about` names what is asked for, so that it is not asked again
    and again.
    """

    text: str
    right: Choice
    wrong: Sequence[Choice]
    weight: int
    lead: str = ""
    spec: str = ""
    ordered: bool = False
    about: str = ""


class Option(msgspec.Struct, frozen=True):
    """One answer that can be chosen."""

    id: str
    text: str


class Asked(msgspec.Struct, frozen=True):
    """A question as it is put, before it is answered."""

    n: int
    kind: str
    lead: str
    text: str
    options: tuple[Option, ...]


class Verdict(msgspec.Struct, frozen=True):
    """What is said of an answer: whether it was right, which one is, and why each of them is or is not, by its id."""

    n: int
    chosen: str
    right: str
    correct: bool
    whys: dict[str, str]
    spec: str
    href: str


class Question(msgspec.Struct, frozen=True):
    """A question about message `n`, with the right answer and the reasons."""

    n: int
    kind: str
    lead: str
    text: str
    options: tuple[Option, ...]
    right: str
    whys: dict[str, str]
    spec: str

    def asked(self) -> Asked:
        """The question without its answer."""
        return Asked(self.n, self.kind, self.lead, self.text, self.options)

    def verdict(self, chosen: str) -> Verdict:
        """What is said of an answer."""
        return Verdict(self.n, chosen, self.right, chosen == self.right, self.whys, self.spec, href(self.spec))


def settled(draft: Draft, n: int, kind: str, place: str) -> Question:
    """The question with its answers in order: their own, or one that depends on the place and gives nothing away."""
    choices = [draft.right, *draft.wrong[: MOST - 1]]
    order = (
        (lambda each: each.text) if draft.ordered else (lambda each: sha256(f"{place} {each.text}".encode()).digest())
    )
    named = dict(zip("abcd", sorted(choices, key=order), strict=False))
    return Question(
        n=n,
        kind=kind,
        lead=draft.lead,
        text=draft.text,
        options=tuple(Option(id, choice.text) for id, choice in named.items()),
        right=next(id for id, choice in named.items() if choice is draft.right),
        whys={id: choice.why for id, choice in named.items()},
        spec=draft.spec,
    )
