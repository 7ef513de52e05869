"""Changes of the run on a stage: switches, decisions, and who plays whom. Each gives the packets to send.

Bad input is a RunError that names the field; the stage stays as it was.
"""

from __future__ import annotations

from typing import Any

import msgspec

from app.explain.asking import done_words
from app.explain.forks import fork_name
from app.runs import RunError
from app.runs.forks import fork, message_at, played_by
from app.runs.links import demand_people, parse_settings
from app.scenario import Scenario
from app.switches import settings_in_words, settle
from app.trace import Decision, Run, RunDecision, lane_name
from app.trace.fields import additions_to, fields_of
from app.trace.messages import Body
from app.trace.places import place_of
from app.web.chips import PRESET, switches_under
from app.web.showing import Showing, show
from app.web.stages import Stage

Packets = list[dict[str, Any]]
MAX_SETTINGS = 50  # at once; a chip sets one switch, and what an attack needs is a few
MAX_SECONDS = 10**9
MAX_DRAFT = 60_000  # bytes of one edit, so that the socket takes it; what fits into a link is far less


def switch(stage: Stage, asked: dict[str, Any]) -> Packets:
    """Play the run with other switches; what conflicts with them moves along, and the page is told."""
    settings = asked.get("set")
    if not isinstance(settings, dict) or not 1 <= len(settings) <= MAX_SETTINGS:
        raise RunError("set", f"set is an object of 1 to {MAX_SETTINGS} switches and their values")
    scenario = stage.showing.scenario
    wanted, name = _preset(scenario, settings) if PRESET in settings else _settings(settings)
    switches, notices = settle({**stage.showing.trace.head.switches, **wanted}, wanted)
    return _go(stage, msgspec.structs.replace(stage.showing.run, switches=switches), name, notices)


def _settings(settings: dict[str, Any]) -> tuple[dict[str, str], str]:
    """Switches, and what they are called together."""
    wanted = parse_settings([f"{name}:{value}" for name, value in settings.items()], ":")
    return wanted, settings_in_words(wanted)


def _preset(scenario: Scenario, settings: dict[str, Any]) -> tuple[dict[str, str], str]:
    """A preset's switches and its name. Whatever else is asked for at once would be unclear."""
    preset = settings[PRESET]
    if len(settings) > 1 or not isinstance(preset, str):
        raise RunError(PRESET, "a preset is a name, and is set alone")
    return switches_under(scenario, preset), f"preset: {preset}"


def decide(stage: Stage, asked: dict[str, Any]) -> Packets:
    """Fork the run with one more decision. An answer moves on to what follows from it."""
    decision = _decision(asked)
    if decision.do == "answer":
        return answer(stage, decision)
    trace = stage.showing.trace
    run = fork(trace, stage.showing.scenario, decision)
    return _go(stage, run, fork_name(decision, message_at(trace, decision.at)))


def answer(stage: Stage, decision: RunDecision) -> Packets:
    """Fork the run with an answer of the person, and go to the first message that follows from it."""
    run = fork(stage.showing.trace, stage.showing.scenario, decision)
    following = show(run, stage.showing.scenario)
    given = (each for each in _answers(following) if each[1].place == decision.at)
    n, event = next(given, (stage.cursor, None))
    name = done_words(event, lane_name(following.trace.head.cast, event.actor)) if event else decision.at
    return stage.show(following, at=n + 1, name=name)


def play_by(stage: Stage, asked: dict[str, Any]) -> Packets:
    """Let a person play some lanes from here on, or the script again."""
    people = asked.get("people")
    if not isinstance(people, list) or not all(isinstance(lane, str) for lane in people):
        raise RunError("people", "people is a list of lanes")
    lanes = demand_people(people)
    run = played_by(stage.showing.trace, lanes, stage.cursor)
    cast = stage.showing.trace.head.cast
    names = [lane_name(cast, lane) for lane in lanes or stage.showing.run.people]
    return _go(stage, run, f"You are {names[0]}" if lanes else f"{', '.join(names)} by script")


def draft(stage: Stage, at: int) -> dict[str, Any]:
    """What of message `at` can be edited, and under which place."""
    revealed = stage.showing.total if stage.mode == "open" else stage.revealed
    if at > revealed:
        raise RunError("at", f"at is {at}; messages 1 to {revealed} can be edited")
    event = stage.showing.story.message(at)
    body = event.body or Body(text="")
    return {
        "message": at,
        "at": place_of(event),
        "fields": fields_of(event.message),
        "additions": additions_to(event.message),
        "body": body.text,
        "most": MAX_DRAFT,
    }


def _decision(asked: dict[str, Any]) -> RunDecision:
    """What the page asks for, as far as its shape goes; the rest is checked as in a link."""
    at, do, changes, seconds = (asked.get(name, usual) for name, usual in DEFAULTS.items())
    if not isinstance(at, str) or not isinstance(do, str) or not isinstance(changes, dict):
        raise RunError("decision", "a decision has texts for at and do, and an object for set")
    if type(seconds) is not int or not 0 <= seconds <= MAX_SECONDS:
        raise RunError("seconds", "a delay is a whole number of seconds, from 1 to 10^9")
    return RunDecision(at=at, do=do, set=changes, ms=1000 * seconds)


DEFAULTS: dict[str, Any] = {"at": "", "do": "", "set": {}, "seconds": 0}


def _go(stage: Stage, run: Run, name: str, notices: list[str] | None = None) -> Packets:
    return stage.show(show(run, stage.showing.scenario), notices or [], name=name)


def _answers(showing: Showing) -> list[tuple[int, Decision]]:
    """The answers of a run, each with the message it comes after."""
    stops = enumerate(showing.story.stops)
    return [(n, event) for n, stop in stops for event in stop if isinstance(event, Decision)]
