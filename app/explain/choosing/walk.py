"""Following answers through the questions, and saying where one leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.explain.choosing.ends import ENDS
from app.explain.choosing.grants import GRANTS
from app.explain.choosing.model import Answer, End, Question
from app.explain.choosing.questions import QUESTIONS, START
from app.switches import suggest


@dataclass(frozen=True)
class Stand:
    """Where a path of answers has come to: at a question, or at an end."""

    given: tuple[tuple[Question, Answer], ...]
    question: Question | None
    end: End | None

    @property
    def path(self) -> tuple[str, ...]:
        """The ids of the answers."""
        return tuple(answer.id for _, answer in self.given)

    @property
    def against(self) -> dict[str, str]:
        """Of each grant that the end does without, why not; the last answer that says something of it counts."""
        said = {grant: why for _, answer in self.given for grant, why in answer.against.items()}
        used = self.end.grants if self.end else ()
        return {grant: said[grant] for grant in GRANTS if grant in said and grant not in used}


class NoSuchAnswer(ValueError):
    """A path with an answer that its question does not have. `stand` is how far it went before that."""

    def __init__(self, wrong: str, stand: Stand) -> None:
        answers = [answer.id for answer in stand.question.answers] if stand.question else []
        super().__init__(
            f"{wrong[:40]!r} is no answer to this question, which has {', '.join(answers)}{suggest(wrong, answers)}"
            if answers
            else f"The path ends before {wrong[:40]!r}: there is nothing more to ask."
        )
        self.stand = stand


def walk(path: Sequence[str]) -> Stand:
    """Where these answers lead. Raises NoSuchAnswer."""
    stand = Stand((), QUESTIONS[START], None)
    for id in path:
        stand = _onwards(stand, id)
    return stand


def _onwards(stand: Stand, id: str) -> Stand:
    answers = stand.question.answers if stand.question else ()
    answer = next((answer for answer in answers if answer.id == id), None)
    if stand.question is None or answer is None:
        raise NoSuchAnswer(id, stand)
    return Stand((*stand.given, (stand.question, answer)), QUESTIONS.get(answer.to), ENDS.get(answer.to))


def every_path(stand: Stand | None = None) -> Iterator[Stand]:
    """All paths that lead to an end."""
    here = stand or walk([])
    if here.question is None:
        yield here
        return
    for answer in here.question.answers:
        yield from every_path(_onwards(here, answer.id))
