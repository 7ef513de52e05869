"""Every attack: its goal is reached with the defences off, and each defence alone stops it where it says it does."""

from dataclasses import dataclass

import pytest

from app.attacks import ATTACKS, Attack, Defence, outcome
from app.explain import href
from app.flows import FLOWS
from app.runs import play
from app.scenario import Scenario
from app.switches import PRESETS, SWITCHES, conflicts, resolve, settle
from app.trace import Check, Launch, Run, Trace
from tests.playing import library

LESSONS = [scenario for scenario in library().values() if scenario.attack]


@dataclass(frozen=True)
class Case:
    """One defence of one attack, in a lesson of it."""

    lesson: Scenario
    defence: Defence

    def __str__(self) -> str:
        return f"{self.lesson.name} {self.defence.switch}={self.defence.value}"


CASES = [Case(lesson, defence) for lesson in LESSONS for defence in ATTACKS[lesson.attack or ""].stops]


def attack_of(lesson: Scenario) -> Attack:
    return ATTACKS[lesson.attack or ""]


def played(lesson: Scenario, switches: dict[str, str] | None = None, attack: str | None = None) -> Trace:
    return play(Run(scenario=lesson.name, switches=switches or {}, attack=attack), lesson)


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_every_attack_has_a_lesson_with_its_defences_off(attack: Attack) -> None:
    lessons = [lesson for lesson in LESSONS if lesson.attack == attack.id]
    assert lessons
    for lesson in lessons:
        own = resolve(lesson.switches)
        assert {**attack.needs, **attack.weak}.items() <= own.items()
        assert conflicts(own) == []
        assert {defence.switch for defence in attack.stops} <= set(lesson.vary)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_with_the_defences_off_the_goal_is_reached_and_an_event_proves_it(lesson: Scenario) -> None:
    trace = played(lesson)
    ended = outcome(trace)
    assert ended
    assert ended.reached, ended.sentence
    assert ended.attack == lesson.attack
    assert ended.sentence.endswith(".")
    assert trace.events[(ended.seq or 0) - 1].seq == ended.seq
    assert ended.message


@pytest.mark.parametrize("case", CASES, ids=str)
def test_with_one_defence_on_it_is_stopped_where_that_defence_says(case: Case) -> None:
    defence = case.defence
    trace = played(case.lesson, {defence.switch: defence.value})
    assert trace.head.run.switches == {defence.switch: defence.value}  # nothing but that switch differs
    assert settle(trace.head.switches, {})[0] == trace.head.switches
    ended = outcome(trace)
    assert ended
    assert not ended.reached, ended.sentence
    assert (ended.check, ended.status, ended.error) == (defence.check, defence.status, defence.error)
    assert ended.who == defence.who
    if defence.check:
        stop = trace.events[(ended.seq or 0) - 1]
        assert isinstance(stop, Check)
        assert (stop.id, stop.verdict, stop.enforced) == (defence.check, "failed", True)
        assert stop.step == defence.at.rpartition(".")[0]
        cause = trace.events[(stop.cause or 0) - 1]
        assert cause.step == stop.step
        assert defence.check in ended.sentence
    else:
        assert ended.sentence == defence.sentence


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_without_the_attacker_its_lanes_are_silent(lesson: Scenario) -> None:
    trace = played(lesson, attack="none")
    lanes = {lane.lane for lane in attack_of(lesson).lanes}
    assert outcome(trace) is None
    assert not trace.head.attack
    assert not [event for event in trace.events if event.actor in lanes]
    assert not [event for event in trace.events if isinstance(event, Launch) and event.to in lanes]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_the_same_attack_leaves_the_same_bytes(lesson: Scenario) -> None:
    assert played(lesson).to_json() == played(lesson).to_json()
    assert Trace.from_json(played(lesson).to_json()).head.attack == lesson.attack


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_says_what_it_is_and_where_that_is_written(attack: Attack) -> None:
    assert set(attack.flows) <= set(FLOWS)
    assert all(href(spec) for spec in attack.spec)
    sentences = (attack.aim, attack.victim, attack.attacker, attack.remains, *(each.sentence for each in attack.stops))
    assert all(text.endswith(".") for text in sentences)
    assert set(attack.promised) <= set(PRESETS)
    assert all(href(spec) for spec in attack.promised.values())
    assert {lane.kind for lane in attack.lanes} == {"attacker"}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_a_defence_is_stronger_than_what_is_weak(attack: Attack) -> None:
    assert attack.stops
    for defence in attack.stops:
        order = list(SWITCHES[defence.switch].values)
        assert order.index(defence.value) > order.index(attack.weak[defence.switch])
        assert bool(defence.check) == bool(defence.at) == bool(defence.status)
