"""Going from a run over to another scenario: what was set and is offered there too is kept; what it changes is said."""

from __future__ import annotations

import msgspec

from app.attacks import ATTACKS
from app.runs import attack_of, resolve_run
from app.runs.asked import run_asked
from app.scenario import Library, Scenario
from app.switches import SWITCHES, resolve, settle
from app.trace import Run


def carry(library: Library, run: Run, scenario: Scenario, came: str) -> tuple[Run, list[str]]:
    """The run with what it keeps of the one behind the link `came`, and notices. Raises RunError for no such link.

    Kept is what differs there from the scenario's own switches, as far as this scenario offers it and its attack makes
    sense with it.
    """
    before, _ = run_asked(library, came)
    left = library[before.scenario]
    attack = ATTACKS.get(attack_of(run, scenario) or "")
    offered = (*scenario.vary, *(each.switch for each in attack.stops)) if attack else tuple(scenario.vary)
    common = [name for name in dict.fromkeys(offered) if name in left.behaviour.switches]
    was, now = resolve(left.switches, before.switches), resolve(scenario.switches, run.switches)
    free = [name for name in common if name in before.switches and name not in run.switches]
    kept = {name: was[name] for name in free if not attack or name not in attack.needs}
    switches, notices = settle({**now, **kept}, kept)
    said = [f"{SWITCHES[name].short} {value}" for name, value in kept.items() if value != now[name]]
    moved = [
        f"{SWITCHES[name].short} {switches[name]} instead of {was[name]}"
        for name in common
        if switches[name] != was[name]
    ]
    if said:
        notices.append(f"Kept from the run before: {', '.join(said)}.")
    if moved:
        notices.append(f"Not as in the run before: this lesson begins with {', '.join(moved)}.")
    if before.decisions:
        notices.append("What was done to messages there stays with the run before: the browser's Back leads to it.")
    return resolve_run(msgspec.structs.replace(run, switches=switches), scenario), notices
