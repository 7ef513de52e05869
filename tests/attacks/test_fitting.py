"""Runs that an attack makes no sense in: what it needs there is said, wherever its end would be told."""

from dataclasses import dataclass

import pytest

from app.attacks import ATTACKS, Attack, outcome, unmet
from app.exports import EXPORTS
from app.runs import play
from app.scenario import Scenario
from app.switches import SWITCHES, resolve, settle
from app.trace import Run, Trace
from tests.playing import library


@dataclass(frozen=True)
class Broken:
    """One need of one attack, at a value that it does not take."""

    attack: Attack
    switch: str
    value: str

    def __str__(self) -> str:
        return f"{self.attack.id} {self.switch}={self.value}"

    @property
    def switches(self) -> dict[str, str]:
        """The lesson's, with that one otherwise, and whatever has to move along."""
        asked = {self.switch: self.value}
        return settle(resolve(lesson_of(self.attack).switches, asked), asked)[0]


BROKEN = [
    Broken(attack, switch, value)
    for attack in ATTACKS.values()
    for switch, needed in attack.needs.items()
    for value in SWITCHES[switch].values
    if value != needed
]


def lesson_of(attack: Attack) -> Scenario:
    return library()[attack.lesson]


def played(broken: Broken) -> Trace:
    return play(Run(scenario=broken.attack.lesson, switches=broken.switches), lesson_of(broken.attack))


def last_lines(trace: Trace) -> str:
    told = EXPORTS["text"].render(trace).decode()
    return told[told.index("\nThe attack ") :]


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_the_lesson_that_an_attack_names_is_one_of_it_on_a_flow_that_it_fits(attack: Attack) -> None:
    lesson = lesson_of(attack)
    assert (lesson.attack, lesson.flow in attack.flows) == (attack.id, True)
    assert "fits" not in last_lines(play(Run(scenario=lesson.name), lesson)), "nothing is missing there"


@pytest.mark.parametrize("broken", BROKEN, ids=str)
def test_a_need_that_does_not_hold_is_named_with_what_it_would_have_to_be(broken: Broken) -> None:
    trace = played(broken)
    ended = outcome(trace)
    assert ended
    needed = broken.attack.needs[broken.switch]
    assert f"{broken.switch}={needed}" in ended.unfit
    assert broken.value in ended.unfit.partition("; here ")[2]
    if not ended.reached:
        assert (ended.sentence, ended.check, ended.message) == (ended.unfit, "", None), "no check is to be praised"
    assert unmet(broken.attack, {**trace.head.switches, **broken.attack.needs}) == {}


@pytest.mark.parametrize("broken", BROKEN, ids=str)
def test_the_command_line_says_so_and_where_the_attack_fits(broken: Broken) -> None:
    said = last_lines(played(broken))
    assert f"It needs {broken.switch}={broken.attack.needs[broken.switch]}" in said or f" and {broken.switch}=" in said
    assert said.endswith(f", as in {broken.attack.lesson}.\n")
    assert "was stopped" not in said


def test_several_needs_are_told_in_one_sentence() -> None:
    (broken,) = [each for each in BROKEN if str(each) == "code-interception client.auth=post"]
    assert last_lines(played(broken)).splitlines()[1:] == [
        "The attack is not applicable. "
        "It needs client.type=public and client.auth=none to make sense; here they are confidential and post.",
        "It fits Authorization code, as in attack-code-interception.",
    ]


def test_an_attack_that_gets_through_all_the_same_is_still_reached() -> None:
    (broken,) = [each for each in BROKEN if str(each) == "pkce-downgrade client.pkce=none"]
    reached, why = last_lines(played(broken)).splitlines()[1:]
    assert reached.startswith("The attack reached its goal. ")
    assert why.startswith("It needs client.pkce=S256 to make sense; here it is none. It fits Authorization code")
