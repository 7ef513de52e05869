"""The attack of a run as the page shows it: how it ended, each defence as a switch, both sides; attacks to choose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import msgspec

from app.attacks import ATTACKS, Attack, Defence, fits, outcome, unfit, unmet
from app.explain import href
from app.explain.forks import HIDDEN
from app.flows import FLOWS
from app.runs import NO_ATTACK, RunError, attack_of, link_of, resolve_run
from app.runs.forks import awaited
from app.runs.matrix import attack_lessons
from app.scenario import Library, Scenario
from app.switches import SWITCHES, resolve, settle
from app.trace import Run, Trace, lane_name
from app.web.comparing import address_of

WAITS = "The run is not over: it waits for a person."


class Ended(msgspec.Struct, frozen=True, kw_only=True):
    """How the attack ended. `message` and `seq` are where to look: the proof, or the check `check` that stopped it.

    `text` says it all in a sentence. Where a check stopped it, `who` made it, `why` is what failed in it, and `answer`
    how that message was answered, `400 invalid_grant`. What is missing is empty, or None.
    """

    reached: bool
    text: str
    who: str
    why: str
    message: int | None
    seq: int | None
    check: str
    answer: str


class DefenceLine(msgspec.Struct, frozen=True, kw_only=True):
    """One defence: `switch`, `short` for short, is at `value` when it is on, and at `weak` when it is off."""

    switch: str
    value: str
    weak: str
    on: bool
    title: str
    short: str
    text: str
    who: str
    spec: str
    href: str


class Unfit(msgspec.Struct, frozen=True):
    """What the attack needs and does not find in this run. `set` are the switches that would give it that, `lesson` is
    where the scenario that shows it is, as it was written."""

    text: str
    set: dict[str, str]
    lesson: str


class Attacked(msgspec.Struct, frozen=True, kw_only=True):
    """An attack on a run. `ended` is None while the end may not be told; then `text` says so. It is None as well where
    the attack makes no sense and got nowhere: `unfit` says why, and is None where it makes sense.

    `compare` is where the run is laid beside itself with a defence off or on, `every` where all attacks stand under
    these switches, `without` the run that nobody attacks. An address that would be too long is empty.
    """

    id: str
    title: str
    aim: str
    specs: tuple[tuple[str, str], ...]
    ended: Ended | None
    text: str
    unfit: Unfit | None
    defences: tuple[DefenceLine, ...]
    victim: str
    attacker: str
    remains: str
    compare: str
    every: str
    without: str


def attacked(trace: Trace, scenario: Scenario) -> Attacked | None:
    """What is shown of the attack on a run that may be seen to its end; None where nobody attacks."""
    run = trace.head.run
    name = attack_of(run, scenario)
    if name is None:
        return None
    attack = ATTACKS[name]
    waits = awaited(trace, scenario) is not None
    own = resolve(scenario.switches)
    weak = {each.switch: attack.weak.get(each.switch, own[each.switch]) for each in attack.stops}
    return Attacked(
        id=attack.id,
        title=attack.title,
        aim=attack.aim,
        specs=tuple((spec, href(spec)) for spec in attack.spec),
        ended=None if waits else _ended(trace),
        text=WAITS if waits else "",
        unfit=_unfit(attack, trace),
        defences=tuple(_line(each, trace, weak[each.switch]) for each in attack.stops),
        victim=attack.victim,
        attacker=attack.attacker,
        remains=attack.remains,
        compare=_compared(attack, run, scenario, weak),
        every=matrix_address(run.switches),
        without=_link(msgspec.structs.replace(run, attack=NO_ATTACK), scenario),
    )


def untold(of: Attacked | None) -> Attacked | None:
    """The same without its end, for whoever has not seen all messages."""
    return of and msgspec.structs.replace(of, ended=None, text=HIDDEN)


def matrix_address(switches: Mapping[str, str]) -> str:
    """Where all attacks stand under all presets, and under these switches."""
    query = urlencode([("set", f"{name}:{value}") for name, value in switches.items()], safe=":")
    return f"/attacks?{query}" if query else "/attacks"


def choices(library: Library, run: Run, scenario: Scenario) -> list[dict[str, Any]]:
    """The attacks to choose from: those that fit the scenario's flow first, then those on other flows."""
    lessons = list(attack_lessons(library))
    groups = (
        ("On this flow", [(attack, lesson) for attack, lesson in lessons if scenario.flow in attack.flows]),
        ("On other flows", [(attack, lesson) for attack, lesson in lessons if scenario.flow not in attack.flows]),
    )
    now = attack_of(run, scenario)
    return [
        {"title": title, "id": f"attacks-{n}", "attacks": [_choice(attack, lesson, now) for attack, lesson in group]}
        for n, (title, group) in enumerate(groups, 1)
        if group
    ]


def _choice(attack: Attack, lesson: Scenario, now: str | None) -> dict[str, Any]:
    flows = ", ".join(FLOWS[flow].title for flow in attack.flows)
    return {
        "title": attack.title,
        "aim": attack.aim,
        "link": f"/s/{lesson.name}",
        "fits": f"fits {flows}",
        "current": attack.id == now,
    }


def _ended(trace: Trace) -> Ended | None:
    found = outcome(trace)
    assert found is not None, "an attacked run has an outcome"
    if found.unfit and not found.reached:
        return None
    who = lane_name(trace.head.cast, found.who) if found.check else ""
    return Ended(
        reached=found.reached,
        text=found.sentence,
        who=who,
        why=found.why,
        message=found.message,
        seq=found.seq,
        check=found.check,
        answer=f"{found.status} {found.error}".strip() if found.status else "",
    )


def _unfit(attack: Attack, trace: Trace) -> Unfit | None:
    switches = trace.head.switches
    text = unfit(attack, switches)
    return Unfit(f"{text} It fits {fits(attack)}.", unmet(attack, switches), f"/s/{attack.lesson}") if text else None


def _line(defence: Defence, trace: Trace, weak: str) -> DefenceLine:
    switch = SWITCHES[defence.switch]
    return DefenceLine(
        switch=defence.switch,
        value=defence.value,
        weak=weak,
        on=trace.head.switches[defence.switch] == defence.value,
        title=f"{switch.short}: {defence.value}",
        short=switch.short,
        text=defence.sentence,
        who=lane_name(trace.head.cast, defence.who),
        spec=switch.spec,
        href=href(switch.spec),
    )


def _compared(attack: Attack, run: Run, scenario: Scenario, weak: Mapping[str, str]) -> str:
    """With all defences off, and as it is; or with the strongest value of the first one, where none is on."""
    now = resolve(scenario.switches, run.switches)
    bare = {**now, **weak}
    first = attack.stops[0].switch
    strongest = [each.value for each in attack.stops if each.switch == first][-1]
    defended = now if now != bare else {**bare, first: strongest}
    links = [_link(msgspec.structs.replace(run, switches=_legal(each)), scenario) for each in (bare, defended)]
    return address_of(links) if all(links) else ""


def _legal(switches: Mapping[str, str]) -> dict[str, str]:
    return settle(switches, {})[0]


def _link(run: Run, scenario: Scenario) -> str:
    try:
        return link_of(resolve_run(run, scenario))
    except RunError:
        return ""
