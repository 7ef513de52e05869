"""What playing costs: with and without recording, after a decision, and over sixty steps."""

import dataclasses
import gc
import time
from collections.abc import Callable, Iterator
from statistics import median

import msgspec

from app.flows import FLOWS
from app.rehearse import variants
from app.runs import play
from app.runs.matrix import Cell, columns, matrix
from app.scenario import Library, Scenario, load
from app.trace import Recorder, RequestSent, Run, RunDecision
from app.trace.recorder import Silent
from app.web.showing import show
from app.wire import World
from tests.bench.figures import Figure, Samples

SCENARIO = "authorization-code"
SIGN_IN = "openid-connect"  # with PKCE: the twelve exchanges that the budget is for
LONG = "bench-sixty-steps"
STEPS = 60
WARM_UP = 30


def figures(samples: Samples) -> Iterator[Figure]:
    scenario = load()[SCENARIO]
    yield recording(scenario, samples.pairs)
    yield from after_a_decision(load()[SIGN_IN], samples.plays)
    yield sixty_steps(scenario, max(5, samples.plays // 5))
    yield every_variant(load())
    yield every_attack(load())


def recording(scenario: Scenario, pairs: int) -> Figure:
    """The same play with a recorder and with one whose `add` returns at once, in turns; which is first alternates."""
    run = Run(scenario=scenario.name)

    def cost(make: Callable[[], Recorder]) -> float:
        return cpu_ms(lambda: play(run, scenario, make()))

    for _ in range(WARM_UP):
        cost(Recorder), cost(Silent)
    gc.collect()
    ratios, kept = [], []
    for pair in range(pairs):
        order = (Recorder, Silent) if pair % 2 else (Silent, Recorder)
        costs = {make: cost(make) for make in order}
        ratios.append(costs[Recorder] / costs[Silent])
        kept.append(costs[Recorder])
    note = f"{pairs} pairs, median; recorded {median(kept):.2f} ms"
    return Figure("recorded / unrecorded play", median(ratios), "×", 1.08, asserted=True, note=note)


def after_a_decision(scenario: Scenario, plays: int) -> Iterator[Figure]:
    """From the decision to the new trace, and on to what the page is sent; twelve exchanges, of OpenID Connect."""
    run = Run(scenario=scenario.name, decisions=(RunDecision("photos#1.request", "delay", ms=10),))
    assert exchanges_of(run, scenario) == 12, "the budget is for twelve exchanges"
    times = [cpu_ms(lambda: play(run, scenario)) for _ in range(WARM_UP + plays)][WARM_UP:]
    yield Figure("a decision, 12 exchanges: CPU to the new trace", median(times), "ms", 10)
    fresh = [msgspec.structs.replace(run, seed=seed) for seed in range(2, 2 + plays)]  # none comes from the cache
    told = [cpu_ms(lambda run=run: show(run, scenario)) for run in fresh]
    yield Figure("the same, played, folded and explained", median(told), "ms")


def sixty_steps(scenario: Scenario, plays: int) -> Figure:
    """One long run: the flow gone through again and again in one world until it has had sixty exchanges."""
    flow = FLOWS[scenario.flow]
    rounds = -(-STEPS // exchanges_of(Run(scenario=scenario.name), scenario))

    def again(world: World) -> None:
        for _ in range(rounds):
            flow.play(world)

    FLOWS[LONG] = dataclasses.replace(flow, id=LONG, play=again)
    try:
        long = dataclasses.replace(scenario, name=LONG, content=scenario.content.model_copy(update={"flow": LONG}))
        run = Run(scenario=LONG)
        exchanges = exchanges_of(run, long)
        assert exchanges >= STEPS, f"{exchanges} exchanges; the budget is for {STEPS}"
        times = [cpu_ms(lambda: play(run, long)) for _ in range(plays)]
    finally:
        del FLOWS[LONG]
    return Figure(f"replay of {exchanges} steps: CPU", median(times), "ms", 50)


def every_variant(library: Library) -> Figure:
    """Every scenario as it is, and with each value of each switch that it varies, alone."""
    runs = [
        (Run(scenario=scenario.name, switches=switches), scenario)
        for scenario in library.values()
        for switches in variants(scenario)
    ]
    taken = cpu_ms(lambda: [play(*run) for run in runs])
    note = f"{len(library)} scenarios, {len(runs)} runs"
    return Figure("every variant of every scenario, played: CPU", taken, "ms", 2000, note=note)


def every_attack(library: Library) -> Figure:
    """The matrix: every attack under every preset, with all that is defended against off in the beginning."""
    cells: list[Cell] = []
    taken = cpu_ms(lambda: cells.extend(matrix(library, columns())))
    note = f"{len({cell.attack.id for cell in cells})} attacks, {len(columns())} presets"
    return Figure("the matrix, every attack under every preset: CPU", taken, "ms", 5000, note=note)


def exchanges_of(run: Run, scenario: Scenario) -> int:
    """How many requests the run has."""
    return sum(isinstance(event, RequestSent) for event in play(run, scenario).events)


def cpu_ms(do: Callable[[], object]) -> float:
    """Milliseconds of this process's CPU."""
    began = time.process_time()
    do()
    return (time.process_time() - began) * 1000
