"""Everything that the flow's declaration and the switches say is wrong with a scenario; plays nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.attacks import ATTACKS, flow_of
from app.checks import LEDGER
from app.flows import FLOWS, Flow
from app.scenario.model import PLACE, POINTER, Conditional, Quiz, ScenarioFile
from app.scenario.problems import Problem
from app.switches import SWITCHES, SwitchError, conflicts, resolve, suggest, validate
from app.trace import RunDecision
from app.trace.decisions import mistake_in
from app.trace.paths import PathError, parts_of
from app.trace.places import step_of

QUIZ_PLACE = re.compile(r"(?P<step>[a-z_]+)#[1-9]\d{0,3}\.(?:request|response)")
QUIZ_OPTIONS = (3, 4)


def problems_of(file: str, content: ScenarioFile) -> Iterator[Problem]:
    """Everything that the flow's declaration and the switches say is wrong."""
    if content.format != 1:
        yield Problem(file, "format", f"is {content.format}; this Grantscope reads format 1")
    flow = FLOWS.get(content.flow)
    if flow is None:
        known = ", ".join(FLOWS)
        yield Problem(file, "flow", f"no flow is called {content.flow}{suggest(content.flow, FLOWS)}; known: {known}")
        return
    mistake = misfit(content.flow, content.attack)
    if mistake:
        yield Problem(file, "attack", mistake)
        return
    flow = flow_of(content.flow, content.attack)
    yield from _switch_problems(file, content, flow)
    yield from _same_ids(file, "cast", [member.lane for member in content.cast], flow.lanes)
    yield from _same_ids(file, "phases", [phase.id for phase in content.phases], [phase.id for phase in flow.phases])
    yield from _step_problems(file, content, flow)
    yield from _decision_problems(file, content, flow)
    yield from _quiz_problems(file, content, flow)


def misfit(flow: str, attack: str | None) -> str:
    """Why an attack cannot be laid over a flow, and which can, or over which it can; empty where nothing is wrong."""
    if attack is None:
        return ""
    if attack not in ATTACKS:
        return f"no attack is called {attack[:60]}{suggest(attack, ATTACKS)}; known: {', '.join(ATTACKS)}"
    fits, lesson = ATTACKS[attack].flows, ATTACKS[attack].lesson
    return "" if flow in fits else f"{attack} does not fit the flow {flow}; it fits {', '.join(fits)}, as in {lesson}"


def _switch_problems(file: str, content: ScenarioFile, flow: Flow) -> Iterator[Problem]:
    checks = frozenset(LEDGER)
    valid = True
    for name, value in content.switches.items():
        try:
            validate(name, value, checks)
        except SwitchError as error:
            valid = False
            yield Problem(file, f"switches.{name}", str(error))
    if valid:
        for conflict in conflicts(resolve(content.switches)):
            fix = f"{conflict.second} = {conflict.nearest!r}"
            yield Problem(file, f"switches.{conflict.second}", f"excluded by {conflict.first}: {conflict.why}; {fix}")
    for name in content.vary:
        if name not in flow.switches:
            known = ", ".join(flow.switches)
            yield Problem(
                file, "vary", f"{name} is no switch of this flow{suggest(name, flow.switches)}; it has {known}"
            )


def _same_ids(file: str, key: str, found: Sequence[str], wanted: Sequence[str]) -> Iterator[Problem]:
    """Cast and phases name exactly what the flow has; the cast may be in another order."""
    for name in found:
        if name not in wanted:
            yield Problem(file, key, f"the flow has no {name}{suggest(name, list(wanted))}; it has {', '.join(wanted)}")
    for name in wanted:
        if found.count(name) != 1:
            yield Problem(file, key, f"{name} stands there {found.count(name)} times; once is right")


def _step_problems(file: str, content: ScenarioFile, flow: Flow) -> Iterator[Problem]:
    ids = [step.id for step in flow.steps]
    for key, told in (("steps", content.steps), ("remarks", content.remarks)):
        for name in told:
            if name not in ids:
                known = f"{suggest(name, ids)}; it has {', '.join(ids)}"
                yield Problem(file, f"{key}.{name}", f"the flow has no such step{known}")
    for name in ids:
        if not content.steps.get(name):
            yield Problem(file, f"steps.{name}", "is not told; every step of the flow needs a telling")
    for name, tellings in content.steps.items():
        for index, telling in enumerate(tellings):
            yield from _said_problems(file, f"steps.{name}.{index}", telling, ids)
        if tellings and tellings[-1].when:
            yield Problem(file, f"steps.{name}", "the last telling has a `when`; one without it must be the fallback")
    for name, remarks in content.remarks.items():
        for index, remark in enumerate(remarks):
            yield from _said_problems(file, f"remarks.{name}.{index}", remark, ids)


def _decision_problems(file: str, content: ScenarioFile, flow: Flow) -> Iterator[Problem]:
    steps = [step.id for step in flow.steps]
    for index, entry in enumerate(content.decisions):
        decision = RunDecision(**dict(entry))
        mistake = mistake_in(decision)
        step = step_of(decision.at)
        if not mistake and step not in steps:
            mistake = f"the flow has no step {step}{suggest(step, steps)}"
        if not mistake and decision.do == "edit":
            unknown = [path for path in decision.set if not _is_path(path)]
            mistake = f"{unknown[0]!r} is no path; one is written form.code_verifier" if unknown else ""
        if mistake:
            yield Problem(file, f"decisions.{index}", mistake)


def _quiz_problems(file: str, content: ScenarioFile, flow: Flow) -> Iterator[Problem]:
    steps = [step.id for step in flow.steps]
    for index, quiz in enumerate(content.quiz):
        key = f"quiz.{index}"
        place = QUIZ_PLACE.fullmatch(quiz.at)
        if place is None:
            yield Problem(
                file, f"{key}.at", f"{quiz.at!r:.60} is no place; one is written token#1.request or .response"
            )
        elif place["step"] not in steps:
            yield Problem(file, f"{key}.at", f"the flow has no step {place['step']}{suggest(place['step'], steps)}")
        yield from _when_problems(file, f"{key}.when", quiz)
        yield from _option_problems(file, key, quiz)
        if any(earlier.at == quiz.at and earlier.when == quiz.when for earlier in content.quiz[:index]):
            yield Problem(file, f"quiz.{index}.at", f"{quiz.at} is asked about already, under the same `when`")


def _option_problems(file: str, key: str, quiz: Quiz) -> Iterator[Problem]:
    """What is wrong with the answers: how many there are, which is right, and what may not stand in a text."""
    found, (low, high) = len(quiz.options), QUIZ_OPTIONS
    if not low <= found <= high:
        yield Problem(file, f"{key}.options", f"there are {found}; a question has {low} to {high}")
    right = sum(option.right for option in quiz.options)
    if right != 1:
        yield Problem(file, f"{key}.options", f"{right} of them are right; exactly one has `right = true`")
    if len({option.text for option in quiz.options}) < found:
        yield Problem(file, f"{key}.options", "two of them say the same")
    texts = [("ask", quiz.ask)]
    for index, option in enumerate(quiz.options):
        texts += [(f"options.{index}.text", option.text), (f"options.{index}.why", option.why)]
    for name, text in texts:
        if POINTER.search(text):
            yield Problem(
                file, f"{key}.{name}", "no pointer can stand here: the message is not shown yet when this is asked"
            )


def _said_problems(file: str, place: str, said: Conditional, steps: Sequence[str]) -> Iterator[Problem]:
    """What is wrong with one telling or remark: its condition, and the pointers of its texts."""
    yield from _when_problems(file, f"{place}.when", said)
    for part in ("tell", "then", "otherwise", "otherwise_page"):
        yield from _pointer_problems(file, f"{place}.{part}", getattr(said, part, ""), steps)


def _when_problems(file: str, key: str, said: Conditional) -> Iterator[Problem]:
    for name, values in said.when.items():
        if name not in SWITCHES:
            yield Problem(file, key, f"no switch is called {name}{suggest(name, SWITCHES)}")
            continue
        for value in values:
            if value not in SWITCHES[name].values:
                listed = ", ".join(SWITCHES[name].values)
                yield Problem(file, f"{key}.{name}", f"cannot be {value}; it is one of {listed}")


def _pointer_problems(file: str, key: str, text: str, steps: Sequence[str]) -> Iterator[Problem]:
    for pointer in POINTER.findall(text):
        place = PLACE.fullmatch(pointer)
        if place is None or not _is_path(place["path"]):
            example = "{form.code_verifier}, {authorize.request.query.state}"
            yield Problem(file, key, f"{{{pointer}}} points nowhere; a pointer is written like {example}")
        elif place["step"] and place["step"] not in steps:
            yield Problem(
                file, key, f"{{{pointer}}}: the flow has no step {place['step']}{suggest(place['step'], steps)}"
            )


def _is_path(path: str) -> bool:
    try:
        parts_of(path)
    except PathError:
        return False
    return True
