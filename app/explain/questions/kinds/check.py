"""Which check stops the message, or which one is made on it?"""

from __future__ import annotations

from collections.abc import Iterator

from app.checks import LEDGER
from app.explain.questions.moment import Moment
from app.explain.questions.question import Choice, Draft
from app.trace import Check
from app.trace.story.rows import NAMED


def ask(moment: Moment) -> Draft | None:
    """Of a message on which checks are made; most telling where one of them refuses it."""
    stops = next((check for check in moment.checks if check.verdict == "failed" and check.enforced), None)
    return _refusal(moment, stops) if stops else _passing(moment)


def _refusal(moment: Moment, stops: Check) -> Draft | None:
    rule = LEDGER[stops.id]
    wrong = [Choice(title, "It holds: that check passes.") for title in _passed(moment) if title != rule.title]
    if len(wrong) < 2:
        return None
    causes = f" Often: {_small(rule.causes[0])}." if rule.causes else ""
    return Draft(
        lead=moment.opening,
        text="One thing that has to hold does not. Which?",
        right=Choice(rule.title, f"{rule.failure}.{causes}"),
        wrong=wrong,
        weight=12,
        spec=stops.spec,
        about=rule.id,
    )


def _passing(moment: Moment) -> Draft | None:
    told = [check for id in NAMED for check in moment.checks if check.id == id and check.verdict == "passed"]
    if not told or any(check.verdict == "failed" for check in moment.checks):
        return None
    check = told[0]
    wrong = list(_not_made(moment))
    if len(wrong) < 2:
        return None
    rule = LEDGER[check.id]
    return Draft(
        lead=moment.opening,
        text=f"What does {moment.name(check.actor)} check on it?",
        right=Choice(rule.title, f"It looks whether this holds, and it does. If not: {rule.clause}."),
        wrong=wrong,
        weight=6,
        spec=check.spec,
        about=rule.id,
    )


def _passed(moment: Moment) -> list[str]:
    """The titles of the checks that passed, the most telling first."""
    passed = [check.id for check in moment.checks if check.verdict == "passed"]
    named = [id for id in NAMED if id in passed]
    return [LEDGER[id].title for id in dict.fromkeys([*named, *reversed(passed)])]


def _not_made(moment: Moment) -> Iterator[Choice]:
    """Checks that find nothing to look at here, and such as are made on other messages; none that is like one made."""
    made = [check for check in moment.checks if check.verdict != "not-applicable"]
    taken = {part for check in made for part in check.id.split(".")[1:]}
    titles = {LEDGER[check.id].title for check in made}
    idle = [(moment.row.stop, check) for check in moment.checks if check.verdict == "not-applicable"]
    for n, check in [*(each for each in idle if each[1].why), *_turned(moment)]:
        title = LEDGER[check.id].title
        if title not in titles and not taken & set(check.id.split(".")[1:]):
            titles.add(title)
            yield Choice(title, _why_not(moment, n, check))


def _turned(moment: Moment) -> list[tuple[int, Check]]:
    """The telling checks of other messages, beginning with another one each time."""
    found = [each for each in moment.elsewhere if each[1].id in NAMED]
    first = moment.row.stop % len(found) if found else 0
    return found[first:] + found[:first]


def _why_not(moment: Moment, n: int, check: Check) -> str:
    if n == moment.row.stop:
        return f"There is nothing to look at here: {_small(check.why)}."
    when = f"at message {n}" if n < moment.row.stop else "later on"
    return f"{moment.name(check.actor)} checks that {when}."


def _small(text: str) -> str:
    """A sentence inside another."""
    text = text.rstrip(".")
    return text[:1].lower() + text[1:]
