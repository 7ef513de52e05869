"""Forks: the run with one more decision, and the run in which a person plays a lane from here on.

A decision that a link may carry can still have no effect; a fork is refused then, with the field that is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

import msgspec

from app.runs.links import MAX_LINK, RunError, link_of, pack, unpack
from app.runs.play import play, played_flow
from app.scenario import Scenario
from app.trace import Decision, Fault, RequestSent, ResponseSent, Run, RunDecision, Trace
from app.trace.edits import write
from app.trace.messages import Message, Request, body_text, header
from app.trace.paths import PathError, split_url
from app.trace.places import sent_at
from app.trace.story.acts import is_act

MAX_PATHS = 200
ROOM = 64  # what a page appends to the link of a run: place, mode and view


def fork(trace: Trace, scenario: Scenario, decision: RunDecision) -> Run:
    """The run of `trace` with one more decision; an answer takes the place of an earlier one.

    Raises RunError whose `field` is a path of the edit, or else the part of the decision that is wrong.
    """
    run = trace.head.run
    kept = [each for each in run.decisions if decision.do != "answer" or (each.at, each.do) != (decision.at, "answer")]
    try:
        decisions = unpack(pack([*kept, decision]))
    except UnicodeEncodeError as error:
        raise RunError("set", "half a surrogate pair is no text") from error
    except RunError as error:
        raise RunError("decision", str(error)) from error
    forked = msgspec.structs.replace(run, decisions=decisions)
    _demand_short(forked, decision)
    if decision.do != "answer":
        message = message_at(trace, decision.at)
        if message is None:
            raise RunError("at", f"this run never comes by {decision.at[:80]}")
        _demand_undecided(trace, decision)
        _demand_effect(message, decision, played_flow(run, scenario).hosts(trace.head.switches))
    return forked


def message_at(trace: Trace, place: str) -> Message | None:
    """The message of a run at `token#1.request` or `.response`, as it went on."""
    sent = sent_at(trace.events, place)
    return sent.message if sent else None


def _demand_undecided(trace: Trace, decision: RunDecision) -> None:
    """What is lost can only be found again, and what is repeated is not repeated once more by saying so again."""
    done = {event.what for event in trace.events if isinstance(event, Fault) and event.place == decision.at}
    if "dropped" in done:
        raise RunError("at", "this message is lost on its way: nothing more can be done to it")
    if decision.do == "replay" and "repeated" in done:
        raise RunError("at", "this message is sent twice already; the second one can be repeated, too")


def _demand_effect(message: Message, decision: RunDecision, hosts: Iterable[str]) -> None:
    if decision.do == "delay" and not decision.ms:
        raise RunError("seconds", "a delay is a whole number of seconds, from 1 up")
    if decision.do != "edit":
        return
    changed = message
    for path, value in decision.set.items():
        try:
            changed = write(changed, path, value)
        except PathError as error:
            raise RunError(path, str(error).removeprefix(f"{path}: ")) from error
        if isinstance(changed, Request):
            _demand_host(path, changed, hosts)
    if changed == message:
        raise RunError("set", "this changes nothing: the message would be sent as it was")
    if decision.set.get("body"):
        _demand_json(changed)


def _demand_host(path: str, request: Request, hosts: Iterable[str]) -> None:
    url = split_url(request.url)
    if f"{url.scheme}://{url.netloc}" not in hosts:
        raise RunError(path, f"nobody answers at {url.scheme}://{url.netloc[:80]}; one of {', '.join(hosts)} does")


def _demand_json(message: Message) -> None:
    """A body that names itself JSON has to be that: nobody could say otherwise which of the two is meant."""
    if "json" not in (header(message, "content-type") or ""):
        return
    try:
        json.loads(body_text(message))
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        text = f"this is no JSON ({error.msg} at {where}); to send it all the same, change header.Content-Type as well"
        raise RunError("body", text) from error
    except RecursionError as error:
        raise RunError("body", "this is no JSON: it is nested too deep") from error


def _demand_short(run: Run, decision: RunDecision) -> None:
    """Every fork has a link of its own; what makes it too long is the longest text."""
    if len(decision.set) > MAX_PATHS:
        raise RunError("set", f"{len(decision.set)} places are too many for one edit; at most {MAX_PATHS} are set")
    texts = {path: value for path, value in decision.set.items() if isinstance(value, str)}
    longest = max(texts, key=lambda path: len(texts[path]), default="decision")
    try:
        fits = len(link_of(run)) <= MAX_LINK - ROOM
    except RunError:
        fits = False
    if not fits:
        raise RunError(longest, f"this is too long: with it the run does not fit into a link of {MAX_LINK} characters")


def played_by(trace: Trace, lanes: tuple[str, ...], stop: int) -> Run:
    """The run with these lanes played by people; what they did before message `stop` was done stays done."""
    run = trace.head.run
    decided = {decision.at for decision in run.decisions}
    done = [
        RunDecision(at=event.place, do="answer", set=event.answer)
        for event in _before(trace, max(stop, 1))
        if isinstance(event, Decision) and is_act(event) and event.actor in lanes and event.place not in decided
    ]
    return msgspec.structs.replace(run, people=lanes, decisions=(*run.decisions, *done))


def _before(trace: Trace, stop: int) -> Iterable[object]:
    """The events before message number `stop`."""
    n = 0
    for event in trace.events:
        n += isinstance(event, (RequestSent, ResponseSent))
        if n >= stop:
            return
        yield event


def awaited(trace: Trace, scenario: Scenario) -> Decision | None:
    """What a person has to answer for the run to go on, as the script would answer it; None where the run is over.

    A run that waits is an exact prefix of the run in which nobody does, so what comes next there is the answer.
    """
    if not trace.head.run.people:
        return None
    alone = play(msgspec.structs.replace(trace.head.run, people=()), scenario)
    rest = alone.events[len(trace.events) :]
    return rest[0] if rest and isinstance(rest[0], Decision) else None
