"""`play(run) -> trace`: a pure function. Same run, same bytes, in every process."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

import msgspec

from app.flows import FLOWS
from app.scenario import Scenario
from app.switches import resolve
from app.trace import Head, Recorder, Run, Trace
from app.wire import PlayEnds, Script, World


def resolve_run(run: Run, scenario: Scenario) -> Run:
    """The run in its one form: only switches that differ from the scenario, in order, and the scenario's digest."""
    own = resolve(scenario.switches)
    differing = {name: value for name, value in resolve(own, run.switches).items() if own.get(name) != value}
    return msgspec.structs.replace(run, scenario=scenario.name, digest=scenario.digest, switches=differing)


def play(run: Run, scenario: Scenario, recorder: Recorder | None = None) -> Trace:
    """Play `run` of `scenario` from its start to its end, or to the first answer that a person still owes."""
    run = resolve_run(run, scenario)
    flow = FLOWS[scenario.flow]
    switches = resolve(scenario.switches, run.switches)
    lanes = scenario.lanes(switches)
    recorder = recorder or Recorder()
    script = Script(flow.steps, run.decisions, run.people, scenario.decisions)
    world = World(
        seed=run.seed,
        switches=switches,
        script=script,
        hosts=flow.hosts(switches),
        names={lane.lane: lane.name for lane in lanes},
        recorder=recorder,
    )
    flow.prepare(world)
    with suppress(PlayEnds):
        flow.play(world)
    head = Head(
        run=run,
        switches=switches,
        cast=lanes,
        phases=scenario.phases,
        steps=_phases_of_steps(scenario, switches),
        unused=script.unused,
    )
    return Trace(head, tuple(recorder.events))


def _phases_of_steps(scenario: Scenario, switches: Mapping[str, str]) -> dict[str, str]:
    return {step.id: step.phase for step in FLOWS[scenario.flow].steps if step.possible(switches)}
