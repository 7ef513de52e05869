"""How an attack ended, read from the trace alone: the goal reached, or who stopped it where, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.attacks.attack import Attack, Defence
from app.attacks.fitting import unfit
from app.checks import LEDGER
from app.trace import Check, RequestSent, ResponseSent, Trace, lane_name
from app.trace.paths import json_of, location_of, pairs, split_url
from app.trace.places import split_place

PART_OF_THE_STORY = frozenset({"resource.token.unexpired"})  # that is why a client refreshes


@dataclass(frozen=True)
class Outcome:
    """How it ended.

    Where the goal was reached, `seq` is the event that proves it and `message` the number of the message that it is, or
    belongs to. Where a check stopped it, `seq` is that check's event, `message` the number of the message that was
    checked, `who` the actor that checked it, `why` what failed in it, and `status` and `error` are how that exchange
    was answered. `unfit` says what the attack needs and does not find in that run; where it was not reached either,
    there is nothing else to tell.
    """

    attack: str
    reached: bool
    sentence: str
    seq: int | None = None
    message: int | None = None
    who: str = ""
    check: str = ""
    why: str = ""
    status: int = 0
    error: str = ""
    unfit: str = ""


def judge(attack: Attack, trace: Trace) -> Outcome:
    """How this attack ended in that trace."""
    found = attack.goal(trace)
    missing = unfit(attack, trace.head.switches)
    if found.reached:
        return Outcome(attack.id, True, found.sentence, found.seq, _number_of(trace, found.seq), unfit=missing)
    if missing:
        return Outcome(attack.id, False, missing, unfit=missing)
    return _stopped(attack, trace)


def _stopped(attack: Attack, trace: Trace) -> Outcome:
    check = _named_check(attack, trace)
    silent = next(_without_check(attack, trace), None)
    if check is None and silent is not None:
        return Outcome(attack.id, False, silent.sentence, who=silent.who)
    check = check or next((each for each in reversed(_failures(trace)) if each.id not in PART_OF_THE_STORY), None)
    if check is None:
        return Outcome(attack.id, False, _no_further(trace))
    n, answer = _number_of(trace, check.cause), _answer(trace, check)
    who = lane_name(trace.head.cast, check.actor)
    why = LEDGER[check.id].clause
    return Outcome(
        attack=attack.id,
        reached=False,
        sentence=f"{who} stops it at message {n}: {why} ({check.id}, {check.spec}).",
        seq=check.seq,
        message=n,
        who=check.actor,
        check=check.id,
        why=why,
        status=answer.status if answer else 0,
        error=error_of(answer) if answer else "",
    )


def _failures(trace: Trace) -> list[Check]:
    """The checks that failed and stopped a message."""
    checks = (event for event in trace.events if isinstance(event, Check))
    return [check for check in checks if check.verdict == "failed" and check.enforced]


def _named_check(attack: Attack, trace: Trace) -> Check | None:
    """The failure that a defence of this attack names, at its place if it came up there, else anywhere."""
    places = {(each.check, split_place(each.at)[0]) for each in attack.stops}
    named = [check for check in _failures(trace) if check.id in {id for id, _ in places}]
    exact = (check for check in named if (check.id, check.step) in places)
    return next(exact, next(iter(named), None))


def _without_check(attack: Attack, trace: Trace) -> Iterator[Defence]:
    """The defences in force that stop it without any check."""
    in_force = (each for each in attack.stops if trace.head.switches[each.switch] == each.value)
    return (each for each in in_force if not each.check)


def _no_further(trace: Trace) -> str:
    """That nothing stopped the attacker, and he got nowhere; an error that comes of no check tells why."""
    checked = {check.exchange for check in _failures(trace)}
    answers = ((n, event) for n, event in enumerate(_messages(trace), 1) if isinstance(event, ResponseSent))
    others = ((n, event) for n, event in answers if event.exchange not in checked)
    refused = [(n, event.actor, error) for n, event in others if (error := error_of(event))]
    if not refused:
        return "The attacker never got so far."
    n, actor, error = refused[-1]
    who = lane_name(trace.head.cast, actor)
    return f"The attacker never got so far: {who} answers with {error} at message {n}."


def _messages(trace: Trace) -> Iterator[RequestSent | ResponseSent]:
    return (event for event in trace.events if isinstance(event, (RequestSent, ResponseSent)))


def _number_of(trace: Trace, seq: int | None) -> int | None:
    """The number of the latest message up to an event, as every view counts them."""
    return sum(event.seq <= seq for event in _messages(trace)) if seq is not None else None


def _answer(trace: Trace, check: Check) -> ResponseSent | None:
    """The answer of the exchange that a check is about; what a page's script checks comes after it."""
    answers = (event for event in _messages(trace) if isinstance(event, ResponseSent))
    return next((event for event in answers if event.exchange == check.exchange), None)


def error_of(event: ResponseSent) -> str:
    """The error code of an answer: in its JSON, or in the address that it redirects to."""
    document = json_of(event.message)
    if isinstance(document, dict):
        return str(document.get("error", ""))
    location = split_url(location_of(event.message))
    found = dict(pairs(location.query) + pairs(location.fragment))
    return found.get("error", "")
