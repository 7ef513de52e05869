"""`play(run) -> trace`: a pure function. Same run, same bytes, in every process."""

from __future__ import annotations

from contextlib import suppress

import msgspec

from app.attacks import ATTACKS, flow_of
from app.flows import Flow
from app.scenario import Scenario
from app.switches import resolve
from app.trace import Head, Phase, Recorder, Run, Trace, lane_names
from app.wire import PlayEnds, Script, World

NO_ATTACK = "none"  # a scenario that shows an attack, without it


def resolve_run(run: Run, scenario: Scenario) -> Run:
    """The run in its one form: only what differs from the scenario, switches in order, and the scenario's digest."""
    own = resolve(scenario.switches)
    differing = {name: value for name, value in resolve(own, run.switches).items() if own.get(name) != value}
    attack = None if run.attack == (scenario.attack or NO_ATTACK) else run.attack
    return msgspec.structs.replace(
        run, scenario=scenario.name, digest=scenario.digest, switches=differing, attack=attack
    )


def attack_of(run: Run, scenario: Scenario) -> str | None:
    """The attack that a run is played with: its own, or else the scenario's."""
    attack = run.attack or scenario.attack
    return None if attack == NO_ATTACK else attack


def played_flow(run: Run, scenario: Scenario) -> Flow:
    """The flow that a run is played with: the scenario's, with the attack of that run laid over it."""
    return flow_of(scenario.flow, attack_of(run, scenario))


def play(run: Run, scenario: Scenario, recorder: Recorder | None = None) -> Trace:
    """Play `run` of `scenario` from its start to its end, or to the first answer that a person still owes."""
    run = resolve_run(run, scenario)
    attack, flow = attack_of(run, scenario), played_flow(run, scenario)
    switches = resolve(scenario.switches, run.switches)
    lanes = scenario.lanes(switches, attack or scenario.attack)
    recorder = recorder or Recorder()
    script = Script(flow.steps, run.decisions, run.people, scenario.decisions)
    world = World(
        seed=run.seed,
        switches=switches,
        script=script,
        hosts=flow.hosts(switches),
        names=lane_names(lanes),
        recorder=recorder,
        taps=ATTACKS[attack].taps if attack else (),
    )
    flow.prepare(world)
    with suppress(PlayEnds):
        flow.play(world)
    head = Head(
        run=run,
        switches=switches,
        cast=lanes,
        phases=_phases(scenario, flow),
        steps={step.id: step.phase for step in flow.steps if step.possible(switches)},
        unused=script.unused,
        attack=attack or msgspec.UNSET,
    )
    return Trace(head, tuple(recorder.events))


def _phases(scenario: Scenario, flow: Flow) -> tuple[Phase, ...]:
    """The phases as the scenario calls them, and those of an attack that it does not know."""
    known = {phase.id for phase in scenario.phases}
    return (*scenario.phases, *(phase for phase in flow.phases if phase.id not in known))
