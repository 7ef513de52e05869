"""Chooses one question for each message of a story: the scenario's own, else the most telling that can be made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.explain.narrate import Narrator
from app.explain.questions.moment import Moment, moments
from app.explain.questions.question import Choice, Draft, Question, settled
from app.explain.questions.registry import KINDS, QUIZ
from app.scenario import Scenario
from app.trace import Lane, Run
from app.trace.places import split_place
from app.trace.story import Story

# What takes from a kind's weight, so that the questions vary.
LAST, LAST_BUT_ONE, BEFORE, SAME = 4, 2, 1, 6
MOST_BEFORE = 3


def questions(
    scenario: Scenario,
    switches: Mapping[str, str],
    titles: Mapping[str, str],
    story: Story,
    cast: Sequence[Lane],
    run: Run,
) -> list[Question]:
    """The questions about messages 1, 2, 3 …; `titles` gives the title of each step.

    The scenario's own are made for the way that it goes by itself: from the first decision of the `run` on they might
    not be true any more, and are not asked.

    Which kind is asked depends on the story up to that message alone: a run that is played on asks the same again.
    """
    narrator = Narrator(scenario, switches, story)
    asked: list[Question] = []
    about: set[str] = set()
    turns = {split_place(decision.at)[0] for decision in run.decisions}
    decided = bool(turns - {row.step for row in story.rows if row.kind == "message"})
    for moment in moments(narrator, titles, story, cast):
        place = moment.row.place
        decided = decided or moment.row.step in turns
        own = None if decided else _quiz(scenario, place, switches, run.attack)
        kind, draft = (QUIZ, own) if own else _most_telling(moment, [question.kind for question in asked], about)
        about.add(draft.about)
        asked.append(settled(draft, moment.row.stop, kind, place))
    return asked


def _quiz(scenario: Scenario, place: str, switches: Mapping[str, str], attack: str | None) -> Draft | None:
    """The scenario's question at a place."""
    quiz = scenario.quiz(place, switches, attack)
    if quiz is None:
        return None
    choices = {option.right: Choice(option.text, option.why) for option in quiz.options if option.right}
    wrong = [Choice(option.text, option.why) for option in quiz.options if not option.right]
    return Draft(quiz.ask, choices[True], wrong, weight=0, spec=quiz.spec)


def _most_telling(moment: Moment, asked: Sequence[str], about: set[str]) -> tuple[str, Draft]:
    """The kind and its question; of two that are equally telling the kind that comes first by name."""
    drafts = [(kind.id, draft) for kind in KINDS.values() if (draft := kind.ask(moment))]
    return max(drafts, key=lambda each: each[1].weight - sum(_worn(each[0], each[1], asked, about)))


def _worn(kind: str, draft: Draft, asked: Sequence[str], about: set[str]) -> Iterator[int]:
    """What takes from a question's weight here."""
    yield LAST * int(kind in asked[-1:])
    yield LAST_BUT_ONE * int(kind in asked[-2:-1])
    yield BEFORE * min(MOST_BEFORE, asked.count(kind))
    yield SAME * int(bool(draft.about) and draft.about in about)
